import type { IndexFile } from "../index/index-file.ts";
import type { Store } from "../library/store.ts";
import type { Hit } from "./hit.ts";

interface Sources {
  readonly store: Pick<Store, "leadsOf">;
  readonly file: Pick<IndexFile, "passagesOf">;
}

// Of a publication that many libraries have, so many records may stand among the first.
const more = 30;

/** The first `k` publications: each by the record that stands for it, where the best of its records is. */
export function onePerPublication(hits: readonly Hit[], k: number, { store, file }: Sources): Hit[] {
  const first = hits.slice(0, k + more);
  const leads = store.leadsOf(first.filter(({ kind }) => kind === "record").map(({ id }) => id));
  if (leads.size === 0) return first.slice(0, k);
  const shown = new Map<string, Hit>();
  for (const hit of first) {
    const lead = leads.get(hit.id) ?? hit.id;
    if (!shown.has(lead)) shown.set(lead, lead === hit.id ? hit : standIn(hit, lead, file));
  }
  return [...shown.values()].slice(0, k).map((hit, index) => ({ ...hit, rank: index + 1 }));
}

function standIn(hit: Hit, lead: string, file: Sources["file"]): Hit {
  const passage = file.passagesOf(lead, 1)[0];
  // A record just stored may not be indexed yet; until then the one that was found stands for itself.
  if (!passage) return hit;
  const { passageId, title, language } = passage;
  return { ...hit, id: lead, passageId, title, language };
}
