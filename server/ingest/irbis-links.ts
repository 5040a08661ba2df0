import { type DataField, dataFields, isDataField, type MarcField, type MarcRecord } from "../library/marc-record.ts";
import type { RecordLink, Relation } from "../library/record.ts";
import { isNews, linkOf } from "./link-details.ts";
import { filled } from "./maps/described-facts.ts";
import { firstValue, valueIn } from "./values.ts";

// Fields whose title stands in ^A; in 470, 481 and 461 it stands in ^C.
const relations = new Map<string, Relation>([
  ["421", "supplement"],
  ["422", "supplement-to"],
  ["423", "issued-with"],
  ["430", "earlier"],
  ["440", "later"],
  ["451", "edition"],
  ["452", "other-format"],
  ["453", "translation"],
  ["454", "original"],
  ["470", "related"],
  ["481", "issued-with"],
  ["488", "related"],
]);

/** An article has its source in 463 and 963; a volume its set in 461. */
export function irbisLinks(record: MarcRecord): RecordLink[] | undefined {
  const isVolume = firstValue(record, "200", "v") !== undefined || dataFields(record, "200").length === 0;
  const sources = dataFields(record, "463");
  const details = dataFields(record, "963");
  const volume = isVolume ? firstValue(record, "200", "v") : undefined;
  const links = [
    ...sources.flatMap((field, at) => sourceIn(field, details[at])),
    ...dataFields(record, "461").flatMap((field) => setIn(field, volume)),
    ...record.fields.flatMap(otherIn),
  ];
  return filled(links.filter(isNews));
}

/** ^C title, ^J year, ^V volume, ^H issue, ^A its own designation, ^S pages, ^W the number of its record; 963 ^X author, ^I ISBN or ISSN. */
function sourceIn(field: DataField, detail: DataField | undefined): RecordLink[] {
  const number = detail && valueIn(detail, "i");
  return linkOf({
    relation: "host",
    title: valueIn(field, "c"),
    author: detail && valueIn(detail, "x"),
    place: valueIn(field, "d"),
    publisher: valueIn(field, "g"),
    year: valueIn(field, "j"),
    volume: [valueIn(field, "v"), valueIn(field, "h"), valueIn(field, "a")].filter(Boolean).join(", "),
    pages: valueIn(field, "s"),
    isbn: number,
    issn: number,
    number: valueIn(field, "w"),
  });
}

function setIn(field: DataField, volume: string | undefined): RecordLink[] {
  return linkOf({
    relation: "set",
    title: valueIn(field, "c"),
    author: valueIn(field, "x"),
    place: valueIn(field, "d"),
    publisher: valueIn(field, "g"),
    year: [valueIn(field, "h"), valueIn(field, "z")].filter(Boolean).join("-"),
    volume,
    isbn: valueIn(field, "i"),
    issn: valueIn(field, "j"),
  });
}

function otherIn(field: MarcField): RecordLink[] {
  const relation = relations.get(field.tag);
  if (relation === undefined || !isDataField(field)) return [];
  const hasTitleInC = field.tag === "470" || field.tag === "481";
  return linkOf({
    relation,
    title: valueIn(field, hasTitleInC ? "c" : "a"),
    author: valueIn(field, hasTitleInC ? "x" : "d"),
    year: valueIn(field, "h") ?? valueIn(field, "j"),
    volume: valueIn(field, hasTitleInC ? "v" : "n"),
    issn: valueIn(field, "c"),
    number: valueIn(field, "w"),
  });
}
