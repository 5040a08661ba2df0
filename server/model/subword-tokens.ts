import { isFunctionWord } from "../language/stop-words.ts";
import { words } from "../language/words.ts";
import { inLetterSpace } from "./letter-space.ts";

const shortestGram = 3;
const longestGram = 5;

/** The words of a text as the rows are looked up, those of grammar among them. */
export function wordsOf(text: string): string[] {
  return words(text.normalize("NFC").toLowerCase());
}

/** Whether a word says nothing of what a text is about; it counts only where no other word stands. */
export function isOfGrammar(word: string): boolean {
  return isFunctionWord(word, "en");
}

/** The words of a text that carry meaning; all of them when none does. */
export function wordsToEmbed(text: string): string[] {
  const all = wordsOf(text);
  const meaning = all.filter((word) => !isOfGrammar(word));
  return meaning.length > 0 ? meaning : all;
}

/** Hashes of the rows of one word: the word as written, the folded word, its folded 3-5-grams with the word's borders. */
export function rowHashes(word: string): number[] {
  const folded = inLetterSpace(word);
  const bordered = `<${folded}>`;
  const hashes = wholeWordHashes(word, folded);
  for (let start = 0; start + shortestGram <= bordered.length; start++) {
    let hash = basis;
    for (let length = 1; length <= longestGram && start + length <= bordered.length; length++) {
      hash = withUnit(hash, bordered.charCodeAt(start + length - 1));
      if (length >= shortestGram) hashes.push(mixed(hash));
    }
  }
  return hashes;
}

/** Hashes of the rows that stand for the word as a whole: as written, and folded. */
export function wholeWordHashes(word: string, folded = inLetterSpace(word)): number[] {
  // Latin Kazakh comes into the Cyrillic space, so that its grams meet those of Kazakh.
  return [hash32(`=${word.toLowerCase()}`), hash32(`~${folded}`)];
}

/** FNV-1a over UTF-16 units with the finaliser of MurmurHash3, which mixes the low bits of short strings. */
function hash32(text: string): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) hash = withUnit(hash, text.charCodeAt(index));
  return mixed(hash);
}

const basis = 0x811c9dc5;
const withUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

function mixed(fnv: number): number {
  let hash = Math.imul(fnv ^ (fnv >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
