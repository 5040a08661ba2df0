import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { codePages } from "../decode.ts";
import type { Block } from "./block.ts";
import { defaultDocumentLimits } from "./document-limits.ts";
import { readBytes } from "./read-bytes.ts";

const read = (html: string | Buffer, name = "x.html") =>
  readBytes(Buffer.from(html as string), name, defaultDocumentLimits);
const texts = async (html: string): Promise<string[]> => (await read(html)).blocks.map(({ text }) => text);

test("headings, paragraphs and items are told apart; scripts, styles, menus and forms are left out", async () => {
  const { title, blocks } = await read(`<!doctype html><html><head><title>Ереже &mdash; 2026</title><style>p{}</style>
    <script>var a = "<p>жоқ</p>";</script></head><body><nav><ul><li><a>Басты бет</a></ul></nav>
    <h2>Кітап беру</h2><p>Үйге <b>алты</b> кітап&nbsp;беріледі<br>он бес күнге.<p>Екінші<ul><li>бір<li>екі</ul>
    <!-- <p>түсіндірме --><noscript>жоқ</noscript><footer>Байланыс</footer><select><option>жоқ</select></body></html>`);
  expect(title).toBe("Ереже — 2026");
  expect(blocks).toEqual([
    { kind: "heading", text: "Кітап беру", level: 2 },
    { kind: "paragraph", text: "Үйге алты кітап беріледі он бес күнге." },
    { kind: "paragraph", text: "Екінші" },
    { kind: "item", text: "бір" },
    { kind: "item", text: "екі" },
  ] satisfies Block[]);
});

test("a short line all in bold is a heading, a bold word in a paragraph is not", async () => {
  const { blocks } = await read("<p><strong>3. Жауапкершілік</strong></p><p><b>Назар:</b> кітап қайтарылады.</p>");
  expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph"]);
});

test("each row of a table has its header, the cell that spans it and the line above it", async () => {
  const html = `<table><tr><th>Услуга<th>Цена</tr><tr><td colspan=2>Для детей</td></tr>
    <tr><td rowspan="2">Переплёт</td><td>450 тенге</td></tr><tr><td>900 тенге</td></tr></table>`;
  expect(await texts(html)).toEqual([
    "Для детей. Услуга: Переплёт; Цена: 450 тенге",
    "Для детей. Услуга: Переплёт; Цена: 900 тенге",
  ]);
});

test("a table that lays out a page is read as text", async () => {
  expect(
    await texts(
      "<table><tr><td><h1>Ереже</h1><p>Бір.</p></td><td><table><tr><td>а</td><td>1</td></tr></table></td></tr></table>",
    ),
  ).toEqual(["Ереже", "Бір.", "а; 1"]);
});

test.each([
  ["as its meta says", '<meta charset="windows-1251">', "win1251"],
  ["as http-equiv says", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"],
  ["by its letters", "", "win1251"],
  ["by its letters, against a meta that says UTF-8", '<meta charset="utf-8">', "win1251"],
])("a page is decoded %s", async (_, meta, page) => {
  expect(codePages).toContain(page);
  const html = `<html><head>${meta}</head><body><p>Читатель, потерявший книгу, возмещает её стоимость.</p></body></html>`;
  const { blocks } = await read(iconv.encode(html, page));
  expect(blocks[0]?.text).toBe("Читатель, потерявший книгу, возмещает её стоимость.");
});

test("markup that nobody closed, a stray sign and an unknown entity lose no text", async () => {
  expect(await texts('<p title="a > b">Бағасы 5 < 6 & 7 &unknown; <b>теңге<div>соңы<script>жоқ')).toEqual([
    "Бағасы 5 < 6 & 7 &unknown; теңге",
    "соңы",
  ]);
});

test("a page of 50 MB, binary data and an empty file are refused", async () => {
  await expect(read(Buffer.alloc(50 << 20, "<p>a"))).rejects.toThrow("more than 8 MiB");
  await expect(read(Buffer.from([60, 112, 62, 0, 1, 2]))).rejects.toThrow("binary");
  await expect(read("")).rejects.toThrow("empty");
  await expect(read("<script>x</script>")).rejects.toThrow("holds no text");
});

test("Markdown keeps its headings, clauses, items and rows, without its marks", async () => {
  const markdown = `---\ntitle: "Rules of use"\n---\n# Rules\nof *use* and [the site](https://x.kz)\n\n3.1. First clause\ngoes on.\n3.2. **Second** clause\n
Prices:\n\n- one_two\n- two\n\n| Service | Price |\n|---|--:|\n| Binding | 450 \\| 500 |\n\n\`\`\`\n# no heading\n\`\`\`\n\nHeading\n-------\n\n<p>Text</p>\n`;
  const { title, blocks } = await read(markdown, "x.md");
  expect(title).toBe("Rules of use");
  expect(blocks).toEqual([
    { kind: "heading", text: "Rules", level: 1 },
    { kind: "paragraph", text: "of use and the site" },
    { kind: "paragraph", text: "3.1. First clause goes on." },
    { kind: "paragraph", text: "3.2. Second clause" },
    { kind: "paragraph", text: "Prices:" },
    { kind: "item", text: "one_two" },
    { kind: "item", text: "two" },
    { kind: "row", text: "Service: Binding; Price: 450 | 500" },
    { kind: "paragraph", text: "# no heading" },
    { kind: "heading", text: "Heading", level: 2 },
    { kind: "paragraph", text: "Text" },
  ] satisfies Block[]);
});
