import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { MendableError } from "../../server/errors.ts";
import { type Language, languages } from "../../server/library/language.ts";
import { cleanText } from "./clean-text.ts";
import type { SourcedPair } from "./sourced-pair.ts";

/**
 * Reads `language ⇥ text ⇥ language ⇥ text ⇥ source` lines, gzipped or plain; a pair left without words is skipped.
 * @throws MendableError naming the file and the line that has another shape.
 */
export function readPairs(path: string): SourcedPair[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").flatMap((line, index) => (line === "" ? [] : readLine(line, `${path}:${index + 1}`)));
}

function readLine(line: string, place: string): SourcedPair[] {
  const [leftLanguage, left, rightLanguage, right, source] = line.split("\t");
  if (left === undefined || right === undefined || !source)
    throw new MendableError(`${place}: must be language, text, language, text and source, separated by tabs`);
  const texts = [
    { language: languageOf(leftLanguage, place), text: cleanText(left) },
    { language: languageOf(rightLanguage, place), text: cleanText(right) },
  ] as const;
  return texts.every(({ text }) => /\p{L}/u.test(text)) ? [{ pair: texts, source }] : [];
}

function languageOf(name: string | undefined, place: string): Language {
  const known = languages.find((language) => language === name);
  if (known === undefined) throw new MendableError(`${place}: "${name}" is none of ${languages.join(", ")}`);
  return known;
}
