import { endingTree } from "./ending-tree.ts";
import type { Ending } from "./kazakh-endings.ts";
import { roots } from "./kazakh-roots.ts";
import { harmonyAfter, isVowelAt, lastSound, syllables } from "./kazakh-sounds.ts";
import { isLikelyStem } from "./likely-stem.ts";
import { stemKey, voiceless } from "./stem-key.ts";

const tree = endingTree();
const mostEndings = 6;

/** What the forms of a folded Kazakh word have in common: a key, not always a word (халық, халқы → халк). */
export function stemKazakh(word: string): string {
  return stemKey(readings(word).at(-1)?.stem ?? word);
}

/** What remains of a folded word after each suffix taken off, in turn: жолының → жолы, жол. */
export function kazakhStems(word: string): string[] {
  let whole = word;
  return readings(word).flatMap(({ stem, joints }) => {
    const longer = joints.map((joint) => whole.slice(0, stem.length + joint)).toReversed();
    whole = stem;
    return [...longer, stem];
  });
}

/** A word as a stem and an ending. */
interface Reading {
  readonly stem: string;
  readonly joints: readonly number[];
  readonly isRoot: boolean;
  readonly isVerb: boolean;
}

/** The word with an ending less each time; the stem of a verb takes none of a noun. */
function readings(word: string): Reading[] {
  const found: Reading[] = [];
  let reading = read(word);
  while (reading !== undefined && found.length < mostEndings) {
    found.push(reading);
    reading = reading.isVerb ? undefined : read(reading.stem);
  }
  return found;
}

/** The longest ending that leaves a likely stem; a root we know is believed before any other stem. */
function read(word: string): Reading | undefined {
  if (word.length < 3 || roots.has(word)) return undefined;
  let longest: Reading | undefined;
  let node = 0;
  for (let length = word.length - 1; length >= 2; length--) {
    node = tree.next(node, word, length);
    if (node === 0) break;
    const reading = readAt(word, length, tree.endings(node));
    if (reading?.isRoot) return reading;
    longest = reading ?? longest;
  }
  return longest ?? withoutInfinitive(word);
}

/** The word as its first letters and one of the endings that the rest may be. */
function readAt(word: string, length: number, candidates: readonly Ending[]): Reading | undefined {
  if (candidates.length === 0 || isUnvoiced(word, length)) return undefined;
  const sound = lastSound(word, length);
  if (!candidates.some(({ after }) => (after & sound) !== 0)) return undefined;
  const harmony = harmonyAfter(word, length);
  const stem = stemBefore(word, length);
  const isRoot = roots.has(stem);
  const ending = candidates.find(
    (one) =>
      (one.after & sound) !== 0 &&
      (one.harmony & harmony) !== 0 &&
      ((isRoot && one.part !== "mineGivenAfterVowel") || isLikelyStem(stem, one.part)),
  );
  return ending && { stem, joints: ending.joints, isRoot, isVerb: isOfVerb(ending) };
}

function isOfVerb({ part }: Ending): boolean {
  return part === "verb" || part === "habit";
}

/** к and п are voiced between vowels, so that ақы is no ақ-ы; only longer loans keep them: принципі. */
function isUnvoiced(word: string, length: number): boolean {
  const last = word[length - 1];
  if (!isNarrowAt(word, length) || (last !== "к" && last !== "п")) return false;
  return isVowelAt(word, length - 2) && syllables(word.slice(0, length)) < 2;
}

function stemBefore(word: string, length: number): string {
  const stem = word.slice(0, length);
  return isNarrowAt(word, length) ? voiceless(stem) : stem;
}

function isNarrowAt(word: string, index: number): boolean {
  return word[index] === "ы" || word[index] === "и";
}

/** жоғалту → жоғалт */
function withoutInfinitive(word: string): Reading | undefined {
  if (word.length < 5 || !word.endsWith("у")) return undefined;
  return { stem: word.slice(0, -1), joints: [], isRoot: false, isVerb: true };
}
