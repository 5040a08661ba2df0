import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "../library/record.ts";
import type { Hit } from "../retrieve/hit.ts";
import type { Ask } from "./ask.ts";
import { matchTitle, type TitleMatch } from "./title-match.ts";
import { hear, type SpokenWord } from "./utterance.ts";

/** A record found, and how the question fits it. */
export interface FoundBook {
  readonly record: BibRecord;
  readonly hit?: Hit;
  /** By any form of its title: its own, the original's, the parallel ones. */
  readonly match: TitleMatch;
  /** By its own title. */
  readonly own: TitleMatch;
  /** The words of all forms of its names, to compare a reader's spelling with. */
  readonly names: () => readonly SpokenWord[];
  /** The words of its title and topics. */
  readonly topics: () => readonly SpokenWord[];
}

const deepest = 24;

/** Records near the words of `text`, the nearest first; those under the exact title or name key come before. */
export async function findBooks(text: string, ask: Ask): Promise<readonly FoundBook[]> {
  if (text.trim() === "") return [];
  const known = ask.found.get(text);
  if (known) return known;
  const found = search(text, ask);
  ask.found.set(text, found);
  return found;
}

async function search(text: string, ask: Ask): Promise<readonly FoundBook[]> {
  const { catalogue, searcher } = ask.parts;
  const { hits } = await searcher.search({ text, language: ask.language, k: deepest, kinds: ["record"] });
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  const key = matchKey(text);
  const titled = catalogue.ownersByKey("title", key);
  const named = catalogue.ownersByKey("name", key).slice(0, deepest);
  const asked = hear(text);
  return catalogue
    .records([...new Set([...titled, ...named, ...byId.keys()])])
    .map((record) => describe(record, { asked, hit: byId.get(record.id), ask }));
}

function describe(
  record: BibRecord,
  { asked, hit, ask }: { asked: readonly SpokenWord[]; hit: Hit | undefined; ask: Ask },
): FoundBook {
  const passage = once(() => ask.parts.catalogue.passagesOf(record.id)[0]);
  const names = once(() =>
    hear([passage()?.names ?? "", ...record.names.map(({ heading, display }) => `${heading} ${display}`)].join(" ")),
  );
  const topics = once(() =>
    hear(
      [
        record.title,
        record.subtitle ?? "",
        passage()?.subjects ?? "",
        ...record.subjects,
        ...record.keywords,
        record.form ?? "",
      ].join(" "),
    ),
  );
  const own = matchTitle(asked, [record.title, record.commonTitle ?? record.title], names);
  const otherForms = [...record.parallelTitles, record.originalTitle ?? record.title];
  const other = own.isTitle ? own : matchTitle(asked, otherForms, names);
  return { record, ...(hit && { hit }), own, match: other.isTitle ? other : own, names, topics };
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
