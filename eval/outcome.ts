import type { Answer } from "../server/answer/answer.ts";
import type { Language } from "../server/library/language.ts";
import type { Check } from "./judge.ts";
import type { Question } from "./question.ts";

/** What became of one question in a run. */
export interface Outcome {
  readonly set: string;
  readonly id: string;
  readonly language: Language;
  readonly category: Question["category"];
  readonly tags: Question["tags"];
  readonly turns: Question["turns"];
  readonly now: string;
  readonly expect: Question["expect"];
  /** Absent when the librarian failed. */
  readonly answer?: Answer;
  /** Milliseconds of the judged turn. */
  readonly ms: number;
  readonly checks: readonly Check[];
  /** All checks passed. */
  readonly passed: boolean;
}

/** The rank from 1 of the first expected record among the cards; undefined when none is shown. */
export function firstRightRank({ expect, answer }: Outcome): number | undefined {
  const cards = answer?.kind === "answered" ? answer.records : [];
  const index = cards.findIndex(({ id }) => expect.records?.includes(id));
  return index === -1 ? undefined : index + 1;
}
