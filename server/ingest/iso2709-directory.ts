import type { FieldPlace } from "./iso2709-parse.ts";

const fieldEnd = 0x1e;
const leaderLength = 24;
// With fewer fields a chance agreement is thinkable.
const fewestFields = 3;

/**
 * The fields of a record whose base address or directory is damaged, where the directory still tells the true length and place of every field:
 * what is wrong is the address itself, a character that one entry lost, or numbers with a digit more than a record over 99,999 bytes has room for.
 */
export function fieldsByChain(bytes: Buffer): FieldPlace[] | undefined {
  const base = bytes.indexOf(fieldEnd, leaderLength) + 1;
  if (base <= 0) return undefined;
  const directory = bytes.toString("latin1", leaderLength, base - 1);
  const places: FieldPlace[] = [];
  let at = 0;
  for (let from = base; at < directory.length; ) {
    const to = bytes.indexOf(fieldEnd, from);
    const entry = to < 0 ? undefined : entryAt(directory, at, { length: to + 1 - from, start: from - base });
    if (!entry) return undefined;
    places.push({ tag: entry.tag, from, to });
    at = entry.end;
    from = to + 1;
  }
  const isWhole = bytes.indexOf(fieldEnd, (places.at(-1)?.to ?? 0) + 1) < 0;
  return isWhole && places.length >= fewestFields ? places : undefined;
}

/** The entry that ends with this length and this start. */
function entryAt(
  directory: string,
  at: number,
  { length, start }: { length: number; start: number },
): { tag: string; end: number } | undefined {
  const numbers = String(length).padStart(4, "0") + String(start).padStart(5, "0");
  for (const width of [3, 2]) {
    const tag = directory.slice(at, at + width);
    if (directory.startsWith(numbers, at + width) && /^[0-9A-Za-z]+$/.test(tag))
      return { tag: tag.padStart(3, "0"), end: at + width + numbers.length };
  }
  return undefined;
}
