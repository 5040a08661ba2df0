import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Language } from "../library/language.ts";
import { detectLanguage, detectWriting } from "./detect.ts";
import { fold } from "./fold.ts";
import { toLatin } from "./transliterate.ts";
import { words } from "./words.ts";

// The constants were chosen on the first half of the samples; the second was written afterwards.
const sample = z.strictObject({
  text: z.string(),
  class: z.string(),
  language: z.enum(["kk", "ru", "en"]),
  script: z.enum(["cyrillic", "latin", "arabic"]),
  mixed: z.boolean(),
  half: z.enum(["first", "second"]),
});
const samples = readFileSync(join(import.meta.dirname, "writing-samples.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => sample.parse(JSON.parse(line)));
type Sample = (typeof samples)[number];

function share(of: readonly Sample[], holds: (one: Sample) => boolean): number {
  return of.filter(holds).length / of.length;
}

const inItsLanguage = ({ text, language }: Sample): boolean => detectLanguage(text) === language;

describe("of short texts, most are told", () => {
  const groups = Map.groupBy(samples, (one) => `${one.half} ${one.class}`);
  const floors: Record<string, number> = { first: 0.95, second: 0.9, "second mixed": 0.85 };

  test.each([...groups])("%s", (group, of) => {
    const accuracy = share(of, inItsLanguage);
    console.info(`language of ${group}: ${Math.round(accuracy * of.length)}/${of.length}`);
    expect(accuracy).toBeGreaterThanOrEqual(floors[group] ?? floors[group.split(" ")[0] ?? ""] ?? 1);
  });

  test("the script of nearly all, and whether two languages meet of most", () => {
    const monolingual = samples.filter(({ mixed }) => !mixed);
    const mixed = samples.filter((one) => one.mixed);
    const script = share(samples, ({ text, script }) => detectWriting(text).script === script);
    const falseAlarms = share(monolingual, ({ text }) => detectWriting(text).mixed);
    const noticed = share(mixed, ({ text }) => detectWriting(text).mixed);
    console.info(`script ${script.toFixed(3)}, mixed noticed ${noticed.toFixed(2)}, falsely ${falseAlarms.toFixed(3)}`);
    expect(script).toBeGreaterThanOrEqual(0.98);
    expect(noticed).toBeGreaterThanOrEqual(0.7);
    expect(falseAlarms).toBeLessThanOrEqual(0.02);
  });
});

const tatoeba = join(import.meta.dirname, "../../../shared/data/evaluation/tatoeba");
const present = existsSync(tatoeba);

function beginnings(file: string, respell: (text: string) => string): string[] {
  const sentences = readFileSync(join(tatoeba, file), "utf8").trim().split("\n").map(respell);
  return sentences.map((sentence) => words(sentence).slice(0, 3).join(" "));
}

const inChat = (text: string): string => toLatin(text).replaceAll("zh", "j").replaceAll("kh", "h");

describe.skipIf(!present)(
  `three words of everyday sentences${present ? "" : " (skipped: ../shared/data is not here)"}`,
  () => {
    test.each<[string, Language, string, (text: string) => string, number]>([
      ["Kazakh", "kk", "tatoeba.kaz-eng.kaz", (text) => text, 0.98],
      ["Kazakh without its letters", "kk", "tatoeba.kaz-eng.kaz", fold, 0.97],
      ["Kazakh in Latin letters", "kk", "tatoeba.kaz-eng.kaz", toLatin, 0.96],
      ["Kazakh as in chats", "kk", "tatoeba.kaz-eng.kaz", inChat, 0.96],
      ["Russian", "ru", "tatoeba.rus-eng.rus", (text) => text, 0.98],
      ["Russian in Latin letters", "ru", "tatoeba.rus-eng.rus", toLatin, 0.93],
      ["English", "en", "tatoeba.rus-eng.eng", (text) => text, 0.98],
    ])("%s", (name, language, file, respell, floor) => {
      const texts = beginnings(file, respell);
      const accuracy = texts.filter((text) => detectLanguage(text) === language).length / texts.length;
      console.info(`${name}: ${(accuracy * 100).toFixed(1)} % of ${texts.length}`);
      expect(accuracy).toBeGreaterThanOrEqual(floor);
    });
  },
);
