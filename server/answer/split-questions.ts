import { hear } from "../language/utterance.ts";
import { quotation } from "./book-request.ts";
import type { Intent } from "./intent.ts";
import { type IntentScore, scoreIntents, strongScore } from "./understand.ts";

export interface PartQuestion {
  readonly text: string;
  readonly scores: readonly IntentScore[];
}

// Intents cheap to answer side by side; a reader in need or a refusal is never one half of an answer.
const joinable: readonly Intent[] = [
  "event",
  "hours",
  "contacts",
  "room",
  "rule",
  "service",
  "e-resource",
  "item",
  "where",
  "author",
  "subject",
];

// Where one sentence holds two questions: "where are you and are you open on Saturday?"
const aboutTheHouse: readonly Intent[] = ["event", "hours", "contacts", "room", "rule", "service"];

/** The first two questions of a message when they are independent: each plain by itself and of another kind. */
export function splitQuestions(text: string): readonly PartQuestion[] {
  const sentences = partsOf(text, /(?<=[?!.])\s+|\n+/u);
  if (sentences.length > 1) return plainPair(sentences, joinable);
  return plainPair(partsOf(text, /,?\s(?:және|әрі|и|and)\s/u), aboutTheHouse);
}

/** A stop or an "and" within a title in quotation marks ends no question. */
function partsOf(text: string, between: RegExp): readonly string[] {
  return text
    .replace(quotation, (title) => title.replaceAll(" ", inTitle))
    .split(between)
    .map((part) => part.replaceAll(inTitle, " ").trim())
    .filter((part) => hear(part).length >= 2);
}

const inTitle = "\u0000";

function plainPair(parts: readonly string[], intents: readonly Intent[]): readonly PartQuestion[] {
  if (parts.length < 2 || parts.length > 3) return [];
  const read = parts.map((text) => ({ text, scores: scoreIntents(hear(text)) }));
  const isPlain = ({ scores }: PartQuestion): boolean =>
    intents.includes(scores[0]?.intent ?? "bare") && (scores[0]?.score ?? 0) >= strongScore;
  const [first, second] = read;
  if (!first || !second || !read.every(isPlain)) return [];
  return first.scores[0]?.intent === second.scores[0]?.intent ? [] : [first, second];
}
