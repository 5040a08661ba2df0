import fc from "fast-check";
import { expect, test } from "vitest";
import { personOf } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { BibRecord, DraftRecord } from "../library/record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { titleOnly } from "../library/title-only.ts";
import { writeIso2709 } from "../library/write-iso2709.ts";
import { writeMarc } from "../library/write-marc.ts";
import { writeMarcXml } from "../library/write-marcxml.ts";
import { parseIso2709 } from "./iso2709-parse.ts";
import { readJson } from "./json.ts";
import { jsonObjects } from "./json-objects.ts";
import { marc21Draft } from "./marc21.ts";
import { readMarcXml } from "./marcxml.ts";

const words = [
  "Абай",
  "жолы",
  "Путь",
  "Ўзбек",
  "steppe",
  "ғылым",
  "2-том",
  "<b>",
  "&amp;",
  "=",
  "/",
  "С.",
  "...",
  "«Қазақ»",
  "$a",
  "x:",
  "naïve",
  "𝒳",
  "№1",
  '"q"',
];
const phrase = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(" ").normalize("NFC"));
const phrases = fc.uniqueArray(phrase, { maxLength: 3 });
const year = fc.integer({ min: 1000, max: 2100 });
const language = fc.constantFrom("kk", "ru", "en", "fr", "zh", "alt");
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const heading = fc.oneof(
  phrase.filter((text) => !text.includes(",")),
  fc.constantFrom("Әуезов, Мұхтар", "Ауэзов, Мухтар Омарханович"),
);
const name = fc
  .tuple(
    heading,
    fc.constantFrom("author", "translator", "editor", "compiler", "illustrator", "contributor"),
    optional(fc.constantFrom("1897-1961", "1939-")),
  )
  .map(([text, role, dates]) => personOf(text, role, dates));
const item = fc
  .tuple(
    fc.stringMatching(/^[A-Z0-9]{3,9}$/),
    fc.constantFrom("available", "on-loan", "on-hold", "reference", "in-repair", "lost"),
    optional(fc.constantFrom("2026-12-01")),
  )
  .map(([barcode, status, dueBack]) => present({ barcode, status, dueBack }));
const holding = fc
  .record({
    branch: fc.constantFrom("main", "sairan", "akbulak"),
    callNumber: fc.constantFrom("", "821.512.122 Ә 98"),
    location: optional(phrase),
    years: optional(fc.constant("1995-2003, 2010-")),
    items: fc.array(item, { maxLength: 3 }),
  })
  .map((held) => present(held));

const draft: fc.Arbitrary<DraftRecord> = fc
  .record({
    controlNumber: fc.stringMatching(/^[a-z]{2}\d{4}$/),
    kind: fc.constantFrom("book", "serial", "e-resource"),
    common: phrase,
    designation: optional(fc.constantFrom("2-кітап", "Кн. 2", "Т. II", "A")),
    partTitle: optional(phrase),
    subtitle: optional(phrase),
    parallelTitles: phrases,
    originalTitle: optional(phrase),
    names: fc.uniqueArray(name, { maxLength: 3, selector: (given) => `${given.heading}|${given.role}` }),
    language: optional(language),
    originalLanguage: optional(language),
    year: optional(year),
    originalYear: optional(year),
    place: optional(phrase),
    publisher: optional(phrase),
    extent: optional(phrase),
    series: optional(phrase),
    isbns: fc.constantFrom([], ["9785711001775"], ["9785711001775", "9781292110110"]),
    issn: optional(fc.constantFrom("0005-2353")),
    udc: fc.constantFrom([], ["821.512.122-31"], ["94(574)", "37"]),
    subjects: phrases,
    keywords: phrases,
    annotation: optional(phrase),
    audience: optional(fc.constantFrom("0+", "6+", "12+", "16+", "18+")),
    form: optional(fc.constantFrom("novel", "textbook")),
    url: optional(fc.constantFrom("https://kazneb.kz/?a=1&b=2")),
    notes: phrases,
    holdings: fc.uniqueArray(holding, { maxLength: 3, selector: ({ items: _, ...place }) => JSON.stringify(place) }),
  })
  .map(({ common, designation, partTitle, ...rest }) => {
    const part = partOf(designation, partTitle);
    return present({ ...rest, title: properTitle(common, part), part, commonTitle: part ? common : undefined });
  });

function recordOf({ controlNumber, ...description }: DraftRecord): BibRecord {
  return { ...description, id: `s:${controlNumber}`, source: "s" };
}

test("a record written as MARC21 in ISO 2709 reads back with every field it had", () => {
  fc.assert(
    fc.property(draft, (given) => {
      expect(marc21Draft(parseIso2709(writeIso2709(writeMarc(recordOf(given))), { encoding: "auto" }))).toEqual(given);
    }),
  );
});

test("a record written as MARCXML reads back with every field it had", async () => {
  await fc.assert(
    fc.asyncProperty(draft, async (given) => {
      expect(
        await first(readMarcXml(one(writeMarcXml(writeMarc(recordOf(given)))), { path: "x", dialect: "auto" })),
      ).toMatchObject({ draft: given });
    }),
  );
});

test("a record written as JSON reads back with every field it had", async () => {
  await fc.assert(
    fc.asyncProperty(draft, async (given) => {
      expect(
        await first(readJson(one(JSON.stringify([{ ...recordOf(given), authors: ["A"] }])), { path: "x" })),
      ).toMatchObject({ draft: given });
    }),
  );
});

test("the objects of a JSON text are the same however it is cut into chunks", async () => {
  const text = '[{"a":"}\\""},\n{"b":{"c":[1,2]}}, {"d":"{"}]';
  const whole = ['{"a":"}\\""}', '{"b":{"c":[1,2]}}', '{"d":"{"}'];
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), async (at) => {
      const found: string[] = [];
      for await (const object of jsonObjects(several([text.slice(0, at), text.slice(at)]))) found.push(object.text);
      expect(found).toEqual(whole);
    }),
  );
});

test("what ISO 2709 cannot say is an error before anything is written", () => {
  const long = {
    ...recordOf({ ...titleOnly("T"), controlNumber: "1" }),
    annotation: "ә".repeat(6000),
  };
  expect(() => writeIso2709(writeMarc(long))).toThrow(/field 520 has 1200\d bytes/);
});

async function first<T>(values: AsyncIterable<T>): Promise<T | undefined> {
  for await (const value of values) return value;
  return undefined;
}

function one(text: string): AsyncGenerator<string> {
  return several([text]);
}

async function* several(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}
