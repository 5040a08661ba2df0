import { MendableError } from "../errors.ts";
import { issnOf } from "../library/issn.ts";
import { languageFromMarc } from "../library/language-code.ts";
import { personOf } from "../library/name.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, Name, RecordKind } from "../library/record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { audienceOf, certainYear, distinct, tidy } from "./clean.ts";
import type { Column } from "./csv-columns.ts";
import { csvHoldings } from "./csv-holdings.ts";
import type { CsvRow } from "./csv-rows.ts";
import { filled } from "./maps/described-facts.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";
import { alignRow } from "./sheet/align-row.ts";
import { columnsFileOf, type ToldColumns } from "./sheet/columns-file.ts";
import { isbnsIn } from "./sheet/isbn-cells.ts";
import { openTable, type Table } from "./sheet/open-table.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

export interface SheetOptions {
  readonly path: string;
  /** The name of the sheet, in a workbook. */
  readonly sheet?: string;
  readonly told?: ToldColumns;
  /** Hears how the sheet was understood, once it is read. */
  readonly onSheet?: (columns: SheetColumns) => void;
}

/** The texts of one row, by column. */
export type Cells = ReadonlyMap<Column, string>;

/** Reads the rows of a sheet: one names the columns, each after it is a record. Values of a list are separated by ";" or "|". */
export async function* readSheet(
  rows: AsyncIterable<CsvRow>,
  { path, sheet, told, onSheet }: SheetOptions,
): AsyncGenerator<Outcome> {
  const { table, rest } = await openTable(rows, told);
  const columns = table.columns.map(({ column }) => column);
  const headings = table.columns.map(({ header }, at) => header || String(at + 1));
  if (!columns.includes("title") && table.first.length > 0) {
    throw new MendableError(
      `${path}${sheet ? ` (${sheet})` : ""}: no column holds titles: say which does in a file ${columnsFileOf(path)}, as {"${table.header[0] ?? "A"}": "title"}`,
    );
  }
  const header = table.header.join("\x1f");
  let ordinal = 0;
  let repeatedHeaders = 0;
  for await (const row of rest) {
    if (table.header.length > 0 && row.cells.join("\x1f") === header) {
      repeatedHeaders += 1;
      continue;
    }
    ordinal += 1;
    const outcome = outcomeOf(row, { columns, headings }, { path, ordinal, line: row.line });
    // A workbook has no lines to keep: its row is kept as text, under the header it was read by.
    const asWritten = { format: "csv", bytes: () => Buffer.from(csvText([headerOf(table), row.cells])) };
    yield sheet === undefined ? outcome : { ...outcome, asWritten };
  }
  onSheet?.({ path, ...(sheet ? { sheet } : {}), columns: table.columns, rows: ordinal, repeatedHeaders });
}

function headerOf({ header, columns }: Table): readonly string[] {
  return header.length > 0 ? header : columns.map(({ column }) => column ?? "");
}

function csvText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  return `${lines.join("\n")}\n`;
}

interface Headed {
  readonly columns: readonly (Column | undefined)[];
  readonly headings: readonly string[];
}

function outcomeOf(row: CsvRow, { columns, headings }: Headed, place: Place): Outcome {
  const aligned = row.isOpen || row.isTooLong ? undefined : alignRow(row.cells, columns);
  const { cells, isbns } = cellsOf(aligned?.cells ?? row.cells, columns);
  const id = cells.get("id");
  const reason =
    aligned === undefined ? faultOf(row, columns) : cells.has("title") ? undefined : "the row has no title";
  if (reason !== undefined) return rejected({ ...place, ...(id ? { id } : {}), reason });
  const found = isbnsIn(isbns);
  const repairs = [...(aligned?.repair ? [aligned.repair] : []), ...found.remarks];
  const original = asFields(aligned?.cells ?? row.cells, headings);
  const draft = draftOf(cells, found.isbns);
  return { ok: true, ...place, draft, original, ...(repairs.length > 0 ? { repairs } : {}) };
}

/** The filled cells under their headings, those of unknown columns too. */
function asFields(cells: readonly string[], headings: readonly string[]): OriginalRecord {
  const fields = cells.flatMap((value, at) => (value === "" ? [] : [{ tag: headings[at] ?? String(at + 1), value }]));
  return { dialect: "sheet", leader: "", fields };
}

function faultOf(row: CsvRow, columns: readonly unknown[]): string {
  if (row.isOpen) return "a quotation mark is opened here and never closed";
  if (row.isTooLong) return "the row is longer than a million characters";
  return `the row has ${row.cells.length} cells where the header has ${columns.length}`;
}

// Two columns of these add up; of the others the first that is filled counts.
const listColumns: ReadonlySet<Column> = new Set([
  "author",
  "translator",
  "editor",
  "compiler",
  "subject",
  "keywords",
  "udc",
  "bbk",
]);

