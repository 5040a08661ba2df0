import type { Holding, Item, ItemStatus } from "../library/holding.ts";
import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import { dayIn, itemOf } from "./item.ts";
import { issuesHeld } from "./marc21-issues-held.ts";
import { valueIn, valuesIn } from "./values.ts";

/** Holdings of a MARC21 record: 852 with 866 (years) or 853 and 863 (numbers) and 876 (items) linked by $8, or Koha's 952, an item a field. */
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
      const own = details.filter((field) => belongs(field, place, { at, isOnly: places.length === 1 }));
      const barcode = valueIn(place, "p");
      return present({
        branch,
        callNumber: valuesIn(place, "hi").join(" ") || (valueIn(place, "j") ?? ""),
        location: valueIn(place, "c"),
        years:
          own.filter((field) => field.tag === "866").flatMap((field) => valuesIn(field, "a"))[0] ??
          issuesHeld(record, (field) => belongs(field, place, { at, isOnly: places.length === 1 })),
        items: [
          ...(barcode === undefined ? [] : [itemOf(barcode, "")]),
          ...own.filter((field) => field.tag === "876").flatMap(linkedItem),
        ],
      });
    }),
  );
}

/** A field without a link belongs to the first place, and so does every field to an only place without one. */
function belongs(field: DataField, place: DataField, { at, isOnly }: { at: number; isOnly: boolean }): boolean {
  const link = linkOf(field);
  const own = linkOf(place);
  if (link === undefined || (isOnly && own === undefined)) return at === 0;
  return link === own;
}

function linkOf(field: DataField): string | undefined {
  return valueIn(field, "8")?.split(/[.\\]/)[0];
}

function linkedItem(field: DataField): Item[] {
  const inventory = valueIn(field, "a");
  const barcode = valueIn(field, "p") ?? inventory;
  if (barcode === undefined) return [];
  return [
    present({
      ...itemOf(barcode, valueIn(field, "j") ?? "", valueIn(field, "z")),
      inventory: inventory === barcode ? undefined : inventory,
      acquired: dayIn(valueIn(field, "d")),
    }),
  ];
}

function kohaHolding(field: DataField): Holding[] {
  const branch = valueIn(field, "b") ?? valueIn(field, "a");
  if (branch === undefined) return [];
  const barcode = valueIn(field, "p");
  return [
    present({
      branch,
      callNumber: valueIn(field, "o") ?? "",
      location: valueIn(field, "c"),
      years: valueIn(field, "h"),
      items: barcode === undefined ? [] : [kohaItem(field, barcode)],
    }),
  ];
}

function kohaItem(field: DataField, barcode: string): Item {
  const inventory = valueIn(field, "i");
  return present({
    ...itemOf(barcode, kohaStatus(field), valueIn(field, "q")),
    inventory: inventory === barcode ? undefined : inventory,
    acquired: dayIn(valueIn(field, "d")),
  });
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
