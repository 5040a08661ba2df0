import { z } from "zod";
import { isbn13 } from "../library/isbn.ts";
import { controlValue, type MarcRecord } from "../library/marc-record.ts";
import { displayName } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, Name } from "../library/record.ts";
import { distinct, tidy } from "./clean.ts";
import { type JsonText, jsonObjects } from "./json-objects.ts";
import { type Dialect, mapRecord } from "./map-record.ts";
import { marcInJsonRecord } from "./marc-in-json.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";

const text = z.string().transform(tidy);
const texts = z.array(text).default([]).transform(distinct);
const filled = z
  .string()
  .transform(tidy)
  .refine((value) => value !== "", "must not be empty");
const year = z.number().int().min(1000).max(2100);
const dueDate = z.iso.date();

const role = z.enum(["author", "translator", "editor", "compiler", "illustrator", "contributor"]);
const name = z.object({
  heading: filled,
  display: filled.optional(),
  dates: text.optional(),
  role: role.default("author"),
});
const item = z.object({
  barcode: filled,
  status: z.enum(["available", "on-loan", "on-hold", "reference", "in-repair", "lost"]).default("available"),
  dueBack: dueDate.optional(),
});
const holding = z.object({
  branch: filled,
  callNumber: text.default(""),
  location: text.optional(),
  years: text.optional(),
  items: z.array(item).default([]),
});
const part = z.object({ designation: text.optional(), number: z.number().int().optional(), title: text.optional() });

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
  originalTitle: filled.optional(),
  authors: z.array(filled).default([]),
  names: z.array(name).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "must be a language code of ISO 639")
    .optional(),
  originalLanguage: z
    .string()
    .regex(/^[a-z]{2,3}$/, "must be a language code of ISO 639")
    .optional(),
  year: year.optional(),
  originalYear: year.optional(),
  place: filled.optional(),
  publisher: filled.optional(),
  extent: filled.optional(),
  series: filled.optional(),
  isbns: texts,
  issn: filled.optional(),
  udc: texts,
  subjects: texts,
  keywords: texts,
  annotation: filled.optional(),
  audience: filled.optional(),
  form: filled.optional(),
  url: filled.optional(),
  notes: texts,
  holdings: z.array(holding).default([]),
});
type Entry = z.infer<typeof entry>;

/** Reads an array or JSON Lines of records, as `export` writes them or as MARC-in-JSON. */
export async function* readJson(
  chunks: AsyncIterable<string>,
  { path, dialect = "auto" }: { path: string; dialect?: Dialect | "auto" },
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const object of jsonObjects(chunks)) {
    ordinal += 1;
    const outcome = outcomeOf(object, { path, ordinal, line: object.line }, dialect);
    yield { ...outcome, original: { format: "json", bytes: () => Buffer.from(object.text) } };
  }
}

function outcomeOf(object: JsonText, place: Place, dialect: Dialect | "auto"): Outcome {
  const content = parse(object.text);
  if (content === undefined) return rejected({ ...place, reason: "the object that begins here is not valid JSON" });
  const marc = marcInJsonRecord(content);
  if (marc) return marcOutcome(marc, { place, dialect });
  const parsed = entry.safeParse(content);
  if (parsed.success) return { ok: true, ...place, draft: draftOf(parsed.data) };
  const [issue] = parsed.error.issues;
  const at = issue?.path.join(".") ?? "";
  const id = parsed.error.issues.some(({ path }) => path[0] === "id") ? undefined : idIn(content);
  const reason = at === "title" ? "the object has no title" : `"${at}": ${issue?.message}`;
  return rejected({ ...place, ...(id ? { id } : {}), reason });
}

function marcOutcome(record: MarcRecord, { place, dialect }: { place: Place; dialect: Dialect | "auto" }): Outcome {
  const mapped = mapRecord(record, dialect);
  if ("draft" in mapped) return { ok: true, ...place, ...mapped };
  const id = controlValue(record, "001")?.trim();
  return rejected({ ...place, ...(id ? { id } : {}), reason: mapped.reason });
}

function idIn(content: unknown): string | undefined {
  return typeof content === "object" && content !== null && "id" in content ? String(content.id) : undefined;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
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
  ...rest
}: Entry): DraftRecord {
  return present({
    ...rest,
    part: volume && present(volume),
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
