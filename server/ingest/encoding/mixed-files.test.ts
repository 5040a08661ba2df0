import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, expect, test } from "vitest";
import { dataField, type MarcField } from "../../library/marc-record.ts";
import { writeIso2709 } from "../../library/write-iso2709.ts";
import { readWhole } from "../read-fixture.ts";
import { decodeMarc8 } from "./decode-marc8.ts";
import { mendTwiceDecoded } from "./mend-twice-decoded.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-encodings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...bytes: Buffer[]): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(bytes));
  return path;
}

const table = "Атауы;Авторы;Жылы\nАбай жолы;Әуезов, Мұхтар;1942\nҚан мен тер;Нұрпейісов, Әбдіжәміл;1961\n";
const titles = ["Абай жолы", "Қан мен тер"];

test.each([
  ["with its mark", "utf-16le", true],
  ["without its mark", "utf-16le", false],
  ["with its mark", "utf-16be", true],
  ["without its mark", "utf-16be", false],
])("a sheet in UTF-16 is read %s (%s)", async (_, encoding, addBOM) => {
  const { drafts } = await readWhole(file("wide.csv", iconv.encode(table, encoding, { addBOM })));
  expect(drafts.map(({ title }) => title)).toEqual(titles);
  expect(drafts[0]?.names[0]?.heading).toBe("Әуезов, Мұхтар");
});

test("each line of a sheet is read in its own encoding, and a cell apart where a line is mixed", async () => {
  const lines = [
    iconv.encode("Атауы;Авторы;Баспасы\n", "utf-8"),
    iconv.encode("Қан мен тер;Нұрпейісов, Әбдіжәміл;Жазушы\n", "rk1048"),
    iconv.encode("Абай жолы;Әуезов, Мұхтар;Жазушы\n", "utf-8"),
    iconv.encode("Путь Абая;Ауэзов, Мухтар;Советский писатель\n", "koi8-r"),
    iconv.encode("Кровь и пот;Нурпеисов, Абдижамил;Художественная литература\n", "cp866"),
    iconv.encode("Көшпенділер;Есенберлин, Ілияс;", "utf-8"),
    iconv.encode("Советский писатель\n", "win1251"),
  ];
  const { drafts } = await readWhole(file("mixed.csv", ...lines));
  expect(drafts.map(({ title, names, publisher }) => [title, names[0]?.heading, publisher])).toEqual([
    ["Қан мен тер", "Нұрпейісов, Әбдіжәміл", "Жазушы"],
    ["Абай жолы", "Әуезов, Мұхтар", "Жазушы"],
    ["Путь Абая", "Ауэзов, Мухтар", "Советский писатель"],
    ["Кровь и пот", "Нурпеисов, Абдижамил", "Художественная литература"],
    ["Көшпенділер", "Есенберлин, Ілияс", "Советский писатель"],
  ]);
});

function record(fields: readonly (readonly [string, string, string])[]): Buffer {
  const marc: MarcField[] = fields.flatMap(([tag, code, value]) => dataField(tag, "  ", [[code, value]]));
  return Buffer.from(writeIso2709({ leader: "00000nam  2200000   4500", fields: marc }));
}

/** The same record with the bytes of some of its text in another encoding; the directory is made anew. */
function recode(
  bytes: Buffer,
  encodings: readonly string[],
  lengthOf = (piece: Buffer): number => piece.length,
): Buffer {
  const base = Number(bytes.toString("latin1", 12, 17));
  const texts = bytes.toString("utf8", base).split("\x1e").slice(0, encodings.length);
  const pieces = texts.map((text, at) =>
    Buffer.concat([iconv.encode(text, encodings[at] ?? "utf-8"), Buffer.from("\x1e")]),
  );
  let from = 0;
  const entries = pieces.map((piece, at) => {
    const tag = bytes.toString("latin1", 24 + 12 * at, 27 + 12 * at);
    const entry = `${tag}${String(lengthOf(piece)).padStart(4, "0")}${String(from).padStart(5, "0")}`;
    from += lengthOf(piece);
    return entry;
  });
  const length = String(base + from + 1).padStart(5, "0");
  const leader = `${length}nam  22${String(base).padStart(5, "0")}   4500`;
  return Buffer.concat([Buffer.from(`${leader}${entries.join("")}\x1e`), ...pieces, Buffer.from("\x1d")]);
}

