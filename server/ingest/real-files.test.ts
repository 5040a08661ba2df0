import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeMarc8, unreadCharacter } from "./encoding/decode-marc8.ts";
import { readWhole } from "./read-fixture.ts";

const data = join(import.meta.dirname, "../../../shared/data");
const isThere = existsSync(data);
const title = (text: string): string => (isThere ? text : `${text} (skipped: ../shared/data is not here)`);
const at = (path: string): string => join(data, path);

test.skipIf(!isThere)(title("300 IRBIS64 records of a university are read without a loss"), async () => {
  const { drafts, rejections } = await readWhole(at("catalogue/irbis/istu.txt"));
  expect(rejections).toEqual([]);
  expect(drafts).toHaveLength(300);
  expect(drafts.find((draft) => draft.title.startsWith("Голоценовый вулканизм"))).toMatchObject({
    subtitle: "монография",
    year: 2015,
    publisher: "Геос",
    language: "ru",
    udc: ["551.21(571.66)"],
    names: [{ heading: "Певзнер, Мария Михайловна", display: "Мария Михайловна Певзнер" }],
  });
});

test.skipIf(!isThere)(
  title("of the IRBIS demo database the records of publications are read, the rest is reported"),
  async () => {
    const { drafts, rejections } = await readWhole(at("catalogue/irbis/ibis32-demo.txt"));
    expect(drafts.length + rejections.length).toBe(268);
    expect(rejections.map(({ noPublication }) => noPublication)).toEqual([true]);
    expect(drafts.filter(({ title }) => /^Компьютер-Пресс\. 1990, /.test(title))).toHaveLength(9);
    expect(rejections.every(({ line, reason }) => line !== undefined && reason !== "")).toBe(true);
  },
);

test.skipIf(!isThere)(title("RUSMARC in unflagged Windows-1251 and in UTF-8 is read as letters"), async () => {
  const [old] = (await readWhole(at("catalogue/rusmarc/TEST2.ISO"))).drafts;
  expect(old).toMatchObject({ title: "Светильник Сибири", language: "ru", year: 1999, originalYear: 1913 });
  const [utf8] = (await readWhole(at("catalogue/rusmarc/ur.iso"))).drafts;
  expect(utf8).toMatchObject({ publisher: "Издательство Юрайт", isbns: ["9785991616621"] });
});

test.skipIf(!isThere)(title("the same 30 MARC21 records are the same from ISO 2709 and from MARCXML"), async () => {
  const folder = "marc-tests/traject/test/test_support";
  const bytes = await readWhole(at(`${folder}/test_data.utf8.mrc`));
  const xml = await readWhole(at(`${folder}/test_data.utf8.marc.xml`));
  expect(bytes.drafts).toHaveLength(30);
  expect(xml.drafts).toEqual(bytes.drafts);
});

test.skipIf(!isThere)(
  title("the same records are the same from MARC-in-JSON, but for letters lost there before"),
  async () => {
    const folder = "marc-tests/traject/test/test_support";
    const bytes = await readWhole(at(`${folder}/test_data.utf8.mrc`));
    const json = await readWhole(at(`${folder}/test_data.utf8.json`));
    expect(json.rejections).toEqual([]);
    expect(json.drafts.map((draft) => draft.title)).toEqual(bytes.drafts.map((draft) => draft.title));
  },
);

test.skipIf(!isThere)(title("MARC-8 with escapes, East Asian ones too, is read as its UTF-8 twin"), () => {
  const lines = (name: string): Buffer[] => {
    const text = readFileSync(at(`marc-tests/pymarc/test/${name}`)).toString("latin1");
    return text.split("\n").map((line) => Buffer.from(line, "latin1"));
  };
  const twins = lines("test_utf8.txt").map((line) => line.toString("utf8").normalize("NFC"));
  const read = lines("test_marc8.txt").map(decodeMarc8);
  const whole = read.flatMap((text, line) => (text.includes(unreadCharacter) ? [] : [[text, twins[line]]]));
  expect(whole).toHaveLength(1514);
  for (const [text, twin] of whole) expect(text).toBe(twin);
});

test.skipIf(!isThere)(title("of eight records with bad lengths each is read or reported with its byte"), async () => {
  const { drafts, rejections } = await readWhole(at("marc-tests/pymarc/test/bad_records.mrc"));
  expect(drafts.length + rejections.length).toBe(8);
  expect(drafts.length).toBeGreaterThan(0);
  expect(rejections.every(({ byte }) => byte !== undefined)).toBe(true);
});

test.skipIf(!isThere)(
  title("10,000 rows of a messy CSV are read, and no ISBN with a wrong check digit is"),
  async () => {
    const { drafts, rejections } = await readWhole(at("catalogue/goodbooks/books.csv"));
    expect(drafts).toHaveLength(10_000);
    expect(rejections).toEqual([]);
    expect(drafts.every((draft) => draft.isbns.every((isbn) => /^97[89]\d{10}$/.test(isbn)))).toBe(true);
  },
);

test.skipIf(!isThere)(
  title("no test file of other MARC libraries makes a reader throw anything but a named refusal"),
  async () => {
    const files = readdirSync(at("marc-tests"), { recursive: true, encoding: "utf8" }).filter((path) =>
      /\.(dat|mrc|marc|xml)$/.test(path),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const refused = await readWhole(at(join("marc-tests", file))).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (refused !== undefined) expect(refused, file).toMatchObject({ name: "MendableError" });
    }
  },
);
