import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const firstCode = 0x21;

/**
 * The East Asian set of MARC-8 (EACC) out of the Library of Congress's code tables (codetables.xml): a row for the first two bytes of a code,
 * and in it the character of each third byte from 21 on, a blank where there is none.
 */
export function eastAsianRows(codeTables: string): Record<string, string> {
  const rows = new Map<string, string[]>();
  const from = codeTables.indexOf('name="Chinese, Japanese, Korean (EACC)"');
  for (const [, code = ""] of codeTables.slice(from).matchAll(/<code>(.*?)<\/code>/gs)) {
    const marc = contentOf(code, "marc") ?? "";
    const at = Number.parseInt(marc.slice(4), 16) - firstCode;
    // What Unicode had no character for got one of private use, and beside it the one that comes nearest.
    const character = String.fromCodePoint(Number.parseInt(contentOf(code, "alt") ?? contentOf(code, "ucs") ?? "", 16));
    if (marc.length !== 6 || at < 0 || /\p{Co}/u.test(character)) continue;
    const row = rows.get(marc.slice(0, 4)) ?? [];
    while (row.length < at) row.push(" ");
    row[at] = character;
    rows.set(marc.slice(0, 4), row);
  }
  return Object.fromEntries([...rows].map(([key, row]) => [key, row.join("")]).toSorted());
}

function contentOf(code: string, tag: string): string | undefined {
  return new RegExp(`<${tag}>([0-9A-F]+)</${tag}>`).exec(code)?.[1];
}

if (import.meta.main) {
  const [codeTables] = process.argv.slice(2);
  if (codeTables === undefined) throw new Error("usage: eacc.ts CODETABLES.XML, from loc.gov/marc/specifications");
  const path = join(import.meta.dirname, "../../server/ingest/encoding/eacc.json");
  writeFileSync(path, `${JSON.stringify(eastAsianRows(readFileSync(codeTables, "utf8")), null, 2)}\n`);
}
