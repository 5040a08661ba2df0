import type { Holding, ItemStatus } from "../library/holding.ts";
import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, Name, RecordKind } from "../library/record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { distinct } from "./clean.ts";
import { itemOf } from "./item.ts";
import { gather } from "./marc21-holdings.ts";
import { unimarcFacts } from "./unimarc.ts";
import { distinctNames, unimarcName } from "./unimarc-names.ts";
import { firstValue, valueIn, valuesIn, valuesOf } from "./values.ts";

// Worksheets (field 920) that describe something else than a publication.
const otherWorksheets = new Set(["SOB", "PERS", "PREDM", "KF", "RDR", "ATHRA", "SZPRF"]);

/** The worksheet, when it says that the record describes no publication. */
export function otherWorksheet(record: MarcRecord): string | undefined {
  const worksheet = firstValue(record, "920", "a")?.toUpperCase();
  return worksheet !== undefined && otherWorksheets.has(worksheet) ? worksheet : undefined;
}

/** An IRBIS64 record as a draft, its fields named as in UNIMARC (`010` for its 10); absent when it has no title (200). */
export function irbisDraft(record: MarcRecord): DraftRecord | undefined {
  const title = titleOf(record);
  if (title === undefined) return undefined;
  return present({
    controlNumber: firstValue(record, "903", "a"),
    kind: kindOf(record),
    ...title,
    originalTitle: firstValue(record, "454", "a"),
    names: namesOf(record),
    ...unimarcFacts(record),
    annotation: annotationOf(record),
    url: firstValue(record, "951", "i"),
    holdings: holdingsOf(record),
  });
}

function titleOf(record: MarcRecord) {
  const [field] = dataFields(record, "200");
  const own = firstValue(record, "200", "a");
  const common = withoutOtherInformation(firstValue(record, "461", "c"));
  const main = common ?? own;
  if (!main) return undefined;
  const part = partOf(
    firstValue(record, "200", "v") ?? firstValue(record, "923", "h"),
    common ? differing(own, common) : firstValue(record, "200", "i"),
  );
  return {
    title: properTitle(main, part),
    subtitle: (field && valuesIn(field, "e").join(" : ")) || undefined,
    part,
    commonTitle: part ? main : undefined,
    parallelTitles: distinct([...valuesOf(record, "510", "d"), ...valuesOf(record, "517", "a")]),
  };
}

/** Some volumes repeat the title of the whole as their own. */
function differing(own: string | undefined, common: string): string | undefined {
  return own === common ? undefined : own;
}

/** 461 ^c holds the whole first area: "Собрание сочинений : в 6 кн." */
function withoutOtherInformation(text: string | undefined): string | undefined {
  return text?.split(" : ")[0]?.trim() || undefined;
}

function kindOf(record: MarcRecord): RecordKind {
  if (/^(J|NJ|NJP|NJK|OJ)$/i.test(firstValue(record, "920", "a") ?? "")) return "serial";
  return firstValue(record, "900", "t") === "l" ? "e-resource" : "book";
}

/** 961 holds the authors of the whole of which this is a volume. */
function namesOf(record: MarcRecord): Name[] {
  const tags = ["700", "701", "961", "702", "962", "710", "711", "712"];
  return distinctNames(
    tags.flatMap((tag) => dataFields(record, tag)).flatMap((field) => unimarcName(asUnimarc(field)) ?? []),
  );
}

// 961 is a field of authors (as 701) unless its ^4 says otherwise.
function asUnimarc(field: DataField): DataField {
  return field.tag === "961" ? { ...field, tag: "701" } : field;
}

/** In annotations IRBIS marks words for its dictionary as <word>. */
function annotationOf(record: MarcRecord): string | undefined {
  return firstValue(record, "331", "a")?.replace(/<([^<>]+)>/g, "$1");
}

const statusByCode: Readonly<Record<string, ItemStatus>> = {
  "0": "available",
  "1": "on-loan",
  "3": "in-repair",
  "4": "lost",
  "5": "in-repair",
  "8": "in-repair",
  "9": "on-hold",
};

/** 910: an item a field (^a status, ^b inventory number, ^d place, ^n use restriction, ^q date due back); 909: years of a serial held. */
function holdingsOf(record: MarcRecord): Holding[] {
  const callNumber = [firstValue(record, "906", "a"), firstValue(record, "908", "a")].filter(Boolean).join(" ");
  const copies = dataFields(record, "910").flatMap((field) => copyOf(record, field, callNumber));
  const withoutCopies = valuesOf(record, "909", "d")
    .filter((branch) => !copies.some((copy) => copy.branch === branch))
    .map((branch) => present({ branch, callNumber, years: yearsHeld(record, branch), items: [] }));
  return gather([...copies, ...withoutCopies]);
}

function copyOf(record: MarcRecord, field: DataField, callNumber: string): Holding[] {
  const branch = valueIn(field, "d");
  // 6: written off; 2: not yet arrived. Neither is on a shelf.
  const code = valueIn(field, "a") ?? "";
  if (branch === undefined || code === "6" || code === "2") return [];
  const barcode = valueIn(field, "b");
  const status = valueIn(field, "n") ?? statusByCode[code] ?? "";
  return [
    present({
      branch,
      callNumber,
      location: valueIn(field, "l"),
      years: yearsHeld(record, branch),
      items: barcode === undefined ? [] : [itemOf(barcode, status, valueIn(field, "q"))],
    }),
  ];
}

function yearsHeld(record: MarcRecord, branch: string): string | undefined {
  const years = dataFields(record, "909")
    .filter((field) => valueIn(field, "d") === branch)
    .flatMap((field) => valuesIn(field, "q"));
  return years.join(", ") || undefined;
}
