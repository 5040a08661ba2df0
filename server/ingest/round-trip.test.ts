import fc from "fast-check";
import { expect, test } from "vitest";
import { personOf } from "../library/name.ts";
import { present } from "../library/present.ts";
import { type BibRecord, type DraftRecord, type RecordLink, relations } from "../library/record.ts";
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
const person = fc
  .record({
    text: heading,
    role: fc.constantFrom("author", "translator", "editor", "compiler", "illustrator", "contributor"),
    dates: optional(fc.constantFrom("1897-1961", "1939-")),
    epithet: optional(fc.constantFrom("ақын", "граф")),
    variants: optional(fc.constantFrom(["Auezov, Mukhtar"], ["اوەزوۆ، مۇحتار", "Auezov, M. O."])),
    relators: optional(fc.constantFrom(["cmp"], ["prf", "сазгер"])),
  })
  .map(({ text, role, dates, ...more }) => present({ ...personOf(text, role, dates), ...more }));
const body = fc
  .record({
    heading: fc.constantFrom("Қазақ ұлттық университеті", "Абай оқулары (2 ; 2000 ; Алматы)"),
    kind: fc.constantFrom("body", "meeting"),
    role: fc.constantFrom("author", "editor"),
  })
  .map((given) => ({ ...given, display: given.heading }));
const name = fc.oneof({ weight: 3, arbitrary: person }, body);
const item = fc
  .tuple(
    fc.stringMatching(/^[A-Z0-9]{3,9}$/),
    fc.constantFrom("available", "on-loan", "on-hold", "reference", "in-repair", "lost"),
    optional(fc.constantFrom("2026-12-01")),
    optional(fc.constantFrom("ИН-1")),
    optional(fc.constantFrom("2007-01-04")),
  )
  .map(([barcode, status, dueBack, inventory, acquired]) => present({ barcode, status, dueBack, inventory, acquired }));
const holding = fc
  .record({
    branch: fc.constantFrom("main", "sairan", "akbulak"),
    callNumber: fc.constantFrom("", "821.512.122 Ә 98"),
    location: optional(phrase),
    years: optional(fc.constant("1995-2003, 2010-")),
    items: fc.array(item, { maxLength: 3 }),
  })
  .map((held) => present(held));

type Needed =
  | "kind"
  | "title"
  | "parallelTitles"
  | "names"
  | "isbns"
  | "udc"
  | "subjects"
  | "keywords"
  | "notes"
  | "holdings";
type Facts = { readonly [Key in Exclude<keyof DraftRecord, Needed>]?: DraftRecord[Key] | undefined };

// A link to the original makes the title of the original, which here is drawn by itself.
const link: fc.Arbitrary<RecordLink> = fc
  .record({
    relation: fc.constantFrom(...relations.filter((relation) => relation !== "original")),
    title: phrase,
    author: optional(heading),
    place: optional(fc.constantFrom("Алматы")),
    publisher: optional(fc.constantFrom("Жазушы")),
    year: optional(fc.constantFrom("2001", "[199-?]")),
    volume: optional(fc.constantFrom("Т. 5, № 2", "№ 12")),
    pages: optional(fc.constantFrom("15-20", "7")),
    isbn: optional(fc.constantFrom("9785711001775")),
    issn: optional(fc.constantFrom("0134-3211")),
    number: fc.constantFrom("kk0001"),
  })
  .map((given) => present(given));

// A uniform title stands apart from that of the original: alone it gathers works.
const uniform: fc.Arbitrary<Facts> = fc.constantFrom<Facts>(
  { originalTitle: undefined, uniformTitle: undefined },
  { originalTitle: "Абай жолы", uniformTitle: undefined },
  { originalTitle: "Абай жолы", uniformTitle: "Романдар топтамасы" },
  { originalTitle: undefined, uniformTitle: "Шығармалары" },
);
const series: fc.Arbitrary<Facts> = fc.constantFrom<Facts>(
  { series: undefined, allSeries: undefined },
  { series: "Мектеп кітапханасы ; 2-кітап", allSeries: undefined },
  {
    series: "Мектеп кітапханасы ; 2-кітап",
    allSeries: [{ title: "Мектеп кітапханасы", volume: "2-кітап", issn: "0134-3211" }, { title: "Классика" }],
  },
);
const publication: fc.Arbitrary<Facts> = fc.constantFrom<Facts>(
  { place: undefined, publisher: undefined, year: undefined, dateText: undefined },
  { place: "Алматы", publisher: "Жазушы", year: 1978, dateText: undefined },
  { place: "Алматы", publisher: undefined, year: undefined, dateText: "[199-?]" },
  { place: "М.", publisher: "Наука", year: 1987, dateText: "cop. 1987" },
  {
    place: "Алматы",
    publisher: "Жазушы",
    year: undefined,
    dateText: "1995-2003",
    places: ["Алматы", "Москва"],
    publishers: ["Жазушы", "Наука"],
  },
);
const listed = <T>(of: T, ...more: T[]) => optional(fc.constantFrom([of, ...more]));
const more: fc.Arbitrary<Facts> = fc.record({
  edition: optional(fc.constantFrom("2-бас., толықт.")),
  languages: listed("kk", "ru"),
  summaryLanguages: listed("en"),
  identifiers: listed(
    { scheme: "nbn", value: "93-1141" },
    { scheme: "ismn", value: "979-0-2306-7118-7" },
    { scheme: "doi", value: "10.1000/182" },
    { scheme: "other", value: "Ә-1" },
  ),
  classes: listed(
    { scheme: "ddc", mark: "894.345" },
    { scheme: "lcc", mark: "PL65" },
    { scheme: "bbk", mark: "84(5Қаз)" },
    { scheme: "other", mark: "Қ 1" },
  ),
  contents: listed("Көксерек", "Қараш-қараш оқиғасы / М. Әуезов"),
  readers: optional(fc.constantFrom("мектеп оқушыларына")),
  links: optional(fc.array(link, { minLength: 1, maxLength: 3 })),
  variantTitles: listed("Абай романы", "Путь Абая (роман)"),
});

