import { type DataField, dataField } from "./marc-record.ts";
import type { Name } from "./record.ts";
import { marcRelators } from "./relators.ts";

/** The names of a record in MARC21: the first author is the main entry, all others are added entries in their order; other forms of a name stand in 880, linked by $6. */
export interface NameFields {
  readonly main: readonly DataField[];
  readonly added: readonly DataField[];
  readonly linked: readonly DataField[];
}

export function nameFields(names: readonly Name[]): NameFields {
  const main: DataField[] = [];
  const added: DataField[] = [];
  const linked: DataField[] = [];
  for (const [at, name] of names.entries()) {
    const isMain = at === 0 && name.role === "author";
    const tag = `${isMain ? "1" : "7"}${entryOf(name)}`;
    const { variants = [], relators = [] } = name;
    // $6 counts to 99.
    const link = variants.length > 0 && at < 99 ? String(at + 1).padStart(2, "0") : undefined;
    const field = dataField(tag, nameType(name.heading, name.kind), [
      ["6", link && `880-${link}`],
      ["a", name.heading],
      ["c", name.epithet],
      ["d", name.dates],
      ["4", marcRelators[name.role]],
      ...relators.map((relator) => [isCode(relator) ? "4" : "e", relator] as const),
    ]);
    (isMain ? main : added).push(...field);
    if (link !== undefined) linked.push(...variants.flatMap((variant) => pairOf(variant, { tag, link, name })));
  }
  return { main, added, linked };
}

function pairOf(variant: string, { tag, link, name }: { tag: string; link: string; name: Name }) {
  return dataField("880", nameType(variant, name.kind), [
    ["6", `${tag}-${link}`],
    ["a", variant],
  ]);
}

function entryOf({ kind }: Name): string {
  if (kind === "meeting") return "11";
  return kind === "body" ? "10" : "00";
}

function nameType(heading: string, kind: Name["kind"]): string {
  if (kind !== undefined) return "2 ";
  return heading.includes(",") ? "1 " : "0 ";
}

function isCode(relator: string): boolean {
  return /^[a-z]{3}$/.test(relator);
}
