import type { Authority } from "../../library/authority.ts";
import type { Store } from "../../library/store.ts";
import { deleteGone } from "../delete-gone.ts";
import type { MarcReading } from "../map-record.ts";
import type { Tally } from "../report.ts";
import { type Transport, withoutLogin } from "./fetch-page.ts";

/** One harvest of one address into one source. */
export interface HarvestRun {
  readonly store: Store;
  readonly source: string;
  readonly authority: Authority;
  readonly reading: MarcReading;
  readonly replace?: "refuse-large" | "force";
  readonly transport: Transport;
  /** Runs `work` while no other process writes. */
  readonly locked: <T>(work: () => T) => Promise<T>;
  readonly onProgress: (read: number, total?: number) => void;
  readonly tally: Tally;
}

/** After all was read: deletes what the source no longer holds, where that was asked for and nothing is unknown. */
export async function replaceGone(run: HarvestRun, met: ReadonlyMap<string, string>): Promise<void> {
  if (!run.replace) return;
  if (run.tally.rejected.some(({ id }) => id === undefined) || run.tally.rejectedCount > run.tally.rejected.length) {
    run.transport.onNote(`${run.source}: nothing is deleted, since records that could not be read may be those stored`);
    return;
  }
  const refuseLarge = run.replace === "refuse-large";
  const isHeld = (id: string): boolean => met.has(id);
  run.tally.deleted += await run.locked(() => deleteGone(run.store, { source: run.source, isHeld, refuseLarge }));
}

/** An address with these parameters set, after those it has. */
export function addressWith(base: URL, parameters: Readonly<Record<string, string | undefined>>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** How an address is named in a report: without a login, and of a bearable length. */
export function shownAddress(url: URL): string {
  const text = withoutLogin(url).href;
  return text.length <= 500 ? text : `${text.slice(0, 499)}…`;
}
