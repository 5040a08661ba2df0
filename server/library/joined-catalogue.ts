import type { Corrections } from "./corrections.ts";
import type { Holding, Item } from "./holding.ts";
import type { BibRecord } from "./record.ts";
import type { Store } from "./store.ts";

type Reading =
  | "faq"
  | "document"
  | "passage"
  | "passagesOf"
  | "workOf"
  | "record"
  | "records"
  | "ownersByKey"
  | "editionsOf";

interface JoinedCatalogue extends Pick<Store, Reading> {
  /** What the library says of two headings. */
  readonly personsOf: Corrections["personsOf"];
}

/** The store as a reader is shown it: each publication once, by the record that stands for it, with the copies of all of them. */
export function joinedCatalogue(store: Store, { personsOf }: Pick<Corrections, "personsOf">): JoinedCatalogue {
  const leads = (ids: readonly string[]): string[] => {
    const known = ids.length === 0 ? new Map<string, string>() : store.leadsOf(ids);
    return [...new Set(ids.map((id) => known.get(id) ?? id))];
  };
  const records = (ids: readonly string[]): BibRecord[] => {
    if (ids.length === 0) return [];
    const known = store.leadsOf(ids);
    const distinct = new Set(ids.map((id) => known.get(id) ?? id));
    const isJoined = new Set(known.values());
    return [...distinct].flatMap((id) => (isJoined.has(id) ? joined(store, id) : store.record(id)) ?? []);
  };
  return {
    personsOf,
    faq: (id) => store.faq(id),
    document: (id) => store.document(id),
    passage: (id) => store.passage(id),
    passagesOf: (owner) => store.passagesOf(owner),
    workOf: (record) => store.workOf(record),
    record: (id) => records([id])[0],
    records,
    ownersByKey: (kind, key) => leads(store.ownersByKey(kind, key)),
    editionsOf: (record) => leads(store.editionsOf(record)),
  };
}

function joined(store: Store, lead: string): BibRecord | undefined {
  const [first, ...others] = store.records(store.publicationOf(lead));
  return first && { ...first, holdings: joinHoldings([first, ...others]) };
}

/** The holdings of all, a copy that two records tell of once. */
function joinHoldings(records: readonly BibRecord[]): Holding[] {
  const seen = new Set<string>();
  return records.flatMap(({ holdings }) =>
    holdings.flatMap((holding) => {
      // Two libraries may number their copies alike.
      const numberOf = ({ barcode }: Item): string => `${holding.branch} ${barcode}`;
      const items = holding.items.filter((item) => item.barcode === "" || !seen.has(numberOf(item)));
      for (const item of items) seen.add(numberOf(item));
      return items.length === 0 && holding.items.length > 0 ? [] : [{ ...holding, items }];
    }),
  );
}
