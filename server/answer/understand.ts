import { type Cue, type Found, findAny, isOneOf, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";
import { asksOfAnother } from "./asks-of-another.ts";
import type { Intent, IntentCues } from "./intent.ts";
import { bookIntents } from "./intents-of-books.ts";
import { careIntents } from "./intents-of-care.ts";
import { ruleIntents } from "./intents-of-rules.ts";
import { houseIntents } from "./intents-of-the-house.ts";

export interface IntentScore {
  readonly intent: Intent;
  readonly score: number;
}

interface Compiled {
  readonly intent: Intent;
  readonly strong: readonly Cue[];
  readonly weak: readonly Cue[];
  readonly unless: readonly Cue[];
}

// Among equal scores the earlier intent wins.
const compiled: readonly Compiled[] = [...careIntents, ...houseIntents, ...ruleIntents, ...bookIntents].map(compile);

const cueTokens = compiled
  .flatMap(({ strong, weak, unless }) => [...strong, ...weak, ...unless])
  .flatMap(({ words }) => words.flatMap(({ tokens }) => tokens))
  .filter(({ key }) => key.length > 1);

export const strongScore = 3;

/** The intents a question gives away, the likeliest first. */
export function scoreIntents(spoken: readonly SpokenWord[]): IntentScore[] {
  const scores: IntentScore[] = compiled.map((one) => ({ intent: one.intent, score: scoreOne(one, spoken) }));
  if (asksOfAnother(spoken)) scores.push({ intent: "private", score: strongScore });
  return scores.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
}

/** Words that only greet; undefined when the question does not begin with a greeting. */
export function findGreeting(spoken: readonly SpokenWord[]): Found | undefined {
  const greeting = compiled.find((one) => one.intent === "greeting");
  return greeting && findAny(greeting.strong, spoken);
}

/** Whether answering listens for a word, whatever it is said with. What follows a stem is an ending only while it is no longer than the stem. */
export function isCueWord(word: SpokenWord): boolean {
  return isOneOf(
    cueTokens.filter(({ key }) => word.folded.length <= 2 * key.length),
    word,
  );
}

function compile({ intent, strong, weak, unless }: IntentCues): Compiled {
  const read = (lists: readonly string[] | undefined): Cue[] => (lists ?? []).flatMap(readCues);
  return { intent, strong: read(strong), weak: read(weak), unless: read(unless) };
}

function scoreOne({ strong, weak, unless }: Compiled, spoken: readonly SpokenWord[]): number {
  if (findAny(unless, spoken)) return 0;
  const hints = weak.filter((cue) => findAny([cue], spoken)).length;
  return (findAny(strong, spoken) ? strongScore : 0) + Math.min(hints, 2);
}
