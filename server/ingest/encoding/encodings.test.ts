import { existsSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { DraftRecord } from "../../library/record.ts";
import { codePages, type Encoding } from "../decode.ts";
import { readWhole } from "../read-fixture.ts";
import { marcEncodings, readPieces } from "./choose-encoding.ts";
import { EncodingsSeen } from "./encodings-seen.ts";
import { sets } from "./marc8-tables.ts";

const corpus = join(import.meta.dirname, "../../../corpus/catalogue");
const shared = join(import.meta.dirname, "../../../../shared/data/catalogue");
const demo = await draftsOf(corpus, ["marc21.mrc", "rusmarc.iso", "marcxml.xml", "irbis.txt", "list.csv"]);
const real = await draftsOf(shared, ["irbis/istu.txt", "irbis/ibis32-demo.txt", "kazakhstan/kz-books.tsv"]);

async function draftsOf(folder: string, names: readonly string[]): Promise<DraftRecord[]> {
  const drafts: DraftRecord[] = [];
  for (const path of names.map((name) => join(folder, name)))
    if (existsSync(path)) drafts.push(...(await readWhole(path)).drafts);
  return drafts;
}

function textsOf({ title, subtitle, names, publisher, subjects, annotation }: DraftRecord): string[] {
  const texts = [title, subtitle, ...names.map((name) => name.heading), publisher, ...subjects, annotation];
  return texts.filter((text) => text !== undefined);
}

/** Whole records; their titles alone; and the titles one after another, as in a file, where the encoding of those before is known. */
const tasks = [
  ["the demo library, whole records", demo.map(textsOf), false, 0.995],
  ["the demo library, titles alone", demo.map(({ title }) => [title]), false, 0.99],
  ["the demo library, titles in a file", demo.map(({ title }) => [title]), true, 0.997],
  ["other catalogues, whole records", real.map(textsOf), false, 0.98],
  ["other catalogues, titles alone", real.map(({ title }) => [title]), false, 0.98],
] as const;

interface Tally {
  records: number;
  right: number;
  wrong: string[];
}

/** Of the records that an encoding can write at all: how many come back letter for letter. */
function measure(encoding: Encoding, texts: readonly (readonly string[])[], isFile: boolean): Tally {
  const seen = new EncodingsSeen();
  const tally: Tally = { records: 0, right: 0, wrong: [] };
  for (const fields of texts) {
    const written = fields.map((field) => encode(field.normalize("NFC"), encoding));
    const bytes = written.flatMap((piece) => piece ?? []);
    if (bytes.length < fields.length || !bytes.some((piece) => piece.some((byte) => byte > 0x7f || byte === 0x1b)))
      continue;
    tally.records += 1;
    const expected = isFile ? seen.expected() : new Map<Encoding, number>();
    const { readings, main } = readPieces(bytes, { among: marcEncodings, expected });
    seen.add(main);
    const read = readings.map(({ text }) => text);
    const at = read.findIndex((text, field) => text !== fields[field]?.normalize("NFC"));
    if (at < 0) tally.right += 1;
    else tally.wrong.push(`${fields[at]} → ${read[at]}`);
  }
  return tally;
}

function encode(text: string, encoding: Encoding): Buffer | undefined {
  if (encoding === "marc-8") return encodeMarc8(text);
  const bytes = iconv.encode(text, encoding);
  return iconv.decode(bytes, encoding) === text ? bytes : undefined;
}

/** Cyrillic by escape sequences; what the sets of MARC-8 have no letter for is not written. */
function encodeMarc8(text: string): Buffer | undefined {
  const bytes = [...text.normalize("NFC")].map((letter) => {
    if (letter <= "\x7f") return letter;
    for (const set of ["N", "Q"] as const) {
      const at = [...(sets[set] ?? [])].find(([, other]) => other === letter)?.[0];
      if (at !== undefined) return `\x1b(${set}${String.fromCharCode(at)}\x1b(B`;
    }
    return undefined;
  });
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes.join(""), "latin1");
}

// The figures of the run are printed; each task says what share is asked at least.
test.each(["utf-8", "marc-8", ...codePages.filter((page) => page !== "win1252")] as const)(
  "hundreds of records in %s come back letter for letter, without a flag",
  (encoding) => {
    for (const [name, texts, isFile, least] of tasks) {
      const { records, right, wrong } = measure(encoding, texts, isFile);
      const share = ((100 * right) / records).toFixed(1);
      console.info(`${encoding}, ${name}: ${right} of ${records} (${share} %) ${wrong.slice(0, 3).join(" | ")}`);
      if (records === 0) continue;
      expect(right / records, name).toBeGreaterThanOrEqual(least);
    }
    expect(demo.length).toBeGreaterThan(900);
  },
);
