import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MendableError } from "../../server/errors.ts";
import { pairsAcross, type SourcedPair, type Texts } from "./sourced-pair.ts";

/** Every two words of different languages that one concept of the lexicon names. */
export function lexiconPairs(folder: string): SourcedPair[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
  return files.sort().flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .trim()
      .split("\n")
      .flatMap((line, index) => conceptPairs(readConcept(line, `${name}:${index + 1}`))),
  );
}

function readConcept(line: string, place: string): Texts {
  const cells = line.split("\t").map((cell) =>
    cell
      .split(";")
      .map((word) => word.trim())
      .filter(Boolean),
  );
  const [kk, ru, en] = cells;
  if (cells.length !== 3 || !kk?.length || !ru?.length || !en?.length)
    throw new MendableError(`${place}: must be words in Kazakh, Russian and English, separated by tabs`);
  return { kk, ru, en: en.map((word) => word.replace(/^to /, "")) };
}

function conceptPairs(concept: Texts): SourcedPair[] {
  return pairsAcross(concept, "lexicon", (left, right) => left.flatMap((a) => right.map((b) => [a, b] as const)));
}
