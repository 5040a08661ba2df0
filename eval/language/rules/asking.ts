import type { AuthoredPerson } from "../../../corpus/authoring/authored.ts";
import type { Language } from "../../../server/library/language.ts";
import type { Need } from "./need.ts";
import { directName } from "./person-name.ts";
import { wordings as wordingsOfEach } from "./wordings.ts";

/** A need in words: the clean query, and its parts for a rule that touches only these. */
export interface Asking {
  /** Of the wording around title and name. */
  readonly language: Language;
  /** Of the title. */
  readonly titleLanguage: Language;
  readonly wording: string;
  readonly title: string;
  readonly author?: string;
  readonly person?: AuthoredPerson;
  readonly relevant: readonly string[];
}

export function say({ wording, title, author = "" }: Pick<Asking, "wording" | "title" | "author">): string {
  return wording.replace("{title}", title).replace("{author}", author);
}

export interface AskingOptions {
  readonly language: Language;
  readonly random: () => number;
  readonly wordings?: { readonly title: readonly string[]; readonly titleAndAuthor: readonly string[] };
}

/**
 * Askings for the needs, round after round, each need once in a round and never twice in the same words, until every
 * wording of every need has been given.
 */
export function* askingsOf(needs: readonly Need[], options: AskingOptions): Generator<Asking> {
  const { random } = options;
  const queues = shuffled(needs, random).map((need) => shuffled(allOf(need, options), random));
  for (let round = 0; queues.some((queue) => round < queue.length); round += 1) {
    for (const queue of queues) {
      const asking = queue[round];
      if (asking) yield asking;
    }
  }
}

function allOf(need: Need, { language, wordings = wordingsOfEach[language] }: AskingOptions): Asking[] {
  const { title, author: person, byTitle, byTitleAndAuthor } = need;
  const base = { language, titleLanguage: need.language, title };
  const alone = byTitle ? wordings.title.map((wording) => ({ ...base, wording, relevant: byTitle })) : [];
  if (!person || !byTitleAndAuthor) return alone;
  const author = directName(person[need.language]);
  const both = wordings.titleAndAuthor.map((wording) => ({
    ...base,
    ...{ wording, author, person, relevant: byTitleAndAuthor },
  }));
  return [...alone, ...both];
}

/** Fisher and Yates. */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const left = [...things];
  return things.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
