import { findAny, readCues } from "../language/cue.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";
import type { Faq } from "../library/faq.ts";
import type { Language } from "../library/language.ts";
import type { Ask } from "./ask.ts";
import type { Intent } from "./intent.ts";
import { sameWord } from "./same-word.ts";

// Two words of three that an entry says too: less is a chance meeting, as of a night in a title and a loan for the night.
const mostOfThem = 0.6;

const asking = readCues(
  "қалай, неге, неліктен, қашан, кім, қанша, неше, бола ма, не, как, почему, зачем, когда, кто, что, сколько, можно, какой, какая, how, why, when, who, what, can, is, do, does, should",
);

/** A few words that ask nothing: most likely a title, or what a book is about. */
export function namesAThing(ask: Ask): boolean {
  return ask.spoken.length <= 7 && ask.book.words.length > 0 && findAny(asking, ask.spoken) === undefined;
}

/** Words that name a thing and ask at most whether it is there; a rule that shares one of them is not meant. */
export function soundsLikeTitle(ask: Ask, strong: readonly Intent[]): boolean {
  const content = ask.book.asked.filter(({ framing, folded }) => !framing && folded.length > 2);
  if (content.length < 2 || strong.some((intent) => intent !== "item" && intent !== "greeting")) return false;
  if (strong.length === 0 && !namesAThing(ask)) return false;
  const [likeliest] = ask.parts.faqs.find(ask.text, ask.language);
  return !likeliest || shareSaid(content, likeliest.faq, ask.language) < mostOfThem;
}

/** Share of the words that an entry says itself; a synonym is no proof that a title is none. */
function shareSaid(content: readonly SpokenWord[], { texts }: Faq, language: Language): number {
  const { question, answer, wordings } = texts[language];
  const said = hear([question, answer, ...wordings].join(" "));
  return content.filter((word) => said.some((one) => sameWord(word, one))).length / content.length;
}
