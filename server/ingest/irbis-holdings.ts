import type { Holding, ItemStatus } from "../library/holding.ts";
import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import { distinct } from "./clean.ts";
import { dayIn, itemOf } from "./item.ts";
import { gather } from "./marc21-holdings.ts";
import { firstValue, valueIn } from "./values.ts";

// IRBIS64's list of states of a copy (ste.mnu): 3 at the binder's, 5 not lent for a time, 8 on its way to its place, 9 on the shelf of the reserved.
const statusByCode: Readonly<Record<string, ItemStatus>> = {
  "0": "available",
  "1": "on-loan",
  "3": "in-repair",
  "4": "lost",
  "5": "in-repair",
  "8": "in-repair",
  "9": "on-hold",
};
// 2 ordered and not there yet, 6 written off, P bound into a volume (^p, where it is named) that is a copy itself, R being multiplied.
const onNoShelf = new Set(["2", "6", "P", "R"]);

/** 910: an item a field (^a state, ^b inventory number, ^c date, ^d place, ^h barcode, ^r its own call number, ^n use restriction, ^q date due back); 909: the numbers of a serial that are held. */
export function irbisHoldings(record: MarcRecord): Holding[] {
  const callNumber = [firstValue(record, "906", "a"), firstValue(record, "908", "a")].filter(Boolean).join(" ");
  const copies = dataFields(record, "910").flatMap((field) => copyIn(record, field, callNumber));
  const withoutCopies = distinct(dataFields(record, "909").map((field) => valueIn(field, "d") ?? ""))
    .filter((branch) => !copies.some((copy) => copy.branch === branch))
    .map((branch) => present({ branch, callNumber, years: yearsHeld(record, branch), items: [] }));
  return gather([...copies, ...withoutCopies]);
}

function copyIn(record: MarcRecord, field: DataField, callNumber: string): Holding[] {
  const branch = valueIn(field, "d");
  const code = valueIn(field, "a")?.toUpperCase() ?? "";
  const binding = code === "P" ? valueIn(field, "p") : undefined;
  if (branch === undefined || (onNoShelf.has(code) && binding === undefined)) return [];
  return [
    present({
      branch,
      callNumber: valueIn(field, "r") ?? callNumber,
      location: binding ?? valueIn(field, "l"),
      years: yearsHeld(record, branch),
      items: itemsIn(field, code),
    }),
  ];
}

function itemsIn(field: DataField, code: string): Holding["items"] {
  // A copy that is bound is asked for by the inventory number of the volume.
  const inventory = (code === "P" ? valueIn(field, "i") : undefined) ?? valueIn(field, "b");
  const barcode = valueIn(field, "h") ?? inventory;
  if (barcode === undefined) return [];
  const item = itemOf(barcode, valueIn(field, "n") ?? statusByCode[code] ?? "", valueIn(field, "q"));
  return [
    present({
      ...item,
      inventory: inventory === barcode ? undefined : inventory,
      acquired: dayIn(valueIn(field, "c")),
    }),
  ];
}

/** What a place holds of a serial, a year after another: "1990 (1-6, 9); 2001 (1, 2)"; years without numbers as they are. */
function yearsHeld(record: MarcRecord, branch: string): string | undefined {
  const byYear = new Map<string, string[]>();
  for (const field of dataFields(record, "909")) {
    const year = valueIn(field, "q");
    if ((valueIn(field, "d") ?? "") !== branch || year === undefined) continue;
    const numbers = byYear.get(year) ?? [];
    const volume = valueIn(field, "f");
    const held = (valueIn(field, "h") ?? "").split(",").map((text) => text.trim());
    byYear.set(year, distinct([...numbers, ...held.map((text) => (volume && text ? `${volume}/${text}` : text))]));
  }
  const hasNumbers = [...byYear.values()].some((numbers) => numbers.length > 0);
  const years = [...byYear].map(([year, numbers]) => (numbers.length > 0 ? `${year} (${numbers.join(", ")})` : year));
  return (hasNumbers ? years.sort().join("; ") : years.join(", ")) || undefined;
}
