import { matchKey } from "../language/match-key.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import type { Hit } from "../retrieve/hit.ts";
import type { Ask } from "./ask.ts";
import { type Person, peopleOf } from "./people.ts";

/** A record found; what is heard of it is found when first wanted. */
export interface FoundBook {
  readonly record: BibRecord;
  readonly hit?: Hit;
  readonly people: () => readonly Person[];
  /** The words of its title, topics and form. */
  readonly topics: () => readonly SpokenWord[];
  /** Its subject headings and keywords in all known languages. */
  readonly headings: () => readonly string[];
  /** The words of its whole passage, the annotation too. */
  readonly whole: () => readonly SpokenWord[];
}

const deepest = 32;
/** Where books in one language only are wanted. */
const deepestInLanguage = 80;
const longestTitle = 8;
const mostWords = 40;

/** Records near the words of `text`, the nearest first; those under the exact title or name key come before. */
export async function findBooks(text: string, ask: Ask): Promise<readonly FoundBook[]> {
  if (text.trim() === "") return [];
  const known = ask.found.get(text);
  if (known) return known;
  const found = search(text, ask);
  ask.found.set(text, found);
  return found;
}

/** Records near the question as a whole: by its content words, and by every title that stands in it letter by letter. */
export async function findNear(ask: Ask): Promise<readonly FoundBook[]> {
  const near = await findBooks(contentOf(ask), ask);
  const known = new Set(near.map(({ record }) => record.id));
  const titled = titledInside(ask).filter((id) => !known.has(id));
  return [...ask.parts.catalogue.records(titled).map((record) => describe(record, ask)), ...near];
}

function contentOf({ book }: Ask): string {
  return [...book.quoted.slice(0, 1), ...book.asked.filter(({ framing }) => !framing).map(({ raw }) => raw)].join(" ");
}

/** A title may be made of words that else only frame a question, so all words are tried. */
function titledInside({ book, parts }: Ask): string[] {
  const words = book.asked.slice(0, mostWords).map(({ raw }) => raw);
  const spans = words.flatMap((_, from) =>
    Array.from({ length: Math.min(longestTitle, words.length - from) }, (_unused, more) =>
      words.slice(from, from + more + 1).join(" "),
    ),
  );
  const owners = spans.flatMap((span) => parts.catalogue.ownersByKey("title", matchKey(span)));
  return [...new Set(owners)];
}

async function search(text: string, ask: Ask): Promise<readonly FoundBook[]> {
  const { catalogue, searcher } = ask.parts;
  const { query, hits } = await searcher.search({
    text,
    language: ask.language,
    k: ask.book.language ? deepestInLanguage : deepest,
    kinds: ["record"],
  });
  for (const { term, readAs } of query.terms) ask.readings.set(term, readAs);
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  const key = matchKey(text);
  const titled = catalogue.ownersByKey("title", key);
  const named = catalogue.ownersByKey("name", key).slice(0, deepest);
  return catalogue
    .records([...new Set([...titled, ...named, ...byId.keys()])])
    .map((record) => describe(record, ask, byId.get(record.id)));
}

export function describe(record: BibRecord, ask: Ask, hit?: Hit): FoundBook {
  const passage = once(() => ask.parts.catalogue.passagesOf(record.id)[0]);
  const people = once(() => peopleOf(record, passage()?.names ?? ""));
  const topics = once(() => {
    const { title, subtitle = "", subjects, keywords, form = "" } = record;
    return hear([title, subtitle, passage()?.subjects ?? "", ...subjects, ...keywords, form].join(" "));
  });
  const headings = once(() => (passage()?.subjects ?? "").split(" · ").filter((label) => label !== ""));
  const whole = once(() => [...topics(), ...hear(`${passage()?.names ?? ""} ${passage()?.text ?? ""}`)]);
  return { record, ...(hit && { hit }), people, topics, headings, whole };
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
