import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { MendableError } from "../../../server/errors.ts";
import { ingestRecords } from "../../../server/ingest/ingest-records.ts";
import type { Outcome } from "../../../server/ingest/outcome.ts";
import { readRecords } from "../../../server/ingest/read-file.ts";
import { recordId } from "../../../server/ingest/record-id.ts";
import type { Authority } from "../../../server/library/authority.ts";
import { marcOf } from "../../../server/library/marc-of.ts";
import type { MarcRecord } from "../../../server/library/marc-record.ts";
import { isMarc } from "../../../server/library/original-record.ts";
import { openStore, type Store } from "../../../server/library/store.ts";
import { exportJson } from "../../../server/library/write-json.ts";
import { countKept, type Kept, nothingKept } from "./compare-fields.ts";
import { fieldsInFile, valuesByLine, valuesOf, wordsIn } from "./count-source.ts";
import { outAndIn, type Stored, type WayOut } from "./ways-out.ts";

type Taken = Extract<Outcome, { ok: true }>;

/** What came back of the records of one form. */
export interface RoundTrip {
  /** "iso2709 marc21", "irbis", "sheet" … */
  readonly form: string;
  files: number;
  records: number;
  rejected: number;
  /** Fields as the files themselves count them, beside those that were read; absent where a form has no such count. */
  inFile?: { counted: number; read: number };
  /** Fields whose statement of their encoding (UNIMARC 100 $a/26-33) became Unicode on the way out. */
  retold: number;
  readonly store: Kept;
  readonly out: Partial<Record<WayOut, Kept>>;
  /** Values of the source, and those of them that stand in our own description of the record. */
  readonly values: { given: number; kept: number };
}

const authority: Authority = { person: () => undefined, topic: () => undefined };

/** Takes each file into a store, gives its records back in every form, reads those again and counts what is the same. */
export async function runRoundTrip(
  paths: readonly string[],
  onFile: (path: string) => void,
): Promise<{
  readonly trips: readonly RoundTrip[];
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}> {
  const trips = new Map<string, RoundTrip>();
  const refused: { path: string; reason: string }[] = [];
  for (const path of paths.flatMap(filesOf)) {
    onFile(path);
    const folder = mkdtempSync(join(tmpdir(), "dana-round-trip-"));
    const store = openStore(join(folder, "store.db"));
    try {
      await countFile(path, { store, folder, trips });
    } catch (error) {
      if (!(error instanceof MendableError)) throw error;
      refused.push({ path, reason: error.message });
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { trips: [...trips.values()].toSorted((a, b) => (a.form < b.form ? -1 : 1)), refused };
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
  return files.filter((file) => statSync(file).isFile() && !/\.(md|ts)$|LICENSE/.test(file)).sort();
}

interface Desk {
  readonly store: Store;
  readonly folder: string;
  readonly trips: Map<string, RoundTrip>;
}

async function countFile(path: string, { store, folder, trips }: Desk): Promise<void> {
  const taken = new Map<string, Taken>();
  const report = await ingestRecords(watched(path, taken), store, { source: "s", authority, now: () => new Date(0) });
  const groups = Map.groupBy(taken, ([, outcome]) => formOf(outcome, path));
  for (const [form, group] of groups) {
    const trip = tripOf(trips, form);
    trip.files += 1;
    trip.records += group.length;
    countInFile(trip, { path, group: group.map(([, outcome]) => outcome), all: report.read });
    await countValues(trip, { path, group, store });
    if (group.some(([, { original }]) => original)) await countFields(trip, { group, store, folder });
  }
  tripOf(trips, [...groups.keys()][0] ?? formOfPath(path)).rejected += report.rejectedCount;
}

/** The outcomes of a file, of which those that will be stored are kept by the id they will have. */
async function* watched(path: string, taken: Map<string, Taken>): AsyncGenerator<Outcome> {
  for await (const outcome of readRecords(path, { format: "auto", dialect: "auto", encoding: "auto" })) {
    if (outcome.ok) {
      const id = recordId(outcome.draft, "s", taken);
      if (!taken.has(id)) taken.set(id, outcome);
    }
    yield outcome;
  }
}

function tripOf(trips: Map<string, RoundTrip>, form: string): RoundTrip {
  const known = trips.get(form);
  if (known) return known;
  const empty = { files: 0, records: 0, rejected: 0, retold: 0, out: {} };
  const trip: RoundTrip = { form, ...empty, store: nothingKept(), values: { given: 0, kept: 0 } };
  trips.set(form, trip);
  return trip;
}

function formOf({ original, byte }: Taken, path: string): string {
  if (!original || !isMarc(original)) return original?.dialect ?? formOfPath(path);
  return `${byte === undefined ? formOfPath(path) : "iso2709"} ${original.dialect}`;
}

function formOfPath(path: string): string {
  const ending = extname(path.replace(/\.gz$/, "")).slice(1).toLowerCase();
  return ({ xml: "marcxml", jsonl: "json", tsv: "csv" } as Record<string, string>)[ending] ?? ending;
}

function countInFile(
  trip: RoundTrip,
  { path, group, all }: { path: string; group: readonly Taken[]; all: number },
): void {
  const counted = fieldsInFile(path, trip.form.split(" ")[0] ?? "", group, all);
  if (counted === undefined) return;
  trip.inFile ??= { counted: 0, read: 0 };
  trip.inFile.counted += counted;
  for (const { original } of group) trip.inFile.read += original?.fields.length ?? 0;
}

type Group = readonly (readonly [id: string, outcome: Taken])[];

async function countFields(
  trip: RoundTrip,
  { group, store, folder }: { group: Group; store: Store; folder: string },
): Promise<void> {
  const stored: Stored[] = [];
  for (const [id, { original: given }] of group) {
    const [record, original] = [store.record(id), store.original(id)];
    if (given) countKept(trip.store, given, original);
    if (record && original) stored.push({ record, original });
  }
  for (const way of waysOf(stored)) {
    trip.out[way] ??= nothingKept();
    await countWay(trip, way, { stored, path: join(folder, "out") });
  }
}

function waysOf([first]: readonly Stored[]): readonly WayOut[] {
  if (!first || isMarc(first.original)) return ["iso2709", "marcxml", "json"];
  return first.original.dialect === "irbis" ? ["irbis", "json"] : [];
}

async function countWay(
  trip: RoundTrip,
  way: WayOut,
  { stored, path }: { stored: readonly Stored[]; path: string },
): Promise<void> {
  const kept = trip.out[way];
  const back = await outAndIn(stored, way, path);
  for (const [at, { record, original }] of stored.entries()) {
    const sent = way === "json" || way === "irbis" ? original : marcOf(record, { original });
    if (kept) countKept(kept, sent, back[at]);
    if (way === "iso2709") trip.retold += countDiffering(sent, original);
  }
}

function countDiffering(sent: MarcRecord, original: MarcRecord): number {
  return sent.fields.filter((field, at) => JSON.stringify(field) !== JSON.stringify(original.fields[at])).length;
}

async function countValues(
  trip: RoundTrip,
  { path, group, store }: { path: string; group: Group; store: Store },
): Promise<void> {
  const byLine = await valuesByLine(path, trip.form);
  for (const [id, { line, original }] of group) {
    const record = store.record(id);
    const given = original ? valuesOf(original) : (byLine.get(line ?? 0) ?? []);
    if (!record) continue;
    const held = wordsIn(JSON.stringify(exportJson(record)));
    for (const words of given.map(wordsIn).filter(({ size }) => size > 0)) {
      trip.values.given += 1;
      trip.values.kept += [...words].every((word) => held.has(word)) ? 1 : 0;
    }
  }
}
