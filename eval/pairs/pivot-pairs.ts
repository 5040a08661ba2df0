import { seededRandom } from "../../server/model/random.ts";
import type { TrainingPair, TrainingText } from "../../server/model/training-pair.ts";
import type { SourcedPair } from "./sourced-pair.ts";

// A gloss of many words is an explanation; one that very many words share ("to be") says too little.
const longestGloss = 3;
const mostMeanings = 6;
const kept = 2;

/** Kazakh–Russian pairs through an English gloss that both have: кітап – book – книга. The senses of a gloss may differ, so few are kept of each. */
export function pivotPairs(pairs: readonly SourcedPair[], seed: number): SourcedPair[] {
  const random = seededRandom(seed);
  const kazakh = byGloss(pairs, "kk");
  const russian = byGloss(pairs, "ru");
  return [...kazakh].flatMap(([gloss, words]) => {
    const twins = [...(russian.get(gloss) ?? [])];
    if (twins.length === 0 || twins.length > mostMeanings) return [];
    const chosen = (): string => twins[Math.floor(random() * twins.length)] ?? "";
    return [...words].flatMap((word) => twins.slice(0, kept).map(() => pivot(word, chosen())));
  });
}

function pivot(kk: string, ru: string): SourcedPair {
  const pair: TrainingPair = [
    { language: "kk", text: kk },
    { language: "ru", text: ru },
  ];
  return { pair, source: "pivot" };
}

function byGloss(pairs: readonly SourcedPair[], language: "kk" | "ru"): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const { pair } of pairs) {
    const [word, gloss] = pair;
    if (word.language !== language || gloss.language !== "en") continue;
    for (const key of glossesOf(gloss)) words.set(key, (words.get(key) ?? new Set()).add(word.text));
  }
  return words;
}

function glossesOf({ text }: TrainingText): string[] {
  return text
    .toLowerCase()
    .split(/[;,]/)
    .map((gloss) => gloss.replace(/^\s*(?:to|a|an|the)\s+/, "").trim())
    .filter((gloss) => gloss !== "" && gloss.split(/\s+/).length <= longestGloss);
}
