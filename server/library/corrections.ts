import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { MendableError } from "../errors.ts";
import { matchKey } from "../language/match-key.ts";
import type { KeyKind } from "./entry.ts";
import { notJson } from "./json-file.ts";
import { linesOfEntries } from "./lines-of-entries.ts";
import type { BibRecord } from "./record.ts";

const why = z.string().exactOptional();
const records = z.array(z.string().min(1)).min(2, "must name two records or more");
const names = z.array(z.string().min(1)).min(2, "must give two names or more");
const about = z.enum(["publication", "work"]);
const shapes = [
  z.strictObject({ same: about, records, why }),
  z.strictObject({ apart: about, records, why }),
  z.strictObject({ same: z.literal("person"), names, why }),
  z.strictObject({ apart: z.literal("person"), names, why }),
  z.strictObject({
    heading: z.string().min(1),
    written: z.string().min(1),
    dates: z.string().min(4).exactOptional(),
    why,
  }),
] as const;
const correction = z.union(shapes);

/** A correction without its place. */
export type Told = z.infer<typeof correction>;

/** What a librarian said of records or names, and where: it beats what the machine makes of them. */
export type Correction = Told & { readonly file: string; readonly line: number };

const examples = [
  '{ "same": "publication", "records": ["ID", "ID"] } ("apart" for the contrary, "work" for the editions of a work)',
  '{ "same": "person", "names": ["Әуезов, Мұхтар", "Auezov M."] }',
  '{ "heading": "Ауезов М.", "written": "Әуезов, Мұхтар" }',
];

/** The corrections of a library, by what they are about. */
export interface Corrections {
  readonly list: readonly Correction[];
  /** By these keys the store joins and parts the records that are told of. */
  keysOf(record: string): readonly { readonly kind: KeyKind; readonly key: string }[];
  /** How a heading is to be written. */
  writtenOf(heading: string): Extract<Correction, { heading: string }> | undefined;
  /** Whether two headings are told to be one person, or two. */
  personsOf(one: string, other: string): "same" | "apart" | "unknown";
  /** All that hold for a record. */
  of(record: Pick<BibRecord, "id" | "names">): readonly Correction[];
}

/**
 * Reads `corrections.json`; an absent file is an empty one.
 * @throws MendableError naming the file and, line by line, each entry that must be mended
 */
export function readCorrections(path: string): Corrections {
  return corrections(existsSync(path) ? parse(path, readFileSync(path, "utf8")) : []);
}

function parse(path: string, text: string): Correction[] {
  const entries = parseList(path, text);
  const lines = linesOfEntries(text);
  const file = path.replace(/^.*[/\\]/u, "");
  const parsed = entries.map((entry, at) => ({ line: lines[at] ?? 1, told: correction.safeParse(entry), entry }));
  const list = parsed.flatMap(({ line, told }) => (told.success ? [{ ...told.data, file, line }] : []));
  const bad = parsed.flatMap(({ line, told, entry }) =>
    told.success ? [] : [`  line ${line}: ${JSON.stringify(entry).slice(0, 120)}: ${faultOf(entry)}`],
  );
  const problems = [...bad, ...contradictions(list)];
  if (problems.length === 0) return list;
  throw new MendableError(
    `${path}: ${problems.length} correction(s) must be mended:\n${problems.join("\n")}\nA correction is one of:\n  ${examples.join("\n  ")}`,
  );
}

function parseList(path: string, text: string): unknown[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch (error) {
    throw notJson(path, error);
  }
  if (Array.isArray(entries)) return entries;
  throw new MendableError(
    `${path}: must be a list of corrections: [ … ], each of them one of:\n  ${examples.join("\n  ")}`,
  );
}

/** What is wrong with an entry, by the shape that it comes nearest to. */
function faultOf(entry: unknown): string {
  const issues = shapes.flatMap((shape) => {
    const read = shape.safeParse(entry);
    return read.success ? [] : [read.error.issues];
  });
  const [nearest = []] = issues.toSorted((a, b) => a.length - b.length);
  return nearest.map(({ path, message }) => [...path, message].join(": ")).join("; ");
}

const isPair = (one: Told): one is Extract<Told, { same: string } | { apart: string }> => !("heading" in one);
const membersOf = (one: Told): readonly string[] =>
  "records" in one ? one.records : "names" in one ? one.names.map(matchKey) : [matchKey(one.heading)];

/** A pair cannot be told both the same and apart, nor a heading be written in two ways. */
function contradictions(list: readonly Correction[]): string[] {
  const said = new Map<string, Correction>();
  return list.flatMap((one) =>
    claimsOf(one).flatMap(({ of, is }) => {
      const earlier = said.get(of);
      said.set(of, earlier ?? one);
      const was = earlier && claimsOf(earlier).find((claim) => claim.of === of)?.is;
      return was === undefined || was === is
        ? []
        : [`  line ${one.line}: contradicts line ${earlier?.line}: take one of the two out`];
    }),
  );
}

function claimsOf(one: Correction): { of: string; is: string }[] {
  if (!isPair(one)) return [{ of: `heading ${matchKey(one.heading)}`, is: one.written }];
  const [about, is] = "same" in one ? [one.same, "same"] : [one.apart, "apart"];
  const members = membersOf(one).toSorted();
  return members.flatMap((a, at) => members.slice(at + 1).map((b) => ({ of: `${about} ${a} ${b}`, is })));
}

/** What `JSON.stringify` made of a list of corrections. */
export function readTold(json: string | undefined): Told[] {
  return json === undefined ? [] : z.array(correction).parse(JSON.parse(json));
}

/** Sets up the look-ups of a list of corrections. */
export function corrections(list: readonly Correction[]): Corrections {
  const byMember = new Map<string, Correction[]>();
  for (const one of list)
    for (const member of membersOf(one)) byMember.set(member, [...(byMember.get(member) ?? []), one]);
  const about = (member: string): readonly Correction[] => byMember.get(member) ?? [];
  const aboutName = (heading: string): readonly Correction[] =>
    list.length === 0 ? [] : about(matchKey(heading)).filter((one) => !("records" in one));
  return {
    list,
    keysOf: (record) => about(record).flatMap((one) => ("records" in one ? [keyOf(one)] : [])),
    writtenOf: (heading) => aboutName(heading).find((one) => "heading" in one),
    personsOf: (one, other) => {
      const shared = aboutName(one).find((told) => "names" in told && aboutName(other).includes(told));
      return shared === undefined ? "unknown" : "same" in shared ? "same" : "apart";
    },
    of: ({ id, names: borne }) => [
      ...new Set([
        ...about(id).filter((one) => "records" in one),
        ...borne.flatMap(({ heading, asCatalogued }) => aboutName(asCatalogued?.heading ?? heading)),
      ]),
    ],
  };
}

type OfRecords = Extract<Told, { records: string[] }>;

function keyOf(one: OfRecords): { kind: KeyKind; key: string } {
  const key = one.records.toSorted().join(" ");
  if ("same" in one) return { kind: one.same === "work" ? "one-work" : "one-publication", key };
  return { kind: one.apart === "work" ? "two-works" : "two-publications", key };
}
