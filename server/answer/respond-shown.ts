import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeItem } from "./compose-item.ts";
import { editionsOf } from "./editions.ts";
import { findBooks } from "./find-books.ts";
import { isFreeAt } from "./holdings.ts";
import type { Intent } from "./intent.ts";
import { respondOnlyAuthor } from "./respond-author.ts";
import { respondItem } from "./respond-item.ts";
import { isSmall, tellingWords } from "./title-match.ts";

const ofHouse: readonly Intent[] = ["hours", "event", "contacts", "room", "rule", "service", "account", "private"];

// With a word for the book itself, what sounds like a rule is about that book: "can I pick it up there?"
const ofPlaces: readonly Intent[] = ["hours", "event", "contacts", "private"];
const it = readCues("оны, ол, осы, сол, бұл, ее, она, он, его, эта, эту, эти, эту книгу, it, this, them");

/** "And in Sairan?": whether the book last shown may be had at the branch named. */
export function respondAtBranch(ask: Ask, strong: readonly Intent[]): Reply | undefined {
  const { conversation, named, parts } = ask;
  const lastOfHouse = ofHouse.some((intent) => intent === conversation.intent);
  const bars = findAny(it, ask.spoken) ? ofPlaces : ofHouse;
  if (!named || lastOfHouse || strong.some((intent) => bars.includes(intent))) return undefined;
  const shown = parts.catalogue.records(conversation.records);
  const [first] = shown;
  if (!first) return undefined;
  if (isOneWork(shown, ask)) {
    const alike = editionsOf(shown, ask).filter((record) => record.language === first.language);
    const there = alike
      .filter((record) => isFreeAt(record, named.id))
      .toSorted((a, b) => unlike(a, first) - unlike(b, first));
    return composeItem(ask, { records: [there[0] ?? first], stand: "first" });
  }
  const there = shown.filter((record) => isFreeAt(record, named.id));
  return composeItem(ask, { records: there.length > 0 ? there : [first] });
}

/** The same volume or the whole before other volumes. */
const unlike = (record: BibRecord, shown: BibRecord): number =>
  record.title === shown.title ? 0 : record.part?.number === shown.part?.number ? 1 : 2;

const isOneWork = (records: readonly BibRecord[], { parts }: Ask): boolean =>
  new Set(records.map(({ id }) => parts.catalogue.workOf(id))).size === 1;

const opening = readCues("^ал, ^а, ^and, ^what about, ^how about");
const closing = readCues("ше");
const mostWords = 6;

/** "And the Book of Korkut?": the last question over again, with another title or author. */
export async function respondAnother(ask: Ask): Promise<Reply | undefined> {
  const isElliptic = findAny(opening, ask.spoken) ?? findAny(closing, ask.spoken.slice(-1));
  if (!isElliptic || ask.spoken.length > mostWords || ask.conversation.records.length === 0) return undefined;
  const words = ask.book.asked.filter((word) => !word.framing && !isSmall(word) && word.folded.length > 2);
  if (words.length === 0) return undefined;
  const titled = await respondItem(ask);
  if (titled) return titled;
  const found = (await findBooks(words.map(({ raw }) => raw).join(" "), ask)).map(({ record }) => record);
  const begun = words.length < 2 ? [] : found.filter((record) => begins(record, words));
  return begun.length > 0 ? composeItem(ask, { records: begun, isSure: false }) : respondOnlyAuthor(ask);
}

/** The title begins with the words, whatever endings they carry: "Қорқыт атаныкі" is of Қорқыт ата кітабы. */
function begins(record: BibRecord, words: readonly SpokenWord[]): boolean {
  const title = tellingWords(record.commonTitle ?? record.title);
  return words.every((word, place) => {
    const held = title[place];
    return held !== undefined && held.folded.length > 2 && word.folded.startsWith(held.folded);
  });
}