test("a field in another encoding than its record is read apart and reported", async () => {
  const bytes = record([
    ["245", "a", "Қан мен тер трилогиясы"],
    ["260", "b", "Художественная литература"],
    ["520", "a", "Арал теңізі жағасындағы балықшылардың тағдыры туралы роман"],
  ]);
  const { drafts } = await readWhole(file("fields.mrc", recode(bytes, ["rk1048", "koi8-r", "utf-8"])));
  expect(drafts).toMatchObject([
    {
      title: "Қан мен тер трилогиясы",
      publisher: "Художественная литература",
      annotation: "Арал теңізі жағасындағы балықшылардың тағдыры туралы роман",
    },
  ]);
});

test("a record in UTF-8 whose directory counts letters is read all the same", async () => {
  const bytes = record([
    ["245", "a", "Абай жолы"],
    ["520", "a", "Ұлы ақын туралы роман"],
  ]);
  const counted = recode(bytes, ["utf-8", "utf-8"], (piece) => piece.toString("utf8").length);
  const { drafts, rejections } = await readWhole(file("letters.mrc", counted, bytes));
  expect(rejections).toEqual([]);
  expect(drafts).toMatchObject([
    { title: "Абай жолы", annotation: "Ұлы ақын туралы роман" },
    { title: "Абай жолы", annotation: "Ұлы ақын туралы роман" },
  ]);
});

test("a text of one long line is not cut through its letters", async () => {
  const entries = Array.from({ length: 30_000 }, (_, at) => ({
    id: `k${at}`,
    title: `Қазақ әдебиетінің тарихы, ${at}`,
  }));
  const { drafts, rejections } = await readWhole(file("long.json", Buffer.from(JSON.stringify(entries))));
  expect(rejections).toEqual([]);
  expect(drafts.map(({ title }) => title)).toEqual(entries.map(({ title }) => title));
});

test("a field that lost a byte is left out and told in a note; a title that did is a reason to reject", async () => {
  const note = record([
    ["245", "a", "Абай жолы"],
    ["520", "a", "Ұлы ақын туралы роман"],
  ]);
  const at = note.indexOf(Buffer.from("ақын"));
  note[at + 3] = 0x20;
  const { drafts, rejections } = await readWhole(file("broken.mrc", note));
  expect(rejections).toEqual([]);
  expect(drafts[0]).toMatchObject({
    title: "Абай жолы",
    notes: ["Mended when taken in: field 520 was left out: the record is not valid UTF-8."],
  });
  expect(drafts[0]).not.toHaveProperty("annotation");
});

test("an encoding that is given overrules what the bytes look like", async () => {
  const path = file("told.csv", Buffer.from(table));
  const { drafts } = await readWhole(path, { encoding: "windows-1251", format: "csv" }).catch(() => ({ drafts: [] }));
  expect(drafts.map(({ title }) => title)).not.toEqual(titles);
});

test("a row that lost a byte in its annotation keeps its title, and its note says what was left out", async () => {
  const bytes = Buffer.from("Атауы;Аңдатпа\nАбай жолы;Ұлы ақын туралы роман\n");
  bytes[bytes.indexOf(Buffer.from("туралы")) + 3] = 0x20;
  const { drafts } = await readWhole(file("row.csv", bytes));
  expect(drafts[0]).toMatchObject({ title: "Абай жолы" });
  expect(drafts[0]).not.toHaveProperty("annotation");
  expect(drafts[0]?.notes[0]).toContain("annotation left out");
});

