import { findCue, readCue } from "../language/cue.ts";
import { ordinals } from "../language/ordinal-cues.ts";
import type { SpokenWord } from "../language/utterance.ts";

/** A volume asked for, and the places of the words that say so. */
export interface VolumeAsked {
  readonly number: number;
  readonly places: readonly number[];
  /** "The second one": an ordinal with no word for a volume; may as well mean a place in a list. */
  readonly bare: boolean;
}

const cardinals: readonly string[] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

const part = "том*|кітап*|кітаб*|бөлім*|часть|части|книга|книги|книгу|книг|кн|volume|vol|part|book|т";
const ordinalCues = ordinals.map((ordinal) => ({
  before: readCue(`${ordinal}+${part}`),
  after: readCue(`${part}+${ordinal}`),
  bare: readCue(ordinal),
}));
const cardinalCues = cardinals.map((cardinal) => readCue(`volume|vol|part|book+${cardinal}`));
const partCue = readCue(part);

export function findVolume(spoken: readonly SpokenWord[]): VolumeAsked | undefined {
  return inWords(spoken) ?? inDigits(spoken) ?? bareOrdinal(spoken);
}

function inWords(spoken: readonly SpokenWord[]): VolumeAsked | undefined {
  for (const [index, cues] of ordinalCues.entries()) {
    const places = findCue(cues.before, spoken) ?? findCue(cues.after, spoken);
    if (places) return { number: index + 1, places, bare: false };
  }
  const cardinal = cardinalCues.findIndex((cue) => findCue(cue, spoken) !== undefined);
  const cue = cardinalCues[cardinal];
  return cue && { number: cardinal + 1, places: findCue(cue, spoken) ?? [], bare: false };
}

/** "2-том", "2-ші кітап", "том 2", "vol. II", "т. 2". */
function inDigits(spoken: readonly SpokenWord[]): VolumeAsked | undefined {
  for (const [at, word] of spoken.entries()) {
    const number = numberOf(word);
    if (number === undefined) continue;
    const beside = [at + 1, at - 1].find((place) => isPart(spoken[place]));
    if (beside !== undefined) return { number, places: [at, beside], bare: false };
    if (isOrdinalEnding(spoken[at + 1]) && isPart(spoken[at + 2]))
      return { number, places: [at, at + 1, at + 2], bare: false };
  }
  return undefined;
}

function numberOf(word: SpokenWord): number | undefined {
  const digits = /^(\d{1,2})(?:nd|rd|th|st)?$/u.exec(word.folded)?.[1];
  if (digits !== undefined) return Number(digits);
  const roman = romans.indexOf(word.folded);
  return roman < 0 || word.raw !== word.raw.toUpperCase() ? undefined : roman + 1;
}

function isPart(word: SpokenWord | undefined): boolean {
  return word !== undefined && findCue(partCue, [word]) !== undefined;
}

const isOrdinalEnding = (word: SpokenWord | undefined): boolean =>
  word !== undefined && /^(?:ши|шы|й|я|го|ой)$/u.test(word.folded);

function bareOrdinal(spoken: readonly SpokenWord[]): VolumeAsked | undefined {
  const index = ordinalCues.findIndex((cues) => findCue(cues.bare, spoken) !== undefined);
  const cues = ordinalCues[index];
  return cues && { number: index + 1, places: findCue(cues.bare, spoken) ?? [], bare: true };
}
