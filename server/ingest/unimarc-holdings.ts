import type { Holding } from "../library/holding.ts";
import { dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import { itemOf } from "./item.ts";
import { gather } from "./marc21-holdings.ts";
import { valueIn } from "./values.ts";

/** RUSMARC 899: an item a field ($a library or branch, $b store, $j call number, $p inventory number, $x status, $z years held). */
export function unimarcHoldings(record: MarcRecord): Holding[] {
  return gather(
    dataFields(record, "899").flatMap((field) => {
      const branch = valueIn(field, "a");
      if (branch === undefined) return [];
      const barcode = valueIn(field, "p");
      const status = valueIn(field, "x") ?? "";
      return present({
        branch,
        callNumber: valueIn(field, "j") ?? "",
        location: valueIn(field, "b"),
        years: valueIn(field, "z"),
        items: barcode === undefined ? [] : [itemOf(barcode, status.split(" ")[0] ?? "", status)],
      });
    }),
  );
}
