import type { Ask, Reply } from "./ask.ts";
import type { AskedWord } from "./asked-words.ts";
import { composeList } from "./compose-list.ts";
import { type FoundBook, findBooks } from "./find-books.ts";
import { isFree } from "./holdings.ts";
import { sameStem } from "./same-word.ts";
import { isSmall } from "./title-match.ts";

interface Remembered {
  readonly book: FoundBook;
  readonly words: readonly AskedWord[];
  readonly weight: number;
}

const mostCandidates = 3;

/** Candidates for a book of which only people, places or the story are remembered: the rarer the words met, the surer. */
export async function respondPlot(ask: Ask, atLeast: number): Promise<Reply | undefined> {
  const words = ask.book.asked.filter((word) => !word.framing && !isSmall(word) && word.folded.length > 2);
  const subject = words.map(({ raw }) => raw).join(" ");
  const weighed = weigh(await findBooks(subject, ask), words).toSorted((a, b) => liking(b, ask) - liking(a, ask));
  const [first] = weighed;
  if (!first || first.weight < atLeast || (atLeast > 0.5 && first.words.length < 2)) return undefined;
  const near = weighed.filter(({ weight }) => weight >= first.weight * 0.6).slice(0, mostCandidates);
  for (const { book } of near) ask.note({ id: book.record.id, coverage: book.hit?.coverage ?? 0 });
  return composeList(
    near.map(({ book }) => book.record),
    { kind: "maybe", subject },
    ask,
  );
}

/** A word that one record alone of those found holds weighs 1, one that ten hold a tenth; a name weighs double. */
function weigh(found: readonly FoundBook[], words: readonly AskedWord[]): Remembered[] {
  const held = found
    .filter(({ record }) => record.kind === "book")
    .map((book) => ({
      book,
      words: words.filter((word) => book.whole().some((one) => sameStem(word, one))),
    }));
  const weightOf = (word: AskedWord): number =>
    (word.capital ? 2 : 1) / Math.max(1, held.filter((one) => one.words.includes(word)).length);
  const weights = new Map(words.map((word) => [word, weightOf(word)]));
  return held
    .map((one) => ({ ...one, weight: one.words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) }))
    .filter(({ weight }) => weight > 0);
}

const liking = ({ book: { record, hit }, weight }: Remembered, ask: Ask): number =>
  weight + (hit?.coverage ?? 0) + (record.language === ask.language ? 0.1 : 0) + (isFree(record) ? 0.05 : 0);
