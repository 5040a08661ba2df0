import type { FaqText } from "../library/faq.ts";
import { sameStem } from "./same-word.ts";
import { hear, type SpokenWord } from "./utterance.ts";

/**
 * How alike a question and the nearest wording of a FAQ entry are, 0 to 1 (Dice): unlike the search's coverage, it also
 * counts what the wording says and the question does not, so that "is there Wi-Fi" is not "the Wi-Fi code does not come".
 */
export function faqLikeness(spoken: readonly SpokenWord[], { question, wordings }: FaqText): number {
  return Math.max(...[question, ...wordings].map((wording) => dice(spoken, hear(wording))));
}

function dice(one: readonly SpokenWord[], other: readonly SpokenWord[]): number {
  if (one.length + other.length === 0) return 0;
  const shared = one.filter((word) => other.some((held) => sameStem(word, held))).length;
  const held = other.filter((word) => one.some((said) => sameStem(said, word))).length;
  return (shared + held) / (one.length + other.length);
}
