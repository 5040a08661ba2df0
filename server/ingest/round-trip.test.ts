import fc from "fast-check";
import { expect, test } from "vitest";
import type { BibRecord, DraftRecord } from "../library/record.ts";
import { titleOnly } from "../library/title-only.ts";
import { writeIso2709 } from "../library/write-iso2709.ts";
import { writeMarc } from "../library/write-marc.ts";
import { writeMarcXml } from "../library/write-marcxml.ts";
import { anyDraft } from "./any-draft.ts";
import { parseIso2709 } from "./iso2709-parse.ts";
import { readJson } from "./json.ts";
import { jsonObjects } from "./json-objects.ts";
import { marc21Draft } from "./marc21.ts";
import { readMarcXml } from "./marcxml.ts";

function recordOf({ controlNumber, ...description }: DraftRecord): BibRecord {
  return { ...description, id: `s:${controlNumber}`, source: "s" };
}

test("a record written as MARC21 in ISO 2709 reads back with every field it had", () => {
  fc.assert(
    fc.property(anyDraft, (given) => {
      expect(marc21Draft(parseIso2709(writeIso2709(writeMarc(recordOf(given))), { encoding: "auto" }))).toEqual(given);
    }),
  );
});

test("a record written as MARCXML reads back with every field it had", async () => {
  await fc.assert(
    fc.asyncProperty(anyDraft, async (given) => {
      expect(
        await first(readMarcXml(one(writeMarcXml(writeMarc(recordOf(given)))), { path: "x", dialect: "auto" })),
      ).toMatchObject({ draft: given });
    }),
  );
});

test("a record written as JSON reads back with every field it had", async () => {
  await fc.assert(
    fc.asyncProperty(anyDraft, async (given) => {
      expect(
        await first(readJson(one(JSON.stringify([{ ...recordOf(given), authors: ["A"] }])), { path: "x" })),
      ).toMatchObject({ draft: given });
    }),
  );
});

test("the objects of a JSON text are the same however it is cut into chunks", async () => {
  const text = '[{"a":"}\\""},\n{"b":{"c":[1,2]}}, {"d":"{"}]';
  const whole = ['{"a":"}\\""}', '{"b":{"c":[1,2]}}', '{"d":"{"}'];
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), async (at) => {
      const found: string[] = [];
      for await (const object of jsonObjects(several([text.slice(0, at), text.slice(at)]))) found.push(object.text);
      expect(found).toEqual(whole);
    }),
  );
});

test("what ISO 2709 cannot say is an error before anything is written", () => {
  const long = {
    ...recordOf({ ...titleOnly("T"), controlNumber: "1" }),
    annotation: "ә".repeat(6000),
  };
  expect(() => writeIso2709(writeMarc(long))).toThrow(/field 520 has 1200\d bytes/);
});

async function first<T>(values: AsyncIterable<T>): Promise<T | undefined> {
  for await (const value of values) return value;
  return undefined;
}

function one(text: string): AsyncGenerator<string> {
  return several([text]);
}

async function* several(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}
