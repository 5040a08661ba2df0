import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { MendableError } from "../../server/errors.ts";
import { languages } from "../../server/library/language.ts";
import { parseJsonLine } from "../json-line.ts";

/** The ways in which a query departs from the catalogue's own wording (README.md). */
export const families = [
  "clean",
  "inflected",
  "folded",
  "latin",
  "layout",
  "typo",
  "homoglyph",
  "mixed",
  "cross-language",
  "initials",
  "half-remembered",
] as const;
export type Family = (typeof families)[number];

/** From the language of the query to that of the records. */
export const directions = ["kk-ru", "kk-en", "ru-kk", "ru-en", "en-kk", "en-ru"] as const;

const text = z.string().trim().min(1);

const rowSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
    family: z.enum(families),
    /** Of the query. */
    language: z.enum(languages),
    direction: z.enum(directions).optional(),
    /** The same need in the wording of the catalogue. */
    clean: text,
    query: text,
    relevant: z
      .array(z.string().regex(/^corpus:(kk|ru|en)\d{4}$/, "must be a record of the demo corpus, such as corpus:kk0003"))
      .min(1)
      .refine((ids) => new Set(ids).size === ids.length, "names a record twice")
      .readonly(),
    by: z.enum(["hand", "rule"]),
    /** The rule that made the query. */
    rule: text.optional(),
  })
  .superRefine((row, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    const crosses = row.family === "cross-language";
    if (crosses !== (row.direction !== undefined))
      wrong("direction", "belongs to the family cross-language, and to no other");
    if (row.direction && !row.direction.startsWith(`${row.language}-`))
      wrong("direction", `must begin with ${row.language}`);
    if ((row.by === "rule") !== (row.rule !== undefined))
      wrong("rule", "names the rule of a row made by rule, and of no other");
    if (row.family !== "clean" && row.query === row.clean) wrong("query", "is the clean wording itself");
  });

/** A query with the records that meet its need, and the clean wording of the same need. */
export type Row = Readonly<z.infer<typeof rowSchema>>;

/**
 * The rows of every JSON Lines file of a folder, in order of file name.
 * @throws MendableError that lists every bad line with file, line and field
 */
export function readRows(folder: string): Row[] {
  const rows: Row[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { place, line } of linesOf(folder)) {
    const parsed = parseJsonLine(line, rowSchema, "row");
    const found = typeof parsed === "string" ? parsed : duplicateOf(parsed, seen);
    if (found !== undefined) problems.push(`${place}: ${found}`);
    else if (typeof parsed !== "string") rows.push(parsed);
  }
  if (problems.length > 0) throw new MendableError(problems.join("\n"));
  if (rows.length === 0) throw new MendableError(`${folder}: holds no row`);
  return rows;
}

function linesOf(folder: string): { readonly place: string; readonly line: string }[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort();
  return files.flatMap((file) => {
    const lines = readFileSync(join(folder, file), "utf8").split("\n");
    return lines.flatMap((line, index) => (line.trim() === "" ? [] : [{ place: `${file}:${index + 1}`, line }]));
  });
}

function duplicateOf({ id, family, query }: Row, seen: Set<string>): string | undefined {
  const asked = `${family} ${query.toLowerCase()}`;
  if (seen.has(id)) return `id: "${id}" stands in the families twice`;
  if (seen.has(asked)) return `query: "${query}" stands in the family ${family} twice`;
  seen.add(id).add(asked);
  return undefined;
}