function cellsOf(row: readonly string[], columns: readonly (Column | undefined)[]): { cells: Cells; isbns: string[] } {
  const cells = new Map<Column, string>();
  const isbns: string[] = [];
  for (const [at, cell] of row.entries()) {
    const column = columns[at];
    const text = tidy(cell);
    if (column === undefined || text === "") continue;
    if (column === "isbn") isbns.push(...listOf(text));
    const before = cells.get(column);
    if (before === undefined) cells.set(column, text);
    else if (listColumns.has(column) && before !== text) cells.set(column, joined(before, text));
  }
  return { cells, isbns };
}

function joined(before: string, text: string): string {
  return `${before}${before.includes("|") || text.includes("|") ? " | " : "; "}${text}`;
}

function draftOf(cells: Cells, isbns: readonly string[]): DraftRecord {
  const common = cells.get("title") ?? "";
  const part = partOf(cells.get("part"), cells.get("partTitle"));
  return present({
    controlNumber: cells.get("id"),
    kind: kindOf(cells),
    title: properTitle(common, part),
    subtitle: cells.get("subtitle"),
    part,
    commonTitle: part ? common : undefined,
    parallelTitles: list(cells, "parallelTitles"),
    originalTitle: cells.get("originalTitle"),
    names: namesOf(cells),
    language: languageOf(cells.get("language")),
    originalLanguage: languageOf(cells.get("originalLanguage")),
    year: yearOf(cells.get("year")),
    originalYear: yearOf(cells.get("originalYear")),
    place: cells.get("place"),
    publisher: cells.get("publisher")?.replace(/\s*[,:;]$/, ""),
    edition: cells.get("edition"),
    extent: cells.get("extent"),
    series: cells.get("series"),
    isbns,
    issn: issnOf(cells.get("issn") ?? ""),
    udc: list(cells, "udc"),
    classes: filled(list(cells, "bbk").map((mark) => ({ scheme: "bbk", mark }))),
    subjects: list(cells, "subject"),
    keywords: list(cells, "keywords"),
    annotation: cells.get("annotation"),
    audience: audienceOf([cells.get("audience") ?? ""]),
    form: cells.get("form"),
    url: cells.get("url"),
    notes: distinct((cells.get("notes") ?? "").split("|").map(tidy)),
    holdings: csvHoldings(cells),
  });
}

function list(cells: Cells, column: Column): string[] {
  return listOf(cells.get(column) ?? "");
}

/** A cell that has "|" is separated by it alone. */
function listOf(cell: string): string[] {
  return distinct(cell.split(cell.includes("|") ? "|" : ";").map(tidy));
}

/** Spreadsheets write whole numbers as "2008.0", and a date as such or as the days since the end of 1899. */
function yearOf(text = ""): number | undefined {
  const days = /^[1-6]\d{4}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (days !== undefined) return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).getUTCFullYear();
  const date = /^(\d{4})[-./]\d{1,2}(?:[-./]\d{1,2})?(?:[T ].*)?$|^\d{1,2}[-./]\d{1,2}[-./](\d{4})$/.exec(text);
  return certainYear(date?.[1] ?? date?.[2] ?? text.replace(/\.0$/, ""));
}

const serialWords = /^(serial|periodical|мерзімді|периодическ|журнал|газет)/i;
const electronicWords = /^(e-resource|электрон|electronic)/i;

function kindOf(cells: Cells): RecordKind {
  const text = cells.get("kind") ?? "";
  if (serialWords.test(text)) return "serial";
  return electronicWords.test(text) ? "e-resource" : "book";
}

const roles = ["author", "translator", "editor", "compiler", "illustrator", "contributor"] as const;

/** "Әуезов, Мұхтар (1897-1961); Ауэзов М., 1897-1961": the dates are no part of the heading. */
function namesOf(cells: Cells): Name[] {
  return roles.flatMap((role) =>
    list(cells, role).map((text) => {
      const dated = /^(.*\S)\s*\(([^()]*\d[^()]*)\)$/.exec(text);
      const [, heading = text, dates] = dated ?? /^(.*\S),\s*(\d{4}\s*[-–—]\s*(?:\d{4})?)$/u.exec(text) ?? [];
      return personOf(heading, role, dates);
    }),
  );
}

const languageNames: Readonly<Record<string, string>> = {
  қаз: "kk",
  каз: "kk",
  kazakh: "kk",
  орыс: "ru",
  рус: "ru",
  russian: "ru",
  ағыл: "en",
  англ: "en",
  english: "en",
};

function languageOf(text: string | undefined): string | undefined {
  const lower = (text ?? "").toLowerCase();
  const named = Object.keys(languageNames).find((name) => lower.startsWith(name));
  return named ? languageNames[named] : languageFromMarc(lower);
}
