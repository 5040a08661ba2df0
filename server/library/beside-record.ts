import type { Correction, Corrections } from "./corrections.ts";
import { present } from "./present.ts";
import type { Store } from "./store.ts";

/** What stands beside a record that the record itself does not say. */
export interface Beside {
  /** The other records of the same publication. */
  readonly samePublication?: readonly { readonly id: string; readonly source: string }[];
  /** What the library told of it or its names, and where. */
  readonly corrections?: readonly Correction[];
}

export function besideRecord(
  id: string,
  { store, corrections }: { store: Pick<Store, "publicationOf" | "record" | "records">; corrections: Corrections },
): Beside {
  const record = store.record(id);
  if (!record) return {};
  const others = store.records(store.publicationOf(id).filter((one) => one !== id));
  const told = corrections.of(record);
  return present({
    samePublication: others.length > 0 ? others.map((other) => ({ id: other.id, source: other.source })) : undefined,
    corrections: told.length > 0 ? told : undefined,
  });
}

/** One line: 'corrections.json line 3: same publication: a, b (why)'. */
export function correctionText(one: Correction): string {
  const { file, line, why } = one;
  const because = why === undefined ? "" : ` (${why})`;
  if ("heading" in one) return `${file} line ${line}: "${one.heading}" is written "${one.written}"${because}`;
  const said = "same" in one ? `same ${one.same}` : `apart, no one ${one.apart}`;
  return `${file} line ${line}: ${said}: ${("records" in one ? one.records : one.names).join(", ")}${because}`;
}
