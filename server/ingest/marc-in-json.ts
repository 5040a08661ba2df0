import { z } from "zod";
import type { MarcRecord } from "../library/marc-record.ts";

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

/** The record in a piece of JSON, where it is one of MARC. */
export function marcInJsonRecord(content: unknown): MarcRecord | undefined {
  const parsed = marcInJson.safeParse(content);
  if (!parsed.success) return undefined;
  const fields = parsed.data.fields.flatMap((entry) =>
    Object.entries(entry).map(([tag, field]) => {
      if (typeof field === "string") return { tag, value: field };
      const subfields = field.subfields.flatMap((one) => Object.entries(one).map(([code, value]) => ({ code, value })));
      return { tag, indicators: `${field.ind1}${field.ind2}`.padEnd(2).slice(0, 2), subfields };
    }),
  );
  return { leader: parsed.data.leader, fields };
}
