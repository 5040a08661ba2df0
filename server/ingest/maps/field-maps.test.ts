import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { dataField, type MarcRecord } from "../../library/marc-record.ts";
import { mapRecord } from "../map-record.ts";
import { defaultMaps, fieldsFile, readFieldMaps } from "./field-maps.ts";

/** A corpus folder with this `fields.json`. */
function corpusWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "dana-fields-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, fieldsFile), typeof content === "string" ? content : JSON.stringify(content));
  return folder;
}

const record: MarcRecord = {
  leader: "00000nam  2200000   450 ",
  fields: [
    ...dataField("200", "1 ", [["a", "Абай жолы"]]),
    ...dataField("205", "  ", [
      ["a", "2-бас."],
      ["b", "толықт."],
    ]),
    ...dataField("610", "0 ", [["a", "Абай"]]),
    ...dataField("689", "01", [["a", "84(5Қаз)"]]),
    ...dataField("689", "02", [["a", "17.82"]]),
    ...dataField("690", "  ", [["a", "қазақ даласы"]]),
  ],
};

function draftWith(content: unknown) {
  const mapped = mapRecord(record, { dialect: "kazmarc", maps: readFieldMaps(corpusWith(content)) });
  return "draft" in mapped ? mapped.draft : undefined;
}

test("a library says in its own file which of its fields feed a value", () => {
  const draft = draftWith({
    kazmarc: { keywords: ["610 $a", "690 $a"], "classes.bbk": ["689 *1 $a"], "classes.grnti": ["689 02 $a"] },
  });
  expect(draft?.keywords).toEqual(["Абай", "қазақ даласы"]);
  expect(draft?.classes).toEqual([
    { scheme: "bbk", mark: "84(5Қаз)" },
    { scheme: "grnti", mark: "17.82" },
  ]);
});

test("a change of UNIMARC holds for the dialects made from it, and a change of one for that alone", () => {
  expect(draftWith({ unimarc: { keywords: ["690 $a"] } })?.keywords).toEqual(["қазақ даласы"]);
  expect(draftWith({ rusmarc: { keywords: ["690 $a"] } })?.keywords).toEqual(["Абай"]);
});

test("subfields with a plus make one value, those without one each", () => {
  expect(draftWith({})?.edition).toBe("2-бас. толықт.");
  expect(draftWith({ kazmarc: { keywords: ["205 $a$b"] } })?.keywords).toEqual(["2-бас.", "толықт."]);
});

test("without the file the maps are Dana's own", () => {
  const folder = mkdtempSync(join(tmpdir(), "dana-fields-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(readFieldMaps(folder)).toBe(defaultMaps());
});

test.each([
  [{ kazmarc: { keywrods: ["610 $a"] } }, /kazmarc\.keywrods: is no value that a map feeds: .*keywords/],
  [{ kabis: { keywords: ["610 $a"] } }, /kabis: is no dialect with a map: .*kazmarc/],
  [{ kazmarc: { keywords: ["610a"] } }, /kazmarc\.keywords\.0: must be a field with its subfields/],
  [{ kazmarc: { keywords: "610 $a" } }, /kazmarc\.keywords: /],
  ["{", /is not JSON/],
])("%j is refused with the entry to mend", (content, message) => {
  expect(() => readFieldMaps(corpusWith(content))).toThrow(message);
});
