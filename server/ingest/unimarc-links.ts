import {
  controlValue,
  type DataField,
  dataFields,
  isDataField,
  type MarcField,
  type MarcRecord,
} from "../library/marc-record.ts";
import type { RecordLink, Relation } from "../library/record.ts";
import { embeddedRecord } from "./embedded-fields.ts";
import { isNews, linkOf, pagesIn, positionIn } from "./link-details.ts";
import { filled } from "./maps/described-facts.ts";
import { unimarcName } from "./unimarc-names.ts";
import { firstValue, valueIn, valuesIn } from "./values.ts";

const relations = new Map<string, Relation>([
  ["410", "series"],
  ["411", "part"],
  ["421", "supplement"],
  ["422", "supplement-to"],
  ["423", "issued-with"],
  ["425", "issued-with"],
  ["430", "earlier"],
  ["431", "earlier"],
  ["432", "earlier"],
  ["433", "earlier"],
  ["434", "earlier"],
  ["435", "earlier"],
  ["436", "earlier"],
  ["437", "earlier"],
  ["440", "later"],
  ["441", "later"],
  ["442", "later"],
  ["443", "later"],
  ["444", "later"],
  ["445", "later"],
  ["446", "later"],
  ["447", "later"],
  ["448", "later"],
  ["451", "edition"],
  ["452", "other-format"],
  ["453", "translation"],
  ["455", "original"],
  ["456", "other-format"],
  ["461", "set"],
  ["462", "set"],
  ["463", "host"],
  ["464", "part"],
  ["470", "related"],
  ["481", "issued-with"],
  ["482", "issued-with"],
  ["488", "related"],
]);

/** Whether the record describes a part of a publication, as an article (leader/7). */
export function isAnalytic({ leader }: MarcRecord): boolean {
  return leader[7] === "a" || leader[7] === "b";
}

/** Publications that a UNIMARC record names in its block 4XX, written as fields within a field ($1) or in subfields of their own ($t). */
export function unimarcLinks(record: MarcRecord): RecordLink[] | undefined {
  const links = record.fields.flatMap(linkIn);
  return filled(isAnalytic(record) ? withHost(links) : links.map(asVolume).filter(isNews));
}

function linkIn(field: MarcField): RecordLink[] {
  const relation = relations.get(field.tag);
  if (relation === undefined || !isDataField(field)) return [];
  const inner = embeddedRecord(field);
  return inner ? embeddedLink(relation, inner) : plainLink(relation, field);
}

function embeddedLink(relation: Relation, inner: MarcRecord): RecordLink[] {
  const [author] = dataFields(inner, "700", "701", "710");
  return linkOf({
    relation,
    title: firstValue(inner, "200", "a"),
    author: author && unimarcName(author)?.heading,
    place: firstValue(inner, "210", "a"),
    publisher: firstValue(inner, "210", "c"),
    year: firstValue(inner, "210", "d"),
    volume: [firstValue(inner, "200", "h"), firstValue(inner, "200", "v")].filter(Boolean).join(", "),
    pages: firstValue(inner, "215", "a"),
    isbn: firstValue(inner, "010", "a"),
    issn: firstValue(inner, "011", "a"),
    number: controlValue(inner, "001")?.trim(),
  });
}

function plainLink(relation: Relation, field: DataField): RecordLink[] {
  return linkOf({
    relation,
    title: valueIn(field, "t"),
    author: valueIn(field, "a"),
    place: valueIn(field, "c"),
    publisher: valueIn(field, "n"),
    year: valueIn(field, "d"),
    volume: valuesIn(field, "hv").join(", "),
    pages: valueIn(field, "p"),
    isbn: valueIn(field, "y"),
    issn: valueIn(field, "x"),
    number: valueIn(field, "3") ?? valueIn(field, "0"),
  });
}

/** An article stands in the set's title (461, the journal) and in the physical unit (463, its issue), whose title is its number: they are one host. */
function withHost(links: readonly RecordLink[]): RecordLink[] {
  const set = links.find(({ relation }) => relation === "set");
  const unit = links.find(({ relation }) => relation === "host");
  const others = links.filter((link) => link !== set && link !== unit);
  if (!set || !unit) return [...others, ...[set ?? unit].flatMap((link) => (link ? [asHost(link)] : []))];
  const { pages, ...issue } = asHost(unit);
  const { volume, year } = positionIn([unit.title, issue.volume].filter(Boolean).join(", "));
  return [
    ...others,
    {
      ...set,
      ...(volume === undefined ? {} : { volume }),
      ...((year ?? unit.year) === undefined ? {} : { year: year ?? unit.year ?? "" }),
      ...(pages === undefined ? {} : { pages }),
      relation: "host",
    },
  ];
}

/** In the volume of a host the pages may stand: "С. 15-20". */
function asHost({ volume = "", ...link }: RecordLink): RecordLink {
  const pages = link.pages ?? (/\p{L}/u.test(volume) ? pagesIn(volume) : undefined);
  const position = positionIn(volume);
  const year = link.year ?? position.year;
  return {
    ...link,
    ...(position.volume === undefined ? {} : { volume: position.volume }),
    ...(year === undefined ? {} : { year }),
    ...(pages === undefined ? {} : { pages }),
    relation: "host",
  };
}

/** A book that is no article stands in a set as one of its volumes. */
function asVolume(link: RecordLink): RecordLink {
  return link.relation === "host" ? { ...link, relation: "set" } : link;
}
