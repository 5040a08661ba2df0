import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { MendableError } from "../../server/errors.ts";

const text = z.string().min(1);
const year = z.number().int().min(-3000).max(2026);

/** A record as it is authored (see corpus/README.md). */
const authoredRecord = z.strictObject({
  id: z.string().regex(/^(kk|ru|en)\d{4}$/, "must be kk, ru or en and four digits"),
  title: text,
  subtitle: text.optional(),
  part: z.strictObject({ number: text.optional(), title: text.optional() }).optional(),
  parallelTitle: text.optional(),
  originalTitle: text.optional(),
  originalLanguage: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  authors: z
    .array(
      z.strictObject({
        id: text,
        role: z.enum(["author", "translator", "editor", "compiler", "illustrator", "contributor"]),
      }),
    )
    .default([]),
  language: z.enum(["kk", "ru", "en"]),
  year: year.optional(),
  firstYear: year.optional(),
  publisher: text.optional(),
  place: text.optional(),
  isbn: text.optional(),
  issn: text.optional(),
  extent: text.optional(),
  series: text.optional(),
  udc: text,
  subjects: z.array(text).min(1).max(4),
  keywords: z.array(text).default([]),
  annotation: text,
  audience: z.enum(["0+", "6+", "12+", "16+", "18+"]),
  form: text,
  kind: z.enum(["book", "serial", "e-resource"]),
  since: year.optional(),
  frequency: z.enum(["daily", "weekly", "monthly", "bimonthly", "quarterly", "yearly"]).optional(),
  url: z.url().optional(),
  basis: z.enum(["general-knowledge", "kz-books", "gutenberg"]),
});
export type AuthoredRecord = z.infer<typeof authoredRecord>;

const person = z.strictObject({
  id: text,
  kk: text,
  ru: text,
  en: text,
  dates: text.optional(),
  variants: z.array(text).default([]),
});
export type AuthoredPerson = z.infer<typeof person>;

export interface AuthoredSubject {
  readonly id: string;
  readonly udc: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** The records of all three languages, in the order of their files. */
export function readAuthoredRecords(folder: string): AuthoredRecord[] {
  const records = ["kk.jsonl", "ru.jsonl", "en.jsonl"].flatMap((file) =>
    readLines(folder, { file, shape: authoredRecord }),
  );
  const ids = new Set<string>();
  for (const { id } of records) {
    if (ids.has(id)) throw new MendableError(`${folder}: the id ${id} is used twice: give each record its own`);
    ids.add(id);
  }
  return records;
}

/** All persons, file by file; one person may stand in several files. */
export function readAuthoredPersons(folder: string): AuthoredPerson[] {
  const files = readdirSync(folder)
    .filter((file) => /^names-.*\.jsonl$/.test(file))
    .sort();
  return files.flatMap((file) => readLines(folder, { file, shape: person }));
}

export function readSubjects(folder: string): AuthoredSubject[] {
  const [, ...rows] = readFileSync(join(folder, "subjects.tsv"), "utf8").trimEnd().split("\n");
  return rows.map((row, at) => {
    const [id, udc, kk, ru, en] = row.split("\t").map((cell) => cell.trim());
    if (id && udc && kk && ru && en) return { id, udc, kk, ru, en };
    throw new MendableError(`subjects.tsv: line ${at + 2} must have five cells: id, udc, kk, ru, en`);
  });
}

function readLines<T>(folder: string, { file, shape }: { file: string; shape: z.ZodType<T> }): T[] {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines.flatMap((line, at) =>
    line.trim() === "" ? [] : [parseLine(line, { shape, place: `${file}: line ${at + 1}` })],
  );
}

function parseLine<T>(line: string, { shape, place }: { shape: z.ZodType<T>; place: string }): T {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch (error) {
    throw new MendableError(`${place} is not JSON`, { cause: error });
  }
  const parsed = shape.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MendableError(`${place}: "${issue?.path.join(".")}": ${issue?.message}`);
}