test("of a title field only the subfield that cannot be read is left out", async () => {
  const bytes = recode(
    Buffer.from(
      writeIso2709({
        leader: "00000nam a2200000   4500",
        fields: dataField("245", "10", [
          ["a", "Абай жолы"],
          ["b", "роман ақыны"],
        ]),
      }),
    ),
    ["utf-8"],
  );
  bytes[bytes.indexOf(Buffer.from("ақыны")) + 3] = 0x20;
  const { drafts } = await readWhole(file("subfield.mrc", bytes));
  expect(drafts[0]).toMatchObject({
    title: "Абай жолы",
    notes: ["Mended when taken in: field 245 lost its subfield $b: the record is not valid UTF-8."],
  });
  expect(drafts[0]).not.toHaveProperty("subtitle");
});

test.each([
  ["РђР±Р°Р№", "Абай"],
  ["Ð°Ð±Ð°Ð¹", "абай"],
  ["ÐÐ±Ð°Ð¹", "Абай"],
  ["Ð\u0090Ð±Ð°Ð¹", "Абай"],
  ["╨Р╨▒╨░╨╣", "Абай"],
  ["п░п╠п╟п╧", "Абай"],
  ["Ïóòü Àáàÿ", "Путь Абая"],
  ["Vol. XXXIX.\u0097No. 6", "Vol. XXXIX.—No. 6"],
  ["Ќазаќстан аумаєындаєы жјне", "Қазақстан аумағындағы және"],
  ["Ќазаќстан єдебиеті", "Қазақстан әдебиеті"],
  ["Р†Р»РёСЏСЃ В«РљУ©С€РїРµРЅРґС–Р»РµСЂВ»", "Ілияс «Көшпенділер»"],
  ["РР±СЂР°РіРёРј Рё РР»СЊСЏ", "Ибрагим и Илья"],
])("%s is mended to %s", (wrong, right) => {
  expect(mendTwiceDecoded(wrong)?.text).toBe(right);
});

test.each([
  "Абай жолы",
  "«Категория Р»",
  "СССР»",
  "Les misérables à l’été",
  "Øystein Åsen",
  "Türkiye'nin öğretmenleri",
  "Бібліотека її Є",
  "Љубав и ћирилица",
  "Ўзбек тили 2-том",
  "№ 5 — «Ана тілі»",
])("%s is left as it is", (text) => {
  expect(mendTwiceDecoded(text)).toBeUndefined();
});

test("the repair of a text that was decoded twice is noted on its record", async () => {
  const twice = iconv.decode(Buffer.from("Көшпенділер;Есенберлин, Ілияс;1976\n"), "win1251");
  const { drafts } = await readWhole(file("twice.csv", Buffer.from(`${table}${twice}`)));
  expect(drafts[2]).toMatchObject({ title: "Көшпенділер", names: [{ heading: "Есенберлин, Ілияс" }] });
  expect(drafts[2]?.notes).toEqual(["Mended when taken in: UTF-8 had been read as Windows-1251."]);
  expect(drafts[0]?.notes).toEqual([]);
});

test.each([
  ["\x1b(NaBAJ\x1b(B", "Абай"],
  ["\x1b(QF\x1b(B", "і"],
  ["\x1b(Sa\x22b\x1b(B", "α\u03b2\u0301".normalize("NFC")],
  ["\x1b(2y\x1b(B", "ש"],
  ["\x1b(3Gd\x1b(B", "ال"],
  ["\x1b$1i$\x22i$$\x1b(B", "あい"],
  ["\x1b$1!0!!0&oIX\x1b(B", "一上과"],
  ["\x1b$1!!!\x1b(B", "〓"],
  ["H\x1bb2\x1bsO", "H₂O"],
  ["mis\xe2erables", "misérables"],
])("MARC-8 %j is %s", (bytes, text) => {
  expect(decodeMarc8(Buffer.from(bytes, "latin1"))).toBe(text);
});
