import { controlNumberOf } from "../../server/library/control-number.ts";
import type { BibRecord, Name } from "../../server/library/record.ts";

// A header in Kazakh: the reader knows it as well as Russian and English.
const columns: readonly (readonly [header: string, cell: (record: BibRecord) => string | number | undefined])[] = [
  ["Нөмірі", controlNumberOf],
  ["Атауы", (record) => record.commonTitle ?? record.title],
  ["Қосымша атауы", (record) => record.subtitle],
  ["Бөлімі", (record) => record.part?.designation],
  ["Томның атауы", (record) => record.part?.title],
  ["Параллель атауы", (record) => list(record.parallelTitles)],
  ["Түпнұсқа атауы", (record) => record.originalTitle],
  ["Авторы", (record) => names(record, "author")],
  ["Аудармашы", (record) => names(record, "translator")],
  ["Редакторы", (record) => names(record, "editor")],
  ["Құрастырушы", (record) => names(record, "compiler")],
  ["Суретші", (record) => names(record, "illustrator")],
  ["Қатысушы", (record) => names(record, "contributor")],
  ["Тілі", (record) => record.language],
  ["Түпнұсқа тілі", (record) => record.originalLanguage],
  ["Жылы", (record) => record.year],
  ["Алғаш шыққан жылы", (record) => record.originalYear],
  ["Шыққан жері", (record) => record.place],
  ["Баспасы", (record) => record.publisher],
  ["Көлемі", (record) => record.extent],
  ["Сериясы", (record) => record.series],
  ["ISBN", (record) => list(record.isbns)],
  ["ISSN", (record) => record.issn],
  ["ӘОЖ", (record) => list(record.udc)],
  ["Тақырыптар", (record) => list(record.subjects)],
  ["Кілт сөздер", (record) => list(record.keywords)],
  ["Аңдатпа", (record) => record.annotation],
  ["Жас белгісі", (record) => record.audience],
  ["Жанры", (record) => record.form],
  ["Түрі", (record) => record.kind],
  ["Сілтеме", (record) => record.url],
  ["Ескертпе", (record) => list(record.notes)],
  ["Филиал", (record) => list(record.holdings.map((held) => held.branch))],
  ["Сөре шифры", (record) => record.holdings[0]?.callNumber],
  ["Даналары", (record) => list(copies(record))],
  [
    "Бар жылдар",
    (record) => list(record.holdings.flatMap((held) => (held.years ? [`${held.branch} ${held.years}`] : []))),
  ],
];

/** Records as CSV as office programs write it here: a byte order mark, semicolons, CRLF. */
export function writeCsv(records: readonly BibRecord[]): string {
  const rows = [
    columns.map(([header]) => header),
    ...records.map((record) => columns.map(([, cell]) => String(cell(record) ?? ""))),
  ];
  return `\ufeff${rows.map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("")}`;
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

// The cells of a list are separated by "|": headings and notes may hold ";".
function list(texts: readonly string[]): string {
  return texts.join(" | ");
}

function names(record: BibRecord, role: Name["role"]): string {
  return list(
    record.names
      .filter((name) => name.role === role)
      .map((name) => (name.dates ? `${name.heading} (${name.dates})` : name.heading)),
  );
}

function copies(record: BibRecord): string[] {
  return record.holdings.flatMap((held) =>
    held.items.map((item) => [held.branch, item.barcode, item.status, item.dueBack].filter(Boolean).join(" ")),
  );
}
