import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { distinct } from "./clean.ts";
import type { LinkedFields } from "./linked-fields.ts";
import { filled } from "./maps/described-facts.ts";
import { valuesIn } from "./values.ts";

type Clean = (text: string) => string;

/** The works in a publication (505): $a has all in one text, parted by " -- "; $t each by itself, with its author in $r. */
export function marc21Contents(
  record: MarcRecord,
  { linked, clean }: { linked: LinkedFields; clean: Clean },
): string[] | undefined {
  const fields = [...dataFields(record, "505"), ...linked.withTag("505")];
  return filled(distinct(fields.flatMap((field) => [...inOneText(field), ...eachByItself(field, clean)])));
}

function inOneText(field: DataField): string[] {
  return valuesIn(field, "a").flatMap((text) => text.split(/\s+--\s*|\s*--\s+/).map(bare));
}

function eachByItself(field: DataField, clean: Clean): string[] {
  const works: string[] = [];
  for (const { code, value } of field.subfields) {
    const [text] = valuesIn({ ...field, subfields: [{ code, value }] }, "tr");
    if (text === undefined) continue;
    const own = clean(text.replace(/\s+--$/, ""));
    if (code === "t") works.push(own);
    else if (works.length > 0) works.push(`${works.pop()?.replace(/\s+\/$/, "")} / ${own}`);
  }
  return works;
}

function bare(text: string): string {
  return text.replace(/(?:\s+[-/;.]+|\.)$/, "").trim();
}
