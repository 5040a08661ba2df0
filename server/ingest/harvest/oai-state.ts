import { z } from "zod";
import type { Store } from "../../library/store.ts";
import type { StoreWriter } from "../../library/store-writer.ts";
import { withoutLogin } from "./fetch-page.ts";
import type { OaiTarget } from "./oai-target.ts";

const schema = z.object({
  /** The server's own time of the last harvest that came to its end: the next asks for what changed since. */
  until: z.string().optional(),
  /** A harvest that has not ended: where it goes on, since when it asked, and its `until` when it ends. */
  open: z.object({ token: z.string(), from: z.string().optional(), until: z.string().optional() }).optional(),
});

/** How far a source was harvested from one list of one repository. */
export type OaiState = z.infer<typeof schema>;

export function readState(store: Store, key: string): OaiState {
  const stored = store.readMeta(key);
  if (stored === undefined) return {};
  return schema.parse(JSON.parse(stored));
}

export function writeState(writer: StoreWriter, key: string, state: OaiState): void {
  writer.writeMeta(key, JSON.stringify(state));
}

/** The place of a state: another address, set or format is another list. */
export function stateKey(source: string, { base, set = "", prefix = "" }: OaiTarget): string {
  return ["harvest", source, withoutLogin(base).href, set, prefix].join(" ");
}
