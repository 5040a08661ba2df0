import { MendableError } from "../../../server/errors.ts";
import type { Family, Row } from "../row.ts";
import { type Asking, say } from "./asking.ts";
import type { Rule } from "./rule-families.ts";

/** So many rows out of a run of askings. */
export interface Portion {
  readonly count: number;
  readonly askings: Iterable<Asking>;
}

interface Making {
  readonly rule: Rule;
  readonly portions: readonly Portion[];
  readonly random: () => number;
  readonly titleWords: ReadonlySet<string>;
}

/**
 * The rows of a family: of each portion the first askings from which the rule departs, no query twice.
 * @throws MendableError when the askings give out
 */
export function makeRows(family: Family, { portions, ...making }: Making): Row[] {
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (const { count, askings } of portions) {
    const full = rows.length + count;
    for (const asking of askings) {
      if (rows.length === full) break;
      const row = rowOf(asking, { family, turn: rows.length, ...making });
      if (!row || seen.has(row.query.toLowerCase())) continue;
      seen.add(row.query.toLowerCase());
      rows.push(row);
    }
    if (rows.length < full)
      throw new MendableError(`${family}: the corpus gives ${full - rows.length} rows too few: ask for fewer`);
  }
  return rows;
}

interface RowMaking extends Omit<Making, "portions"> {
  readonly family: Family;
  readonly turn: number;
}

function rowOf(asking: Asking, { family, rule, ...circumstances }: RowMaking): Row | undefined {
  const departure = rule(asking, circumstances);
  const clean = say(asking);
  if (!departure || departure.query === clean) return undefined;
  const { language, relevant } = asking;
  const id = `${family}-${language}-${String(circumstances.turn + 1).padStart(3, "0")}`;
  return { id, family, language, clean, ...departure, relevant, by: "rule" };
}
