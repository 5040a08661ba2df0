import { readCues } from "../../language/cue.ts";
import type { SpokenWord } from "../../language/utterance.ts";

/** Says that a name beside it is a branch's. */
export const placeWord = readCues("филиал*, кітапхана*, көше*, библиотек*, улиц*, отделени*, branch, library, street");

/** Whether the words of a branch's name stand side by side from this place on; the last may carry an ending. */
export function isNameAt(name: readonly SpokenWord[], spoken: readonly SpokenWord[], start: number): boolean {
  return name.every((word, offset) => isWord(word, spoken[start + offset]));
}

function isWord(name: SpokenWord, said: SpokenWord | undefined): boolean {
  if (!said) return false;
  return name.keys.some((key) =>
    said.keys.some(
      (one) => one === key || (key.length >= 5 && one.length - key.length <= 4 && one.startsWith(stemOf(key))),
    ),
  );
}

/** Without the vowel that Russian endings change: "центральная" is met by "центральной". */
const stemOf = (key: string): string => (key.length >= 6 ? key.replace(/(?:ая|яя|[аеиоуыя])$/u, "") : key);
