import { isbn13 } from "../library/isbn.ts";
import { issnOf } from "../library/issn.ts";
import { languageFromMarc } from "../library/language-code.ts";
import { personOf } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, Name, RecordKind } from "../library/record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { audienceOf, certainYear, distinct, tidy } from "./clean.ts";
import { type Column, columnOf } from "./csv-columns.ts";
import { csvHoldings } from "./csv-holdings.ts";
import { type CsvRow, csvRows, type Delimiter } from "./csv-rows.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";

export interface CsvOptions {
  readonly path: string;
  readonly delimiter?: Delimiter;
}

/** The texts of one row, by column. */
export type Cells = ReadonlyMap<Column, string>;

/** Reads a CSV catalogue: the first row names the columns, each other row is a record. Values of a list are separated by ";" or "|". */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  { path, delimiter }: CsvOptions,
): AsyncGenerator<Outcome> {
  let header: readonly (Column | undefined)[] | undefined;
  let ordinal = 0;
  for await (const row of csvRows(chunks, delimiter)) {
    if (header === undefined) {
      header = row.cells.map(columnOf);
      continue;
    }
    ordinal += 1;
    yield outcomeOf(row, header, { path, ordinal, line: row.line });
  }
}

function outcomeOf(row: CsvRow, header: readonly (Column | undefined)[], place: Place): Outcome {
  const cells = cellsOf(row, header);
  const id = cells.get("id");
  const reason = faultOf(row, header) ?? (cells.has("title") ? undefined : "the row has no title");
  if (reason !== undefined) return rejected({ ...place, ...(id ? { id } : {}), reason });
  return { ok: true, ...place, draft: draftOf(cells) };
}

function faultOf(row: CsvRow, header: readonly unknown[]): string | undefined {
  if (row.isOpen) return "a quotation mark is opened here and never closed";
  if (row.cells.length === header.length) return undefined;
  return `the row has ${row.cells.length} cells where the header has ${header.length}`;
}

function cellsOf(row: CsvRow, header: readonly (Column | undefined)[]): Cells {
  const cells = new Map<Column, string>();
  for (const [at, cell] of row.cells.entries()) {
    const column = header[at];
    const text = tidy(cell);
    if (column !== undefined && text !== "" && !cells.has(column)) cells.set(column, text);
  }
  return cells;
}

function draftOf(cells: Cells): DraftRecord {
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
    year: certainYear(cells.get("year") ?? ""),
    originalYear: certainYear(cells.get("originalYear") ?? ""),
    place: cells.get("place"),
    publisher: cells.get("publisher"),
    extent: cells.get("extent"),
    series: cells.get("series"),
    isbns: distinct(list(cells, "isbn").flatMap((text) => isbn13(text) ?? [])),
    issn: issnOf(cells.get("issn") ?? ""),
    udc: list(cells, "udc"),
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

/** A cell that has "|" is separated by it alone. */
function list(cells: Cells, column: Column): string[] {
  const cell = cells.get(column) ?? "";
  return distinct(cell.split(cell.includes("|") ? "|" : ";").map(tidy));
}

const serialWords = /^(serial|periodical|мерзімді|периодическ|журнал|газет)/i;
const electronicWords = /^(e-resource|электрон|electronic)/i;

function kindOf(cells: Cells): RecordKind {
  const text = cells.get("kind") ?? "";
  if (serialWords.test(text)) return "serial";
  return electronicWords.test(text) ? "e-resource" : "book";
}

const roles = ["author", "translator", "editor", "compiler", "illustrator", "contributor"] as const;

/** "Әуезов, Мұхтар (1897-1961); ...": the dates in brackets are no part of the heading. */
function namesOf(cells: Cells): Name[] {
  return roles.flatMap((role) =>
    list(cells, role).map((text) => {
      const dated = /^(.*\S)\s*\(([^()]*\d[^()]*)\)$/.exec(text);
      return dated ? personOf(dated[1] ?? text, role, dated[2]) : personOf(text, role);
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
