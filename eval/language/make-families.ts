import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAuthoredPersons, readAuthoredRecords } from "../../corpus/authoring/authored.ts";
import { mergePersons } from "../../corpus/authoring/merge-persons.ts";
import { seeded } from "../../corpus/authoring/seeded.ts";
import { type Language, languages } from "../../server/library/language.ts";
import type { Family } from "./row.ts";
import { type AskingOptions, askingsOf } from "./rules/asking.ts";
import { authorAskings } from "./rules/author-askings.ts";
import { keyOf } from "./rules/key.ts";
import { makeRows, type Portion } from "./rules/make-rows.ts";
import { titleNeeds } from "./rules/need.ts";
import { folded, homoglyph, initials, latin, layout, type Rule, typo } from "./rules/rule-families.ts";
import { wordings, wordingsOfKazakhTitles } from "./rules/wordings.ts";

const authoringFolder = join(import.meta.dirname, "../../corpus/authoring");

interface Wanted {
  readonly count: number;
  /** Of the wording, and of the titles where nothing else is said. */
  readonly language: Language;
  readonly titles?: Language;
  readonly wordings?: NonNullable<AskingOptions["wordings"]>;
}

/** The files of the families made by rule, by name; the same corpus makes the same bytes. */
export function makeFamilies(): ReadonlyMap<string, string> {
  const records = readAuthoredRecords(authoringFolder);
  const persons = mergePersons(readAuthoredPersons(authoringFolder), () => undefined);
  const needs = Map.groupBy(titleNeeds(records, persons), ({ language }) => language);
  const titleWords = new Set(records.flatMap(({ title }) => keyOf(title).split(" ")));
  const random = (family: Family, language: Language) => seeded(`${family} ${language}`);

  const titles = (family: Family, { count, language, titles: own = language, ...rest }: Wanted): Portion => ({
    count,
    askings: askingsOf(needs.get(own) ?? [], { language, random: random(family, language), ...rest }),
  });
  const each = (family: Family) => languages.map((language) => titles(family, { language, count: 140 }));
  const names = languages.flatMap((language): Portion[] => [
    { count: 94, askings: authorAskings({ records, persons }, language, random("initials", language)) },
    titles("initials", { language, count: 46, wordings: { ...wordings[language], title: [] } }),
  ]);
  const file = (family: Family, rule: Rule, portions: readonly Portion[]): [string, string] => {
    const rows = makeRows(family, { rule, portions, titleWords, random: seeded(`${family} rule`) });
    return [`${family}.jsonl`, rows.map((row) => `${JSON.stringify(row)}\n`).join("")];
  };
  return new Map([
    file("folded", folded, [
      titles("folded", { language: "kk", count: 280 }),
      titles("folded", { language: "ru", count: 140, titles: "kk", wordings: wordingsOfKazakhTitles }),
    ]),
    file("latin", latin, [
      titles("latin", { language: "kk", count: 240 }),
      titles("latin", { language: "ru", count: 180 }),
    ]),
    file("layout", layout, each("layout")),
    file("typo", typo, each("typo")),
    file("homoglyph", homoglyph, each("homoglyph")),
    file("initials", initials, names),
  ]);
}

if (import.meta.main) {
  for (const [name, text] of makeFamilies()) writeFileSync(join(import.meta.dirname, "families", name), text);
}
