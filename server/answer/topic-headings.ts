import { hear, type SpokenWord } from "../language/utterance.ts";
import type { Ask } from "./ask.ts";
import { type FoundBook, findBooks } from "./find-books.ts";
import { sameStem } from "./same-word.ts";
import { isSmall } from "./title-match.ts";

// A heading of such words alone is met by questions about anything.
const general = hear(
  "әдебиет тарих өмір кітап өнер тіл сөз литература история жизнь книга роман романы язык искусство произведения literature history life word words слово слова book novels language art stories fiction reference анықтамалықтар справочники",
);
// "Этика, тәрбие": either word names the heading.
const between = /[,;:()–-]|\s(?:мен|пен|бен|және|и|and)\s/u;

const fillers = hear("произведения шығармалар туралы stories fiction");

/** Records under the subject headings, of `atLeast` records each, that the words name in any of their languages. */
export async function findUnderHeadings(
  words: readonly SpokenWord[],
  { ask, atLeast }: { ask: Ask; atLeast: number },
): Promise<FoundBook[]> {
  if (words.length === 0) return [];
  const near = await nearEach(words, ask);
  const labels = [...new Set(near.flatMap((book) => book.headings()))].filter((label) => isNamed(label, words));
  const found = new Map<string, FoundBook>();
  for (const label of labels.slice(0, mostHeadings)) {
    const labelled = [...near, ...(await findBooks(label, ask))].filter((book) => book.headings().includes(label));
    // A keyword of one record or two is no heading to list the shelf by.
    if (new Set(labelled.map(({ record }) => record.id)).size < atLeast) continue;
    for (const book of labelled) if (!found.has(book.record.id)) found.set(book.record.id, book);
  }
  return [...found.values()];
}

const mostHeadings = 6;

/** What comes near to all words together, and to each heading's word alone. */
async function nearEach(words: readonly SpokenWord[], ask: Ask): Promise<FoundBook[]> {
  const texts = [words, ...words.slice(-mostHeadings).map((word) => [word])];
  const found: FoundBook[] = [];
  for (const text of texts) found.push(...(await findBooks(text.map(({ raw }) => raw).join(" "), ask)));
  return [...new Map(found.toReversed().map((book) => [book.record.id, book])).values()].toReversed();
}

/** All telling words of the heading, or of one side of it, stand among the words. */
function isNamed(label: string, words: readonly SpokenWord[]): boolean {
  return label.split(between).some((side) => {
    const telling = hear(side).filter((word) => !isSmall(word) && !fillers.some((one) => sameStem(one, word)));
    return (
      telling.some((word) => word.folded.length > 2 && !isGeneral(word)) &&
      telling.every((held) => words.some((word) => sameStem(word, held)))
    );
  });
}

const isGeneral = (word: SpokenWord): boolean => general.some((one) => sameStem(one, word));
