import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { splitIso2709 } from "./iso2709-split.ts";
import { readRecords } from "./read-file.ts";
import { fixtures } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-"));
const real = join(import.meta.dirname, "../../../shared/data/marc-tests/traject/test/test_support/test_data.utf8.mrc");
const rounds = 600;

/** A file as its records: the middle one is damaged, those around it are not. */
interface Sample {
  readonly name: string;
  readonly before: Buffer;
  readonly middle: Buffer;
  readonly after: Buffer;
}

function text(name: string, [head, one, two, three, end]: readonly [string, string, string, string, string]): Sample {
  return { name, before: Buffer.from(head + one), middle: Buffer.from(two), after: Buffer.from(three + end) };
}

const xml = (id: number): string =>
  `<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${id}</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">Абай жолы ${id}</subfield></datafield></record>`;
const json = (id: number): string => `{"id":"${id}","title":"Абай жолы ${id}","holdings":[{"branch":"main"}]}`;
const csv = (id: number): string => `${id},"Абай жолы ${id}","Әуезов, Мұхтар",1942,kk`;
const irbis = (id: number): string =>
  `#903: ${id}\n#920: PAZK\n#200: ^AАбай жолы ${id}^Eроман\n#101: kaz\n#700: ^AӘуезов^BМ.`;

const samples: readonly Sample[] = [
  text("file.xml", ["<collection>\n", `${xml(1)}\n`, xml(2), `\n${xml(3)}`, "\n</collection>"]),
  text("lines.jsonl", ["", `${json(1)}\n`, json(2), `\n${json(3)}`, "\n"]),
  text("array.json", ["[", `${json(1)},`, json(2), `,${json(3)}`, "]"]),
  text("sheet.csv", ["id,title,author,year,language\n", `${csv(1)}\n`, csv(2), `\n${csv(3)}`, "\n"]),
  text("irbis.txt", ["", `${irbis(1)}\n*****\n`, irbis(2), `\n*****\n${irbis(3)}`, "\n*****\n"]),
  ...(await isoSamples()),
];

async function isoSamples(): Promise<Sample[]> {
  const files = [join(fixtures, "three.mrc"), ...(existsSync(real) ? [real] : [])];
  const triples: Sample[] = [];
  for (const file of files) {
    const records: Buffer[] = [];
    for await (const { bytes } of splitIso2709(one(readFileSync(file)))) records.push(bytes);
    for (let at = 0; at + 2 < records.length; at += 9) {
      const [before, middle, after] = records.slice(at, at + 3);
      if (before && middle && after) triples.push({ name: "file.mrc", before, middle, after });
    }
  }
  return triples;
}

test.each(samples)(
  "$name: whatever happens to a record, nothing throws, its neighbours stay and the sum is right",
  async (sample) => {
    const random = seeded(samples.indexOf(sample) + 1);
    const path = join(folder, sample.name);
    const neighbours = await titlesIn(path, [sample.before, sample.after]);
    expect(neighbours).toHaveLength(2);
    for (let round = 0; round < rounds; round += 1) {
      const damaged = damage(sample.middle, random);
      const { titles, ordinals } = await readBack(path, [sample.before, damaged, sample.after]);
      const about = `round ${round}: ${JSON.stringify(damaged.toString("latin1"))}`;
      expect(titles[0], about).toBe(neighbours[0]);
      expect(titles.at(-1), about).toBe(neighbours[1]);
      expect(ordinals, about).toEqual(ordinals.map((_, at) => at + 1));
    }
  },
  120_000,
);

const signs = [...Buffer.from('<>&"{}[],;:#^=/-', "latin1"), 0, 0x1b, 0x1e, 0x1f, 0x30, 0x39, 0xff];

/** One to four times: a byte changed, lost, doubled or put in, or a few cut out; any byte, more often those that structure a file. */
function damage(bytes: Buffer, random: (below: number) => number): Buffer {
  let damaged = bytes;
  for (let count = 1 + random(4); count > 0; count -= 1) {
    const at = random(damaged.length);
    const sign = random(2) === 0 ? random(256) : (signs[random(signs.length)] ?? 0);
    const own = damaged.subarray(at, at + 1);
    const [put, length] = [
      [Buffer.from([sign]), 1],
      [Buffer.alloc(0), 1],
      [Buffer.concat([own, own]), 1],
      [Buffer.from([sign]), 0],
      [Buffer.alloc(0), random(12)],
    ][random(5)] as [Buffer, number];
    damaged = Buffer.concat([damaged.subarray(0, at), put, damaged.subarray(at + length)]);
    if (damaged.length === 0) return damaged;
  }
  return damaged;
}

async function readBack(path: string, parts: readonly Buffer[]): Promise<{ titles: string[]; ordinals: number[] }> {
  writeFileSync(path, Buffer.concat(parts));
  const ordinals: number[] = [];
  const titles: string[] = [];
  for await (const outcome of readRecords(path, { format: "auto", dialect: "auto", encoding: "auto" })) {
    ordinals.push(outcome.ordinal);
    if (outcome.ok) titles.push(outcome.draft.title);
    else expect(outcome.rejection.reason).toMatch(/\S/);
  }
  return { titles, ordinals };
}

async function titlesIn(path: string, parts: readonly Buffer[]): Promise<string[]> {
  return (await readBack(path, parts)).titles;
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Mulberry32: the same numbers at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
