import { z } from "zod";
import { isbn13 } from "../library/isbn.ts";
import { controlValue, type MarcRecord } from "../library/marc-record.ts";
import { displayName } from "../library/name.ts";
import { present } from "../library/present.ts";
import { type DraftRecord, type Name, relations } from "../library/record.ts";
import { distinct, tidy } from "./clean.ts";
import { noted } from "./encoding/noted.ts";
import { type JsonObject, jsonObjects } from "./json-objects.ts";
import { originalIn } from "./json-original.ts";
import { type MarcReading, mapRecord } from "./map-record.ts";
import { marcInJsonRecord } from "./marc-in-json.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";

const text = z.string().transform(tidy);
const texts = z.array(text).default([]).transform(distinct);
const filled = z
  .string()
  .transform(tidy)
  .refine((value) => value !== "", "must not be empty");
/** A list that is absent rather than empty. */
const someTexts = z.array(filled).nonempty().transform(distinct).optional();
const year = z.number().int().min(1000).max(2100);
const dueDate = z.iso.date();

const role = z.enum(["author", "translator", "editor", "compiler", "illustrator", "contributor"]);
const name = z.object({
  heading: filled,
  display: filled.optional(),
  dates: text.optional(),
  kind: z.enum(["body", "meeting"]).optional(),
  epithet: filled.optional(),
  variants: someTexts,
  role: role.default("author"),
  relators: someTexts,
});
const item = z.object({
  barcode: filled,
  status: z.enum(["available", "on-loan", "on-hold", "reference", "in-repair", "lost"]).default("available"),
  dueBack: dueDate.optional(),
  inventory: filled.optional(),
  acquired: z.iso.date().optional(),
});
const holding = z.object({
  branch: filled,
  callNumber: text.default(""),
  location: text.optional(),
  years: text.optional(),
  items: z.array(item).default([]),
});
const part = z.object({ designation: text.optional(), number: z.number().int().optional(), title: text.optional() });

const languageCode = z.string().regex(/^[a-z]{2,3}$/, "must be a language code of ISO 639");
const series = z.object({ title: filled, volume: filled.optional(), issn: filled.optional() });
const link = z.object({
  relation: z.enum(relations),
  title: filled,
  author: filled.optional(),
  place: filled.optional(),
  publisher: filled.optional(),
  year: filled.optional(),
  volume: filled.optional(),
  pages: filled.optional(),
  isbn: filled.optional(),
  issn: filled.optional(),
  number: filled.optional(),
});

/** An entry of what `export --format json` writes; of other keys no notice is taken. */
const entry = z.object({
  id: z.union([filled, z.number().transform(String)]).optional(),
  source: z.string().optional(),
  harvestedAs: filled.optional(),
  controlNumber: filled.optional(),
  kind: z.enum(["book", "serial", "e-resource"]).default("book"),
  title: filled,
  subtitle: filled.optional(),
  part: part.optional(),
  commonTitle: filled.optional(),
  parallelTitles: texts,
  variantTitles: someTexts,
  uniformTitle: filled.optional(),
  originalTitle: filled.optional(),
  authors: z.array(filled).default([]),
  names: z.array(name).optional(),
  language: languageCode.optional(),
  languages: z.array(languageCode).optional(),
  originalLanguage: languageCode.optional(),
  summaryLanguages: z.array(languageCode).optional(),
  edition: filled.optional(),
  year: year.optional(),
  dateText: filled.optional(),
  originalYear: year.optional(),
  place: filled.optional(),
  publisher: filled.optional(),
  places: someTexts,
  publishers: someTexts,
  extent: filled.optional(),
  series: filled.optional(),
  allSeries: z.array(series).optional(),
  isbns: texts,
  issn: filled.optional(),
  identifiers: z.array(z.object({ scheme: filled, value: filled })).optional(),
  udc: texts,
  classes: z.array(z.object({ scheme: filled, mark: filled })).optional(),
  subjects: texts,
  namedSubjects: z.array(z.object({ kind: z.enum(["person", "body", "work", "place"]), heading: filled })).optional(),
  keywords: texts,
  annotation: filled.optional(),
  contents: someTexts,
  audience: filled.optional(),
  readers: filled.optional(),
  form: filled.optional(),
  forms: someTexts,
  url: filled.optional(),
  urls: someTexts,
  links: z.array(link).optional(),
  notes: texts,
  holdings: z.array(holding).default([]),
});
type Entry = z.infer<typeof entry>;

