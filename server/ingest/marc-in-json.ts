import { z } from "zod";
import type { MarcField, MarcRecord } from "../library/marc-record.ts";
import { marcListRecord } from "./marc-list-json.ts";

/** A record as MARC libraries write it in JSON: `{ "leader", "fields": [{ "245": { "ind1", "ind2", "subfields": [{ "a": "…" }] } }] }`. */
const marcInJson = z.object({
  leader: z.string().default(""),
  fields: z.array(
    z.record(
      z.string(),
      z.union([
        z.string(),
        z.object({
          ind1: z.string().default(" "),
          ind2: z.string().default(" "),
          subfields: z.array(z.record(z.string(), z.string())),
        }),
      ]),
    ),
  ),
});

/** The record in a piece of JSON, where it is one of MARC: in the common form, in those of other tools, or in an envelope. */
export function marcInJsonRecord(content: unknown): MarcRecord | undefined {
  return commonForm(content) ?? marcListRecord(content) ?? inEnvelope(content);
}

function commonForm(content: unknown): MarcRecord | undefined {
  const parsed = marcInJson.safeParse(content);
  if (!parsed.success) return undefined;
  const fields = parsed.data.fields.flatMap((entry) =>
    Object.entries(entry).map(([tag, field]): MarcField => {
      if (typeof field === "string") return { tag, value: field };
      const subfields = field.subfields.flatMap((one) => Object.entries(one).map(([code, value]) => ({ code, value })));
      return { tag, indicators: `${field.ind1}${field.ind2}`.padEnd(2).slice(0, 2), subfields };
    }),
  );
  return { leader: parsed.data.leader, fields };
}

// FOLIO keeps a record's fields under parsedRecord.content, as an object or as JSON in a string.
const envelope = z.union([
  z.object({ parsedRecord: z.object({ content: z.unknown() }) }).transform((outer) => outer.parsedRecord.content),
  z.object({ content: z.looseObject({ fields: z.unknown() }) }).transform((outer) => outer.content),
  z.object({ record: z.looseObject({ leader: z.string() }) }).transform((outer) => outer.record),
  z.object({ marc: z.looseObject({ leader: z.string() }) }).transform((outer) => outer.marc),
]);

function inEnvelope(content: unknown): MarcRecord | undefined {
  const parsed = envelope.safeParse(content);
  if (!parsed.success) return undefined;
  const inner = typeof parsed.data === "string" ? parsedJson(parsed.data) : parsed.data;
  return commonForm(inner) ?? marcListRecord(inner);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
