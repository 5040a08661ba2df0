import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { controlField, dataField } from "../../library/marc-record.ts";
import { parseIso2709 } from "../iso2709-parse.ts";
import { splitIso2709 } from "../iso2709-split.ts";
import { mapRecord } from "../map-record.ts";
import { provenanceOf } from "./provenance.ts";

test("each value names the fields it came from, and none that the record has not", () => {
  const record = {
    leader: "00000nam a2200000 c 4500",
    fields: [
      controlField("001", "kk0001"),
      ...dataField("084", "  ", [["a", "84(5Қаз)"]]),
      ...dataField("245", "10", [
        ["a", "Абай жолы"],
        ["n", "2-кітап"],
      ]),
      ...dataField("246", "31", [["a", "Путь Абая"]]),
      ...dataField("260", "  ", [
        ["a", "Алматы"],
        ["c", "1978"],
      ]),
    ],
  };
  expect(provenanceOf(record, "marc21")).toMatchObject({
    controlNumber: ["001"],
    title: ["245 $a", "245 $n"],
    parallelTitles: ["246 $a"],
    classes: ["084 $a"],
    place: ["260 $a"],
    year: ["260 $c"],
  });
  expect(provenanceOf(record, "marc21")).not.toHaveProperty("publisher");
});

test.each([
  ["marc21.mrc", "marc21"],
  ["rusmarc.iso", "rusmarc"],
] as const)("no value of a record of %s is without its fields", async (name, dialect) => {
  const bytes = readFileSync(join(import.meta.dirname, "../../../corpus/catalogue", name));
  for await (const raw of splitIso2709(one(bytes))) {
    const record = parseIso2709(raw.bytes, { encoding: "auto" });
    const mapped = mapRecord(record, { dialect });
    if (!("draft" in mapped)) throw new Error(mapped.reason);
    const told = provenanceOf(record, dialect);
    for (const [value, content] of Object.entries(mapped.draft)) {
      const isEmpty = Array.isArray(content) && content.length === 0;
      if (!isEmpty) expect(Object.keys(told)).toContain(value);
    }
  }
});

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
