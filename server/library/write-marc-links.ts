import { type DataField, dataField } from "./marc-record.ts";
import type { RecordLink, Relation } from "./record.ts";

const tags: Readonly<Record<Relation, string>> = {
  host: "773",
  set: "773",
  series: "760",
  part: "774",
  supplement: "770",
  "supplement-to": "772",
  translation: "767",
  original: "765",
  earlier: "780",
  later: "785",
  edition: "775",
  "other-format": "776",
  "issued-with": "777",
  related: "787",
};

/** Linking entries of MARC21. What holds an article and what has a volume stand in one field, 773: $i tells them apart. */
export function linkFields(links: readonly RecordLink[]): DataField[] {
  return links.flatMap((link) =>
    dataField(tags[link.relation], "0 ", [
      ["i", link.relation === "set" ? "Set" : undefined],
      ["a", link.author],
      ["t", link.title],
      ["d", imprintOf(link)],
      ["g", link.volume],
      ["g", link.pages && `p. ${link.pages}`],
      ["x", link.issn],
      ["z", link.isbn],
      ["w", link.number],
    ]),
  );
}

function imprintOf({ place, publisher, year }: RecordLink): string {
  const by = [place, publisher && `: ${publisher}`].filter(Boolean).join(" ");
  return [by, year].filter(Boolean).join(", ");
}
