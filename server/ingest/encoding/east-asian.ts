// EACC (ANSI/NISO Z39.64): a row for the first two bytes, in it the characters of the third from 21 on. From the Library of Congress's code
// tables, a work of the United States government and so in the public domain, by `npm run eacc`.
import table from "./eacc.json" with { type: "json" };

const firstCode = 0x21;
const rows = new Map(Object.entries(table));
const split = new Map<string, readonly string[]>();

/** A character of the East Asian set of MARC-8, three bytes each; absent where the set has none. */
export function eastAsian(first: number, second: number, third: number): string | undefined {
  const key = ((first << 8) | second).toString(16).toUpperCase().padStart(4, "0");
  // Some systems write the ideographic blank so.
  if (key === "2123" && third === 0x20) return "\u3000";
  const character = rowOf(key)[third - firstCode];
  return character === " " ? undefined : character;
}

function rowOf(key: string): readonly string[] {
  let row = split.get(key);
  if (row === undefined) {
    row = [...(rows.get(key) ?? "")];
    split.set(key, row);
  }
  return row;
}
