import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ingestCorpus, readCorpusFacts } from "../server/ingest/read-corpus.ts";
import type { Authority } from "../server/library/authority.ts";
import { openStore, type Store } from "../server/library/store.ts";

// Every work of the demo catalogue that has more than one record, judged by reading it, and pairs that are easily mistaken.
const corpus = join(import.meta.dirname, "../corpus");
const judged = readFileSync(join(import.meta.dirname, "judged-works.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const [verdict, ids = "", note = ""] = line.split("\t");
    return { verdict, ids: ids.split(" ").map((id) => `corpus:${id}`), note };
  });
const judgedAs = (verdict: string) => judged.filter((row) => row.verdict === verdict);

const pairsOf = (ids: readonly string[]): string[] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other].toSorted().join(" ")));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-works-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function storeOf(name: string, authority: Authority): Promise<Store> {
  const store = openStore(join(folder, `${name}.db`));
  const facts = { ...readCorpusFacts(corpus), authority };
  await ingestCorpus(corpus, store, { facts, now: () => new Date(0) });
  return store;
}

interface Measured {
  readonly found: number;
  readonly right: number;
  readonly wanted: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

function measure(store: Store): Measured {
  const works = Map.groupBy(store.eachRecord(), ({ id }) => store.workOf(id));
  const open = new Set(judgedAs("undecided").flatMap(({ ids }) => pairsOf(ids)));
  const wanted = new Set(judgedAs("same").flatMap(({ ids }) => pairsOf(ids)));
  const found = [...works.values()].flatMap((records) => pairsOf(records.map(({ id }) => id)));
  const decided = found.filter((pair) => !open.has(pair));
  const wrong = decided.filter((pair) => !wanted.has(pair));
  const missed = [...wanted].filter((pair) => !decided.includes(pair));
  return { found: decided.length, right: decided.length - wrong.length, wanted: wanted.size, wrong, missed };
}

function tell(name: string, { found, right, wanted, wrong, missed }: Measured): void {
  const share = (part: number, of: number): string => `${part}/${of} ${((100 * part) / of).toFixed(1)}%`;
  process.stdout.write(`works ${name}: precision ${share(right, found)}  recall ${share(right, wanted)}\n`);
  for (const pair of wrong) process.stdout.write(`  wrong  ${pair}\n`);
  for (const pair of missed) process.stdout.write(`  missed ${pair}\n`);
}

test("the judged works name records of the catalogue, each in one work at most", async () => {
  const store = await storeOf("judged", readCorpusFacts(corpus).authority);
  const ids = judged.flatMap((row) => row.ids);
  expect(ids.filter((id) => store.record(id) === undefined)).toEqual([]);
  const inWorks = judgedAs("same").flatMap((row) => row.ids);
  expect(inWorks).toHaveLength(new Set(inWorks).size);
  expect(judgedAs("apart").length + judgedAs("same").length).toBeGreaterThanOrEqual(120);
  store.close();
});

test("with the authority of names no two works of the demo catalogue are taken for one, and few editions are missed", async () => {
  const store = await storeOf("with-authority", readCorpusFacts(corpus).authority);
  const measured = measure(store);
  tell("with authority", measured);
  expect(measured.wrong).toEqual([]);
  const { found, right, wanted } = measured;
  expect(right / wanted).toBeGreaterThanOrEqual(0.94);
  expect(readFileSync(join(corpus, "../README.md"), "utf8")).toContain(
    `| ${right} of ${found}, ${right} of ${wanted} |`,
  );
  store.close();
});

test("by the spelling of names alone fewer translations are known, and still no wrong ones", async () => {
  const store = await storeOf("without", { person: () => undefined, topic: () => undefined });
  const measured = measure(store);
  tell("without authority", measured);
  expect(measured.wrong).toEqual([]);
  expect(measured.right / measured.wanted).toBeGreaterThanOrEqual(0.8);
  store.close();
});

test("what is easily mistaken stays apart", async () => {
  const store = await storeOf("apart", readCorpusFacts(corpus).authority);
  const mistaken = judgedAs("apart").filter(
    ({ ids: [one = "", other = ""] }) => store.workOf(one) === store.workOf(other),
  );
  expect(mistaken).toEqual([]);
  store.close();
});