const anyDraft: fc.Arbitrary<DraftRecord> = fc
  .record({
    controlNumber: fc.stringMatching(/^[a-z]{2}\d{4}$/),
    kind: fc.constantFrom("book", "serial", "e-resource"),
    common: phrase,
    designation: optional(fc.constantFrom("2-кітап", "Кн. 2", "Т. II", "A")),
    partTitle: optional(phrase),
    subtitle: optional(phrase),
    parallelTitles: phrases,
    uniform,
    names: fc.uniqueArray(name, { maxLength: 3, selector: (given) => `${given.heading}|${given.role}` }),
    language: optional(language),
    originalLanguage: optional(language),
    publication: fc.oneof(
      publication,
      fc.record({ year: optional(year), place: optional(phrase), publisher: optional(phrase) }),
    ),
    originalYear: optional(year),
    extent: optional(phrase),
    series: fc.oneof(
      series,
      optional(phrase).map((text) => ({ series: text })),
    ),
    more,
    isbns: fc.constantFrom([], ["9785711001775"], ["9785711001775", "9781292110110"]),
    issn: optional(fc.constantFrom("0005-2353")),
    udc: fc.constantFrom([], ["821.512.122-31"], ["94(574)", "37"]),
    subjects: phrases,
    keywords: phrases,
    annotation: optional(phrase),
    audience: optional(fc.constantFrom("0+", "6+", "12+", "16+", "18+")),
    forms: fc.constantFrom([], ["novel"], ["novel", "textbook"]),
    urls: fc.constantFrom([], ["https://kazneb.kz/?a=1&b=2"], ["https://kazneb.kz/1", "https://kazneb.kz/2"]),
    subjectKind: fc.constantFrom(undefined, "person", "body", "work", "place"),
    notes: phrases,
    holdings: fc.uniqueArray(holding, { maxLength: 3, selector: ({ items: _, ...place }) => JSON.stringify(place) }),
  })
  .map(({ common, designation, partTitle, uniform, publication, series, more, forms, urls, subjectKind, ...rest }) => {
    const part = partOf(designation, partTitle);
    const [heading] = rest.subjects;
    return present({
      ...rest,
      ...uniform,
      ...publication,
      ...series,
      ...more,
      language: more.languages === undefined ? rest.language : "kk",
      form: forms[0],
      forms: forms.length > 1 ? forms : undefined,
      url: urls[0],
      urls: urls.length > 1 ? urls : undefined,
      namedSubjects: subjectKind && heading !== undefined ? [{ kind: subjectKind, heading }] : undefined,
      title: properTitle(common, part),
      part,
      commonTitle: part ? common : undefined,
    });
  });

function recordOf({ controlNumber, ...description }: DraftRecord): BibRecord {
  return { ...description, id: `s:${controlNumber}`, source: "s" };
}

test("a record written as MARC21 in ISO 2709 reads back with every field it had", () => {
  fc.assert(
    fc.property(anyDraft, (given) => {
      expect(marc21Draft(parseIso2709(writeIso2709(writeMarc(recordOf(given))), { encoding: "auto" }))).toEqual(given);
    }),
  );
});

test("a record written as MARCXML reads back with every field it had", async () => {
  await fc.assert(
    fc.asyncProperty(anyDraft, async (given) => {
      expect(
        await first(readMarcXml(one(writeMarcXml(writeMarc(recordOf(given)))), { path: "x", dialect: "auto" })),
      ).toMatchObject({ draft: given });
    }),
  );
});

test("a record written as JSON reads back with every field it had", async () => {
  await fc.assert(
    fc.asyncProperty(anyDraft, async (given) => {
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
