import { z } from "zod";
import type { MarcField, MarcRecord } from "../library/marc-record.ts";

/** One, or a list: what makes JSON of XML writes a single element without a list. */
function listOf<T>(one: z.ZodType<T>) {
  return z.union([z.array(one), one.transform((single) => [single])]);
}

const textNames = ["value", "data", "content", "text", "#text", "$t", "_"];

/** The value of a field or subfield, by whatever name a tool calls it. */
const valued = z
  .looseObject({})
  .transform((object) => textNames.map((name) => object[name]).find((value) => value !== undefined))
  .pipe(z.union([z.string(), z.number().transform(String)]));
/** An attribute: "tag", or "@tag" and "$tag" of what was XML. */
const attribute = (name: string) =>
  z
    .looseObject({})
    .transform((object) => object[name] ?? object[`@${name}`] ?? object[`$${name}`])
    .pipe(z.union([z.string(), z.number().transform(String)]));
const indicator = (name: string) =>
  attribute(name)
    .transform((text) => text.padEnd(1).slice(0, 1))
    .catch(" ");

const subfield = z
  .looseObject({})
  .transform((object) => ({ code: attribute("code").safeParse(object).data, value: valued.safeParse(object).data }));
const subfields = listOf(subfield).transform((list) =>
  list.flatMap(({ code, value }) => (code === undefined || value === undefined ? [] : [{ code, value }])),
);

const field = z.looseObject({}).transform((object, context): MarcField => {
  const tag = attribute("tag").safeParse(object).data;
  if (tag === undefined || !/^\w{3}$/.test(tag)) return fault(context);
  const parts = object["subfields"] ?? object["subfield"];
  if (parts === undefined) {
    const value = valued.safeParse(object).data;
    return value === undefined ? fault(context) : { tag, value };
  }
  const both = attribute("ind").safeParse(object).data;
  const indicators = both ?? indicator("ind1").parse(object) + indicator("ind2").parse(object);
  return { tag, indicators: indicators.padEnd(2).slice(0, 2), subfields: subfields.parse(parts) };
});

function fault(context: { addIssue: (message: string) => void }): never {
  context.addIssue("is no field of MARC");
  return z.NEVER;
}

/** `{ "leader", "fields": [{ "tag", "ind1", "ind2", "subfields": [{ "code", "value" }] }] }`. */
const tagged = z
  .object({ leader: z.string().default(""), fields: z.array(field).nonempty() })
  .transform(({ leader, fields }): MarcRecord => ({ leader, fields }));

/** `{ "leader", "controlfield": [{ "tag", "data" }], "datafield": [{ "tag", "ind", "subfield": [{ "code", "data" }] }] }`. */
const fromXml = z
  .object({ leader: z.unknown(), controlfield: listOf(field).default([]), datafield: listOf(field) })
  .transform(
    ({ leader, controlfield, datafield }): MarcRecord => ({
      leader: typeof leader === "string" ? leader : (valued.safeParse(leader).data ?? ""),
      fields: [...controlfield, ...datafield],
    }),
  );

/** Catmandu: `{ "record": [["245", "1", "0", "a", "Title", "b", "rest"]] }`; a value without a code has "_". */
const rows = z
  .object({ record: z.array(z.array(z.union([z.string(), z.null()])).min(3)).nonempty() })
  .transform(({ record }): MarcRecord => {
    const fields = record.map(([tag, ind1, ind2, ...rest]) =>
      rowField(tag ?? "", `${ind1 || " "}${ind2 || " "}`, rest),
    );
    const leader = fields.find((one) => one.tag === "LDR");
    return {
      leader: leader !== undefined && "value" in leader ? leader.value : "",
      fields: fields.filter((one) => one !== leader),
    };
  });

function rowField(tag: string, indicators: string, parts: readonly (string | null)[]): MarcField {
  const pairs = parts.flatMap((code, at) => (at % 2 === 0 ? [{ code: code ?? "", value: parts[at + 1] ?? "" }] : []));
  const [first] = pairs;
  if (first?.code === "_" && pairs.length === 1) return { tag, value: first.value };
  return { tag, indicators, subfields: pairs.filter(({ code }) => code !== "_") };
}

const anyForm = z.union([tagged, fromXml, rows]);

/** The record in a piece of JSON that lists its fields with their tags, as other tools than `marcInJsonRecord`'s write them. */
export function marcListRecord(content: unknown): MarcRecord | undefined {
  return anyForm.safeParse(content).data;
}
