import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, expect, test } from "vitest";
import { withoutMnemonics } from "./mrk-text.ts";
import { readWhole } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-mrk-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const two = String.raw`=LDR  00000nam\\2200000\a\4500
=001  kz001
=008  780101s1978\\\\kz\\\\\\\\\\\\000\1\kaz\d
=020  \\$a{dollar}5
=100  1\$aӘуезов, Мұхтар,$d1897-1961.
=245  10$aАбай жолы :$bроман-эпопея /
$cМұхтар Әуезов.
=260  \\$aАлматы :$bЖазушы,$c1978.

=LDR  00000nam\\2200000\a\4500
=001  kz002
=245  00$aGesch{uml}afte in Bogot{aacute} {nosuch}
`;

test("MARC as MarcEdit writes it is known by its first line and read record by record", async () => {
  const { drafts, rejections } = await readWhole(file("two.txt", two));
  expect(rejections).toEqual([]);
  expect(drafts).toMatchObject([
    {
      controlNumber: "kz001",
      title: "Абай жолы",
      subtitle: "роман-эпопея",
      year: 1978,
      language: "kk",
      place: "Алматы",
    },
    { controlNumber: "kz002", title: "Geschäfte in Bogotá {nosuch}" },
  ]);
});

test("UNIMARC in Windows-1251 is known in it as well, with line ends of Windows", async () => {
  const text =
    "=LDR  00000nam\\\\2200000\\\\\\450\\\r\n=001  ru1\r\n=101  0\\$arus\r\n=200  1\\$aКровь и пот$eтрилогия\r\n=801  \\0$aRU\r\n";
  const { drafts } = await readWhole(file("win.mrk", iconv.encode(text, "win1251")));
  expect(drafts).toMatchObject([{ title: "Кровь и пот", subtitle: "трилогия", language: "ru" }]);
});

test("records without leaders are parted by blank lines, and what is no field is named with its line", async () => {
  const text = "=001  a\n=245  10$aҚан мен тер\n\n=001  b\n=245  10$aКөшпенділер\n\n=001  c\n=300  \\\\$a5 б.\n";
  const { drafts, rejections } = await readWhole(file("bare.mrk", text));
  expect(drafts.map(({ title }) => title)).toEqual(["Қан мен тер", "Көшпенділер"]);
  expect(rejections).toMatchObject([
    { id: "c", line: 7, reason: expect.stringContaining("the record has no title (245 $a") },
  ]);
});

test.each([
  ["{acute}e", "é"],
  ["{llig}i{rlig}a", "i︠a︡"],
  ["{lcub}{rcub} {bsol}", "{} \\"],
  ["{Lstrok}{acute}od{acute}z", "Łódź"],
  ["{macr}", "\u0304"],
])("the names in %s are written out", (text, letters) => {
  expect(withoutMnemonics(text)).toBe(letters.normalize("NFC"));
});
