import type { Holding } from "./holding.ts";

const yearAndNumbers = /^(\d{4}) \(([^)]*)\)$/u;

/** What all branches together hold of a serial, year by year: "1990 (1, 2); 1991 (1-6)"; years without numbers as they are printed. */
export function yearsHeldIn(holdings: readonly Pick<Holding, "years">[]): string | undefined {
  const printed = [...new Set(holdings.flatMap(({ years }) => years ?? []))];
  const told = printed.flatMap((text) => text.split("; ")).map((text) => yearAndNumbers.exec(text) ?? text);
  const byYear = new Map<string, Set<string>>();
  for (const one of told) {
    if (typeof one === "string") return printed.join("; ");
    const [, year = "", numbers = ""] = one;
    byYear.set(year, new Set([...(byYear.get(year) ?? []), ...numbers.split(/,\s*/u)]));
  }
  const years = [...byYear].toSorted(([one], [other]) => one.localeCompare(other));
  return (
    years.map(([year, numbers]) => `${year} (${[...numbers].toSorted(byNumber).join(", ")})`).join("; ") || undefined
  );
}

const byNumber = (one: string, other: string): number => one.localeCompare(other, "kk", { numeric: true });
