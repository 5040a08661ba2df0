import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MendableError } from "../../server/errors.ts";
import { type Language, languages } from "../../server/library/language.ts";
import type { SourcedPair } from "./sourced-pair.ts";

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

type Concept = Readonly<Record<Language, readonly string[]>>;

function readConcept(line: string, place: string): Concept {
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

function conceptPairs(concept: Concept): SourcedPair[] {
  const sides = languages.flatMap((left, index) => languages.slice(index + 1).map((right) => [left, right] as const));
  return sides.flatMap(([left, right]) =>
    concept[left].flatMap((a) =>
      concept[right].map((b) => ({
        pair: [
          { language: left, text: a },
          { language: right, text: b },
        ] as const,
        source: "lexicon",
      })),
    ),
  );
}