/** Reads an array or JSON Lines of records, as `export` writes them or as MARC-in-JSON. */
export async function* readJson(
  chunks: AsyncIterable<string>,
  { path, ...reading }: { path: string } & Partial<MarcReading>,
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const object of jsonObjects(chunks)) {
    ordinal += 1;
    const outcome = outcomeOf(object, { path, ordinal, line: object.line }, { dialect: "auto", ...reading });
    yield { ...outcome, asWritten: { format: "json", bytes: () => Buffer.from(object.text) } };
  }
}

function outcomeOf({ content, isMended, isStray }: JsonObject, place: Place, reading: MarcReading): Outcome {
  if (isStray) return rejected({ ...place, reason: "what begins here is no object in braces {…}" });
  const outcome = contentOutcome(content, place, reading);
  if (!outcome.ok || !isMended) return outcome;
  return noted(outcome, { repairs: ["control characters in its JSON were taken as blanks"], remarks: [] });
}

function contentOutcome(content: unknown, place: Place, reading: MarcReading): Outcome {
  if (content === undefined) return rejected({ ...place, reason: "the object that begins here is not valid JSON" });
  const marc = marcInJsonRecord(content);
  if (marc) return marcOutcome(marc, place, reading);
  const parsed = entry.safeParse(content);
  if (parsed.success) return entryOutcome(content, draftOf(parsed.data), { place, reading });
  const [issue] = parsed.error.issues;
  const at = issue?.path.join(".") ?? "";
  const id = parsed.error.issues.some(({ path }) => path[0] === "id") ? undefined : idIn(content);
  const reason = at === "title" ? "the object has no title" : `"${at}": ${issue?.message}`;
  return rejected({ ...place, ...(id ? { id } : {}), reason });
}

function entryOutcome(
  content: unknown,
  draft: DraftRecord,
  { place, reading }: { place: Place; reading: MarcReading },
): Outcome {
  const original = originalIn(content, draft, reading.maps);
  if (original !== "outdated") return { ok: true, ...place, draft, ...(original ? { original } : {}) };
  return { ok: true, ...place, draft, repairs: ["its original fields say something else by now: they were left out"] };
}

function marcOutcome(record: MarcRecord, place: Place, reading: MarcReading): Outcome {
  const mapped = mapRecord(record, reading);
  if ("draft" in mapped) return { ok: true, ...place, ...mapped };
  const id = controlValue(record, "001")?.trim();
  return rejected({ ...place, ...(id ? { id } : {}), reason: mapped.reason });
}

function idIn(content: unknown): string | undefined {
  return typeof content === "object" && content !== null && "id" in content ? String(content.id) : undefined;
}

function draftOf({
  id,
  source,
  controlNumber,
  authors,
  names,
  isbns,
  part: volume,
  holdings,
  allSeries,
  links,
  ...rest
}: Entry): DraftRecord {
  return present({
    ...rest,
    part: volume && present(volume),
    allSeries: allSeries?.map((one) => present(one)),
    links: links?.map((one) => present(one)),
    controlNumber: controlNumber ?? withoutSource(id, source),
    names:
      names === undefined
        ? authors.map(authorOf)
        : names.map((given) => present({ ...given, display: given.display ?? displayName(given.heading) })),
    isbns: distinct(isbns.flatMap((isbn) => isbn13(isbn) ?? [])),
    holdings: holdings.map((held) => present({ ...held, items: held.items.map((copy) => present(copy)) })),
  });
}

/** An exported id is "source:number"; the source is given anew by whoever ingests it. */
function withoutSource(id: string | undefined, source: string | undefined): string | undefined {
  const prefix = source === undefined ? undefined : `${source}:`;
  const bare = id !== undefined && prefix !== undefined && id.startsWith(prefix) ? id.slice(prefix.length) : id;
  // "~" marks a name made of the content: it is made again.
  return bare?.startsWith("~") ? undefined : bare;
}

/** A display string ("Мұхтар Әуезов") is kept as it is: which word is the surname, it does not say. */
function authorOf(display: string): Name {
  return { heading: display, display: displayName(display), role: "author" };
}
