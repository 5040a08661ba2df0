import { isFunctionWord } from "../language/stop-words.ts";
import { words } from "../language/words.ts";
import { inLetterSpace } from "./letter-space.ts";

const shortestGram = 3;
const longestGram = 5;

/** The words of a text that carry meaning; all of them when none does. */
export function wordsToEmbed(text: string): string[] {
  const all = words(text.normalize("NFC").toLowerCase());
  const meaning = all.filter((word) => !isFunctionWord(word, "en"));
  return meaning.length > 0 ? meaning : all;
}

/** Hashes of the rows of one word: the word as written, the folded word, its folded 3-5-grams with the word's borders. */
export function rowHashes(word: string): number[] {
  // Latin Kazakh comes into the Cyrillic space, so that its grams meet those of Kazakh.
  const folded = inLetterSpace(word);
  const bordered = `<${folded}>`;
  const hashes = [hash32(`=${word.toLowerCase()}`), hash32(`~${folded}`)];
  for (let length = shortestGram; length <= longestGram; length++) {
    for (let start = 0; start + length <= bordered.length; start++)
      hashes.push(hash32(bordered.slice(start, start + length)));
  }
  return hashes;
}

/** FNV-1a over UTF-16 units with the finaliser of MurmurHash3, which mixes the low bits of short strings. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
