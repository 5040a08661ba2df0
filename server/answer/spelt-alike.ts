import { foldToken } from "../language/match-key.ts";
import { everyStem, stem } from "../language/stem.ts";
import { soundKey } from "../language/utterance.ts";
import { editDistance } from "../retrieve/near-tokens.ts";

const shortestSlipped = 4;
const longWord = 8;
const shortestRoot = 4;
const rootShare = 0.4;
// Of two stems that begin alike the shorter has lost more of its ending.
const shortestStem = 5;
const farthest = 12;

/** Whether one word is another form of the other: another ending, or other letters for the same sounds. */
export function isFormOf(one: string, other: string): boolean {
  const [a, b] = [foldToken(one), foldToken(other)];
  if (sharedStart(a, b) >= Math.max(a.length, b.length) - 1 || a.startsWith(b) || b.startsWith(a)) return true;
  if (everyForm(a).some((form) => everyForm(b).some((other) => isSameStem(form, other)))) return true;
  // Typed without the letters of Kazakh, ы is written for і too.
  return !kazakhLetter.test(one) && soundKey(a) === soundKey(b);
}

/** Whether one word is the other with a slip of a letter or two. */
export function isSlip(typed: string, held: string): boolean {
  const [one, other] = inOneScript(typed, held);
  return isFewLettersOff(one, other);
}

/** As `isSlip`, in whatever form either word stands; a slip is seldom in the first letter. */
export function isSlipInAnyForm(typed: string, held: string): boolean {
  const [one, other] = inOneScript(typed, held);
  const stems = (word: string): string[] => everyForm(word).filter((form) => form.length >= shortestStem);
  return one[0] === other[0] && stems(one).some((a) => stems(other).some((b) => isFewLettersOff(a, b)));
}

function isFewLettersOff(one: string, other: string): boolean {
  const allowed = Math.min(one.length, other.length) >= longWord ? 2 : 1;
  return one.length >= shortestSlipped && editDistance(one, other, allowed) <= allowed;
}

/** Whether two words are of one root. */
export function isRelated(one: string, other: string): boolean {
  if (isFormOf(one, other)) return true;
  const [a, b] = [soundKey(foldToken(one)), soundKey(foldToken(other))];
  const shared = sharedStart(a, b);
  return shared >= shortestRoot && shared >= rootShare * Math.max(a.length, b.length);
}

/** The word that has most letters in common; among those of other scripts the shortest, which has the least ending. */
export function nearestInLetters(word: string, candidates: readonly string[]): string | undefined {
  const far = (candidate: string): number => {
    const [one, other] = inOneScript(word, candidate);
    return Math.min(farthest, editDistance(one, other, farthest));
  };
  const judged = [...new Set(candidates)].map((candidate) => ({ candidate, letters: far(candidate) }));
  return judged.toSorted((a, b) => a.letters - b.letters || a.candidate.length - b.candidate.length)[0]?.candidate;
}

/** Letters as they are where both are of one script, else as they sound. */
function inOneScript(one: string, other: string): [string, string] {
  const [a, b] = [foldToken(one), foldToken(other)];
  return isLatin(a) === isLatin(b) ? [a, b] : [soundKey(a), soundKey(b)];
}

const everyForm = (folded: string): string[] => [
  ...everyStem(folded),
  ...(isLatin(folded) ? [stem(folded, "en")] : []),
];

function isSameStem(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < shortestStem) return one === other;
  return one.startsWith(other) || other.startsWith(one);
}

function sharedStart(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same;
}

const isLatin = (word: string): boolean => /\p{Script=Latin}/u.test(word);
const kazakhLetter = /[әғқңөұүһі]/iu;
