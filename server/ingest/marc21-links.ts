import { isDataField, type MarcField, type MarcRecord } from "../library/marc-record.ts";
import type { RecordLink, Relation } from "../library/record.ts";
import { isNews, linkOf, positionIn } from "./link-details.ts";
import { valueIn, valuesIn } from "./values.ts";

const relations = new Map<string, Relation>([
  ["760", "series"],
  ["762", "part"],
  ["765", "original"],
  ["767", "translation"],
  ["770", "supplement"],
  ["772", "supplement-to"],
  ["773", "host"],
  ["774", "part"],
  ["775", "edition"],
  ["776", "other-format"],
  ["777", "issued-with"],
  ["780", "earlier"],
  ["785", "later"],
  ["786", "related"],
  ["787", "related"],
]);

/** Publications that a MARC21 record names in its linking entries (76X–78X). */
export function marc21Links(record: MarcRecord, clean: (text: string) => string): RecordLink[] {
  return record.fields.flatMap((field) => linkIn(field, clean)).filter(isNews);
}

function linkIn(field: MarcField, clean: (text: string) => string): RecordLink[] {
  const relation = relations.get(field.tag);
  if (relation === undefined || !isDataField(field)) return [];
  const author = valueIn(field, "a");
  return linkOf({
    relation: /^set$/i.test(valueIn(field, "i") ?? "") ? "set" : relation,
    title: clean(valueIn(field, "t") ?? valueIn(field, "s") ?? valueIn(field, "p") ?? ""),
    author: author === undefined ? undefined : clean(author.replace(/,$/, "")),
    ...imprintIn(valueIn(field, "d")),
    ...positionIn(valuesIn(field, "g").join(", ")),
    issn: valueIn(field, "x"),
    isbn: valueIn(field, "z"),
    number: valueIn(field, "w")?.replace(/^\([^)]*\)/, ""),
  });
}

/** "Алматы : Жазушы, 1978" → place, publisher and year. */
function imprintIn(text = ""): { place?: string; publisher?: string; year?: string } {
  const comma = text.lastIndexOf(",");
  const last = text.slice(comma + 1).trim();
  const isDated = /\d{3}/.test(last);
  const [place = "", publisher = ""] = (isDated ? text.slice(0, Math.max(comma, 0)) : text).split(/\s*:\s*/);
  return {
    ...(place && { place }),
    ...(publisher && { publisher }),
    ...(isDated && { year: last.replace(/\.$/, "") }),
  };
}
