import { matchKey } from "../language/match-key.ts";
import type { Authority } from "../library/authority.ts";
import { type Correction, readTold, type Told } from "../library/corrections.ts";
import type { Store } from "../library/store.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";

const batchSize = 500;
const metaKey = "corrections";

/** Makes anew the entries of the records that the corrections added or taken out since the last time are about; gives their number. */
export function applyCorrections(store: Store, authority: Authority): number {
  const now = (authority.corrections?.list ?? []).map(toldOf);
  const before = readTold(store.readMeta(metaKey));
  const [held, holds] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))];
  const changed = [...before.filter((one) => !holds.has(keyOf(one))), ...now.filter((one) => !held.has(keyOf(one)))];
  if (changed.length === 0) return 0;
  const ids = [...new Set(changed.flatMap((one) => recordsOf(one, store, authority)))].toSorted();
  for (let at = 0; at < ids.length; at += batchSize) {
    store.transact((writer) => {
      for (const record of store.records(ids.slice(at, at + batchSize)))
        writer.put(withOriginal(recordEntry(record, authority), store.original(record.id)));
    });
  }
  store.transact((writer) => writer.writeMeta(metaKey, JSON.stringify(now)));
  return ids.length;
}

const toldOf = ({ file: _, line: __, why: ___, ...told }: Correction): Told => told;
const keyOf = (told: Told): string => JSON.stringify(told);

/** The records named, or those that bear a name that is told of, under any form that the authority has for it. */
function recordsOf(told: Told, store: Store, authority: Authority): readonly string[] {
  if ("records" in told) return told.records;
  const names = "names" in told ? told.names : [told.heading, told.written];
  const forms = names.flatMap((name) => {
    const person = authority.person(name);
    return person ? [name, person.kk, person.ru, person.en, ...person.variants] : [name];
  });
  return [...new Set(forms.map(matchKey))].flatMap((key) => store.ownersByKey("name", key));
}
