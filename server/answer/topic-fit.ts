import type { SpokenWord } from "../language/utterance.ts";
import type { AskedWord } from "./asked-words.ts";
import type { FoundBook } from "./find-books.ts";
import { sameWord } from "./same-word.ts";

/** How a record fits a topic. */
export interface TopicFit {
  readonly book: FoundBook;
  /** How many of the words that any candidate holds this one holds, from 0 to 1. */
  readonly fit: number;
  /** Share of all content words that it holds. */
  readonly share: number;
}

/** Measures by the words that candidates hold; what none of them holds says nothing of the topic. */
export function fitTopic(found: readonly FoundBook[], content: readonly SpokenWord[]): TopicFit[] {
  const held = found.map((book) => ({ book, words: content.filter((word) => holdsTopic(book, word)) }));
  const rarity = new Map(
    content.map((word) => [word, 1 / (1 + held.filter(({ words }) => words.includes(word)).length)]),
  );
  const weigh = (words: readonly SpokenWord[]): number =>
    words.reduce((sum, word) => sum + (rarity.get(word) ?? 0) + 0.25, 0);
  const known = content.filter((word) => held.some(({ words }) => words.includes(word)));
  const total = weigh(known);
  return held.map(({ book, words }) => ({
    book,
    fit: total === 0 ? 0 : weigh(words) / total,
    share: content.length === 0 ? 0 : words.length / content.length,
  }));
}

export function holdsTopic(book: FoundBook, word: SpokenWord | AskedWord): boolean {
  return book.topics().some((held) => sameWord(word, held) || sharesRoot(word, held));
}

const shortestRoot = 6;

/** "Приключенческое" and "приключения": most of both words from the front. */
function sharesRoot(one: SpokenWord, other: SpokenWord): boolean {
  const a = one.keys.at(-1) ?? "";
  const b = other.keys.at(-1) ?? "";
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= shortestRoot && same >= Math.max(a.length, b.length) * 0.6;
}
