import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../../../server/config.ts";
import { countKept, nothingKept } from "./compare-fields.ts";
import { roundTripTable } from "./round-trip-table.ts";
import { runRoundTrip } from "./run-round-trip.ts";

const given = {
  leader: "",
  fields: [
    { tag: "001", value: "1" },
    { tag: "650", indicators: " 4", subfields: [{ code: "a", value: "Қала" }] },
    { tag: "650", indicators: " 4", subfields: [{ code: "a", value: "Қала" }] },
    {
      tag: "990",
      indicators: "  ",
      subfields: [
        { code: "a", value: "x" },
        { code: "b", value: "y" },
      ],
    },
  ],
};

test("a field counts as kept once for each time it came back to the letter", () => {
  const kept = nothingKept();
  const [number, topic, , local] = given.fields;
  if (!number || !topic || !local) throw new Error("the record of this test has four fields");
  countKept(kept, given, { leader: "", fields: [topic, number, { ...local, indicators: "1 " }] });
  countKept(kept, given, undefined);
  countKept(kept, given, given);
  expect(kept).toEqual({ fields: 12, fieldsKept: 6, subfields: 15, subfieldsKept: 9, records: 3, recordsSame: 1 });
});

test("of the project's own files every field that was read lives through store and export, in its order", async () => {
  const paths = ["server/ingest/fixtures", "corpus/catalogue"].map((path) => join(projectFolder, path));
  const { trips, refused } = await runRoundTrip(paths, () => undefined);
  expect(refused.map(({ path }) => path.split("/").at(-1))).toEqual(["picture.bin"]);
  expect(trips.map(({ form }) => form)).toEqual(
    expect.arrayContaining([
      "iso2709 marc21",
      "iso2709 rusmarc",
      "iso2709 unimarc",
      "marcxml marc21",
      "irbis",
      "sheet",
    ]),
  );
  for (const { form, inFile, store, out } of trips) {
    expect(inFile?.read, form).toBe(inFile?.counted);
    for (const kept of [store, ...Object.values(out)])
      expect([kept.fieldsKept, kept.subfieldsKept, kept.recordsSame], form).toEqual([
        kept.fields,
        kept.subfields,
        kept.records,
      ]);
  }
  expect(roundTripTable(trips)).toMatch(/^irbis .* 100 % · 100 %/m);
});
