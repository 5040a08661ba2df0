import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { pdfOf } from "./ingest/document/pdf-fixture.ts";
import { type Librarian, openLibrarian } from "./librarian.ts";

const kazakh = [
  [
    { text: "Пайдалану ережесі", y: 740, size: 20 },
    { text: "1.1. Кітапхана Ақбұлақ ауылының барлық тұрғындарына ашық.", y: 700 },
    { text: "2.1. Үйге бір мезгілде алты кітапқа дейін он бес күнге беріледі.", y: 660 },
  ],
  [
    { text: "3.1. Мерзімінен кешіктірілген әр күн үшін бес теңге төленеді.", y: 740 },
    { text: "3.2. Кітапты жоғалтқан оқырман оны дәл сондай кітаппен ауыстырады. Ондай кі-", y: 700 },
    { text: "тап табылмаса, оқырман оның нарықтық құнын өтейді.", y: 686 },
    { text: ["Қызмет", "Бағасы"], y: 600 },
    { text: ["Ламинаттау, A4", "300 теңге"], y: 580 },
    { text: ["Ксерокөшірме", "20 теңге"], y: 560 },
  ],
];
const russian = `<html><head><meta charset="windows-1251"><title>Правила пользования</title></head><body><h2>3. Ответственность</h2>
<p>3.2. Читатель, потерявший книгу, заменяет её такой же или равноценной. Если такой нет, он возмещает её рыночную стоимость.</p>
<h2>Прейскурант</h2><table><tr><th>Услуга</th><th>Цена</th></tr><tr><td>Переплёт мягкий</td><td>450 тенге</td></tr><tr><td>Переплёт твёрдый</td><td>900 тенге</td></tr></table></body></html>`;
const english = `# Rules of use\n\n## 3 Liability\n\n3.2. A reader who lost a book replaces it with the same book or an equal one.\nIf there is none, the reader pays its market price.\n
3.3. Food is not brought into the reading room; water in a closed bottle is allowed [1].\n\n## Programme\n\n| Event | Day |\n|---|---|\n| Chess club | Saturday 11:00 |\n`;

let folder: string;
let librarian: Librarian;
const rejected: unknown[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-rules-"));
  const documents = join(folder, "corpus", "documents");
  mkdirSync(documents, { recursive: true });
  writeFileSync(join(documents, "a.pdf"), pdfOf(kazakh));
  writeFileSync(join(documents, "b.html"), iconv.encode(russian, "win1251"));
  writeFileSync(join(documents, "c.md"), english);
  writeFileSync(join(documents, "scan.pdf"), pdfOf([[]]));
  const { config, secrets } = readConfig({ DANA_DATA: join(folder, "data"), DANA_CORPUS: join(folder, "corpus") });
  const error = (event: string, details = {}): void => void rejected.push({ event, ...details });
  librarian = await openLibrarian(config, secrets, { log: { info: () => undefined, error } });
});
afterAll(async () => {
  await librarian?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["кітапты жоғалтсам не болады?", "3.2. Кітапты жоғалтқан", "Пайдалану ережесі, 2-бет"],
  ["kitapty jogaltsam ne bolady?", "3.2. Кітапты жоғалтқан", "Пайдалану ережесі, 2-бет"],
  ["бір уақытта неше кітап алуға болады?", "2.1. Үйге бір мезгілде алты", "Пайдалану ережесі, 1-бет"],
  ["кітапты кешіктірсем қанша төлеймін?", "3.1. Мерзімінен", "Пайдалану ережесі, 2-бет"],
  ["ламинаттау қанша тұрады?", "Қызмет: Ламинаттау, A4; Бағасы: 300 теңге", "Пайдалану ережесі, 2-бет"],
  ["что будет, если я потерял книгу?", "3.2. Читатель, потерявший", "Правила пользования, § 3.2 Ответственность"],
  [
    "сколько стоит переплёт?",
    "Услуга: Переплёт мягкий; Цена: 450 тенге\nУслуга: Переплёт твёрдый",
    "Правила пользования, Прейскурант",
  ],
  ["what happens if I lose a book?", "3.2. A reader who lost", "Rules of use, § 3.2 Liability"],
  ["can I bring food?", "3.3. Food is not brought", "Rules of use, § 3.3 Liability"],
])("%s is answered by the rule itself, with its document and place", async (text, begins, title) => {
  const { answer } = await librarian.ask({ text });
  expect(answer.text.slice(0, begins.length)).toBe(begins);
  expect(answer).toMatchObject({ kind: "answered", citations: [{ n: 1, source: "document", title }] });
  if (answer.kind === "answered") expect(answer.text.match(/\[\d+\]/g)).toEqual(["[1]"]);
});

test("a rule that stands in another language alone is quoted as it is, and its page named as the reader speaks", async () => {
  const { answer } = await librarian.ask({ text: "Сколько стоит ламинирование?" });
  expect(answer.text).toMatch(/^Документ на казахском языке: Қызмет: Ламинаттау/);
  expect(answer).toMatchObject({ citations: [{ title: "Пайдалану ережесі, с. 2" }] });
});

test.each(["Сколько стоит билет в театр?", "Ит ұстауға бола ма?", "Do you have books about bees?"])(
  "%s is not answered by a rule of something else",
  async (text) => {
    expect((await librarian.ask({ text })).answer).toMatchObject({ kind: "declined" });
  },
);

test("a document of the corpus that cannot be read is told in the log", () => {
  expect(rejected).toEqual([
    expect.objectContaining({ event: "corpus-rejected", path: expect.stringContaining("scan.pdf") }),
  ]);
});
