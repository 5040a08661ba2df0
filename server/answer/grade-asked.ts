import { findCue, readCue } from "../language/cue.ts";
import { ordinals } from "../language/ordinal-cues.ts";
import { schoolClassWords } from "../language/reader-words.ts";
import type { SpokenWord } from "../language/utterance.ts";

const classWord = `${schoolClassWords}|form|year`;
const classes = [...ordinals, "одиннадцат*|eleventh"];
const inOrder = classes.map((ordinal) => [readCue(`${ordinal}+${classWord}`), readCue(`grade+${ordinal}`)]);
const eleventh = readCue(`он+бірінші*+${classWord}`);
const isClass = readCue(classWord);
const lastClass = 12;

export interface GradeAsked {
  readonly number: number;
  readonly places: readonly number[];
}

/** The school class a question names: "9-сынып", "тоғызыншы сыныптың", "8 класс", "9th grade". */
export function findGrade(spoken: readonly SpokenWord[]): GradeAsked | undefined {
  const eleven = findCue(eleventh, spoken);
  if (eleven) return { number: 11, places: eleven };
  for (const [index, cues] of inOrder.entries()) {
    const places = cues.map((cue) => findCue(cue, spoken)).find((found) => found !== undefined);
    if (places) return { number: index + 1, places };
  }
  return inDigits(spoken);
}

function inDigits(spoken: readonly SpokenWord[]): GradeAsked | undefined {
  for (const [at, word] of spoken.entries()) {
    const number = Number(/^(\d{1,2})(?:th|nd|rd|st)?$/u.exec(word.folded)?.[1] ?? 0);
    const beside = [at + 1, at - 1, at + 2].find((place) => isClassWord(spoken[place]));
    if (number > 0 && number <= lastClass && beside !== undefined)
      return { number, places: [...new Set([at, beside, ...(beside === at + 2 ? [at + 1] : [])])] };
  }
  return undefined;
}

const isClassWord = (word: SpokenWord | undefined): boolean =>
  word !== undefined && findCue(isClass, [word]) !== undefined;
