import type { Holding } from "../library/holding.ts";
import { present } from "../library/present.ts";
import type { Cells } from "./csv.ts";
import { itemOf } from "./item.ts";

/**
 * Holdings out of the columns branch ("main; sairan"), call number, copies ("main 21000111 available; sairan 21000121 on-loan 2026-12-01")
 * and years held ("main 1995-2003").
 */
export function csvHoldings(cells: Cells): Holding[] {
  const copies = entriesOf(cells.get("copies"));
  const years = new Map(entriesOf(cells.get("years")));
  const branches = new Set([
    ...entriesOf(cells.get("branch")).map(([branch]) => branch),
    ...copies.map(([branch]) => branch),
  ]);
  return [...branches].map((branch) =>
    present({
      branch,
      callNumber: cells.get("callNumber") ?? "",
      years: years.get(branch),
      items: copies.flatMap(([owner, text]) => {
        const [barcode, status = "", due] = text.split(" ");
        return owner === branch && barcode ? [itemOf(barcode, status, due)] : [];
      }),
    }),
  );
}

/** "main 1995-2003; sairan 2010-" → [["main", "1995-2003"], ["sairan", "2010-"]]. */
function entriesOf(text: string | undefined): [string, string][] {
  return (text ?? "").split(/[;|]/).flatMap((entry): [string, string][] => {
    const [name = "", ...rest] = entry.trim().split(" ");
    return name ? [[name, rest.join(" ")]] : [];
  });
}
