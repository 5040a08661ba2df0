import type { Holding } from "../library/holding.ts";
import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import { irbisHoldings } from "./irbis-holdings.ts";
import { itemOf } from "./item.ts";
import { gather } from "./marc21-holdings.ts";
import { valueIn, valuesIn } from "./values.ts";

/** Copies of a UNIMARC record: RUSMARC's 899, or the 910 and 909 that IRBIS64 keeps when it writes the format, or Koha's 995. */
export function unimarcHoldings(record: MarcRecord): Holding[] {
  const places = dataFields(record, "899");
  if (places.length > 0) return gather(places.flatMap(placeIn));
  const koha = dataFields(record, "995");
  return koha.length > 0 ? gather(koha.flatMap(kohaCopy)) : irbisHoldings(record);
}

/** 899: an item a field ($a library or branch, $b store, $c shelf, $j call number or $h and $i its halves, $p inventory number, $x status, $z years held). */
function placeIn(field: DataField): Holding[] {
  const branch = valueIn(field, "a");
  if (branch === undefined) return [];
  const barcode = valueIn(field, "p");
  const status = valueIn(field, "x") ?? "";
  return [
    present({
      branch,
      callNumber: valueIn(field, "j") ?? valuesIn(field, "hi").join(" "),
      location: [...valuesIn(field, "b"), ...valuesIn(field, "c")].join(", ") || undefined,
      years: valueIn(field, "z"),
      items: barcode === undefined ? [] : [itemOf(barcode, status.split(" ")[0] ?? "", status)],
    }),
  ];
}

/** 995: $b the branch it belongs to, $e location, $f barcode, $k call number, $n date due back, $2 lost. */
function kohaCopy(field: DataField): Holding[] {
  const branch = valueIn(field, "b") ?? valueIn(field, "c") ?? valueIn(field, "a");
  if (branch === undefined) return [];
  const barcode = valueIn(field, "f");
  const isLost = (valueIn(field, "2") ?? "0") !== "0";
  return [
    present({
      branch,
      callNumber: valueIn(field, "k") ?? "",
      location: valueIn(field, "e"),
      items: barcode === undefined ? [] : [itemOf(barcode, isLost ? "lost" : "", valueIn(field, "n"))],
    }),
  ];
}
