import { seeded } from "../../corpus/authoring/seeded.ts";
import { type Language, languages } from "../../server/library/language.ts";
import type { Embedder } from "../../server/model/embedder.ts";
import { openSubwordEmbedder } from "../../server/model/subword-embedder.ts";
import { percentile } from "../bootstrap.ts";
import { corpusMatter } from "./corpus-matter.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface EmbedResult {
  /** Id of the embedder: the trained one of the file, or the untrained one where there is no file. */
  readonly embedder: string;
  readonly dimensions: number;
  readonly loadMs: number;
  readonly microseconds: Readonly<Record<Language, EmbedTimes>>;
}

/** Microseconds a sentence of eight words. */
interface EmbedTimes {
  /** Of words the embedder meets for the first time. */
  readonly newWords: number;
  /** Of words it remembers from a moment ago, as in a catalogue's text. */
  readonly rememberedWords: number;
}

const wordsPerSentence = 8;
// Four thousand words a language, fewer than the embedder remembers.
const sentences = 500;
const rounds = 3;

/** The median of three rounds, each with an embedder opened anew. */
export function runEmbedBench(modelFile: string): EmbedResult {
  const texts = { kk: sentencesIn("kk"), ru: sentencesIn("ru"), en: sentencesIn("en") };
  const timed = Array.from({ length: rounds }, () => oneRound(modelFile, texts));
  const median = (of: (round: Round) => number): number => percentile(timed.map(of), 50) ?? 0;
  const times = (language: Language): EmbedTimes => ({
    newWords: median((round) => round[language].newWords),
    rememberedWords: median((round) => round[language].rememberedWords),
  });
  const { id, dimensions } = openSubwordEmbedder(modelFile);
  return {
    embedder: id,
    dimensions,
    loadMs: median(({ loadMs }) => loadMs),
    microseconds: { kk: times("kk"), ru: times("ru"), en: times("en") },
  };
}

export function embedText({ embedder, dimensions, loadMs, microseconds }: EmbedResult): string {
  const lines = languages.map((language) => {
    const { newWords, rememberedWords } = microseconds[language];
    return `  ${language}  ${newWords.toFixed(1).padStart(10)}  ${rememberedWords.toFixed(1).padStart(16)}`;
  });
  return [
    `${embedder}, ${dimensions} dimensions, loaded in ${loadMs.toFixed(1)} ms`,
    `µs a sentence of ${wordsPerSentence} words`,
    "       new words  remembered words",
    ...lines,
  ].join("\n");
}

type Round = Readonly<Record<Language, EmbedTimes>> & { readonly loadMs: number };

function oneRound(modelFile: string, texts: Readonly<Record<Language, readonly string[]>>): Round {
  const started = performance.now();
  openSubwordEmbedder(modelFile);
  const loadMs = performance.now() - started;
  const times = (language: Language): EmbedTimes => {
    // One each, so that no language fills the memory of another.
    const embedder = openSubwordEmbedder(modelFile);
    return { newWords: timeOf(embedder, texts[language]), rememberedWords: timeOf(embedder, texts[language]) };
  };
  return { loadMs, kk: times("kk"), ru: times("ru"), en: times("en") };
}

function timeOf(embedder: Embedder, texts: readonly string[]): number {
  const started = performance.now();
  for (const text of texts) embedder.embed(text);
  return (1000 * (performance.now() - started)) / texts.length;
}

/** Sentences in which no word comes twice. */
function sentencesIn(language: Language): string[] {
  const draw = vocabularyOf(language, corpusMatter().words[language]);
  const random = seeded(`sentences ${language}`);
  const words = new Set<string>();
  while (words.size < sentences * wordsPerSentence) words.add(draw(random));
  const all = [...words];
  return Array.from({ length: sentences }, (_, n) =>
    all.slice(n * wordsPerSentence, (n + 1) * wordsPerSentence).join(" "),
  );
}
