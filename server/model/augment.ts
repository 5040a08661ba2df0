import { foldToken } from "../language/match-key.ts";
import { stemFolded } from "../language/stem.ts";
import { toLatin } from "../language/transliterate.ts";
import type { TrainingText } from "./training-pair.ts";

/** How often a word of the training text is spelt otherwise, so that the model knows the spelling. */
interface Noise {
  readonly folded: number;
  readonly stemmed: number;
  readonly latin: number;
  readonly typo: number;
}

const kazakhNoise: Noise = { folded: 0.15, stemmed: 0.2, latin: 0.12, typo: 0.08 };
const russianNoise: Noise = { folded: 0.05, stemmed: 0.2, latin: 0.04, typo: 0.08 };
const englishNoise: Noise = { folded: 0, stemmed: 0.2, latin: 0, typo: 0.08 };

const noiseOf = { kk: kazakhNoise, ru: russianNoise, en: englishNoise };

/** A word as readers and indexes spell it: as given, without its Kazakh letters, as a stem, in Latin, or with one slip. */
export function noisyWord(word: string, language: TrainingText["language"], random: () => number): string {
  const noise = noiseOf[language];
  let dice = random();
  if (dice < noise.folded) return foldToken(word);
  dice -= noise.folded;
  if (dice < noise.stemmed) return stemFolded(foldToken(word), language);
  dice -= noise.stemmed;
  if (dice < noise.latin) return toLatin(word);
  dice -= noise.latin;
  return dice < noise.typo ? withSlip(word, random) : word;
}

/** One letter left out, doubled, swapped with its neighbour or replaced by another letter of the word; short words stay. */
function withSlip(word: string, random: () => number): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  const kind = Math.floor(random() * 4);
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + letter + after;
  if (kind === 2) return before + after.slice(0, 1) + letter + after.slice(1);
  return before + (word[Math.floor(random() * word.length)] ?? "") + after;
}
