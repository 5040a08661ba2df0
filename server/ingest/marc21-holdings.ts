import type { Holding, Item, ItemStatus } from "../library/holding.ts";
import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import { itemOf } from "./item.ts";
import { valueIn, valuesIn } from "./values.ts";

/** Holdings of a MARC21 record: 852 with 866 (years) and 876 (items) linked by $8, or Koha's 952, an item a field. */
export function marc21Holdings(record: MarcRecord): Holding[] {
  const koha = dataFields(record, "952");
  return koha.length > 0 ? gather(koha.flatMap(kohaHolding)) : standardHoldings(record);
}

function standardHoldings(record: MarcRecord): Holding[] {
  const places = dataFields(record, "852");
  const details = dataFields(record, "866", "876");
  return gather(
    places.flatMap((place, at) => {
      const branch = valueIn(place, "b") ?? valueIn(place, "a");
      if (branch === undefined) return [];
      const own = details.filter((field) => belongs(field, place, at));
      const barcode = valueIn(place, "p");
      return present({
        branch,
        callNumber: valuesIn(place, "hi").join(" ") || (valueIn(place, "j") ?? ""),
        location: valueIn(place, "c"),
        years: own.filter((field) => field.tag === "866").flatMap((field) => valuesIn(field, "a"))[0],
        items: [
          ...(barcode === undefined ? [] : [itemOf(barcode, "")]),
          ...own.filter((field) => field.tag === "876").flatMap(linkedItem),
        ],
      });
    }),
  );
}

/** A field without a link belongs to the first place. */
function belongs(field: DataField, place: DataField, at: number): boolean {
  const link = linkOf(field);
  return link === undefined ? at === 0 : link === linkOf(place);
}

function linkOf(field: DataField): string | undefined {
  return valueIn(field, "8")?.split(/[.\\]/)[0];
}

function linkedItem(field: DataField): Item[] {
  const barcode = valueIn(field, "p") ?? valueIn(field, "a");
  return barcode === undefined ? [] : [itemOf(barcode, valueIn(field, "j") ?? "", valueIn(field, "z"))];
}

function kohaHolding(field: DataField): Holding[] {
  const branch = valueIn(field, "b") ?? valueIn(field, "a");
  if (branch === undefined) return [];
  const barcode = valueIn(field, "p");
  const due = valueIn(field, "q");
  return [
    present({
      branch,
      callNumber: valueIn(field, "o") ?? "",
      location: valueIn(field, "c"),
      years: valueIn(field, "h"),
      items: barcode === undefined ? [] : [itemOf(barcode, kohaStatus(field), due)],
    }),
  ];
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "0";

function kohaStatus(field: DataField): ItemStatus {
  if (isSet(valueIn(field, "1"))) return "lost";
  if (isSet(valueIn(field, "4"))) return "in-repair";
  if (isSet(valueIn(field, "q"))) return "on-loan";
  return isSet(valueIn(field, "7")) ? "reference" : "available";
}

/** Puts the items of one place of one branch together. */
export function gather(holdings: readonly Holding[]): Holding[] {
  const byPlace = new Map<string, Holding>();
  for (const holding of holdings) {
    const key = JSON.stringify([holding.branch, holding.callNumber, holding.location, holding.years]);
    const held = byPlace.get(key);
    byPlace.set(key, held ? { ...held, items: [...held.items, ...holding.items] } : holding);
  }
  return [...byPlace.values()];
}
