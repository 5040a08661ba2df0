import { existsSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { DraftRecord } from "../../library/record.ts";
import { codePages, type Encoding } from "../decode.ts";
import { readWhole } from "../read-fixture.ts";
import { marcEncodings, readPieces } from "./choose-encoding.ts";
import { sets } from "./marc8-tables.ts";

const corpus = join(import.meta.dirname, "../../../corpus/catalogue");
const shared = join(import.meta.dirname, "../../../../shared/data/catalogue");
const files = [
  ...["marc21.mrc", "rusmarc.iso", "marcxml.xml", "irbis.txt", "list.csv"].map((name) => join(corpus, name)),
  ...["irbis/istu.txt", "irbis/ibis32-demo.txt", "irbis/kzd.txt", "kazakhstan/kz-books.tsv"]
    .map((name) => join(shared, name))
    .filter((path) => existsSync(path)),
];
const drafts: DraftRecord[] = [];
for (const path of files) drafts.push(...(await readWhole(path)).drafts);

/** The texts of a record, long, and its title alone, short. */
const long = drafts.map(({ title, subtitle, names, publisher, subjects, annotation }) =>
  [title, subtitle, ...names.map((name) => name.heading), publisher, ...subjects, annotation].filter(
    (text) => text !== undefined,
  ),
);
const short = drafts.map(({ title }) => [title]);
const records = [
  ["long", long],
  ["short", short],
] as const;

interface Tally {
  records: number;
  right: number;
  wrong: string[];
}

/** Of the records that an encoding can write at all: how many come back letter for letter. */
function measure(encoding: Encoding, texts: readonly (readonly string[])[]): Tally {
  const tally: Tally = { records: 0, right: 0, wrong: [] };
  for (const fields of texts) {
    const written = fields.map((field) => encode(field.normalize("NFC"), encoding));
    const bytes = written.flatMap((piece) => piece ?? []);
    if (bytes.length < fields.length || !bytes.some((piece) => piece.some((byte) => byte > 0x7f || byte === 0x1b)))
      continue;
    tally.records += 1;
    const read = readPieces(bytes, { among: marcEncodings }).readings.map(({ text }) => text);
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

// What is asked at least; the figures of the run are printed.
const least = { long: 0.995, short: 0.97 };

test.each(["utf-8", "marc-8", ...codePages.filter((page) => page !== "win1252")] as const)(
  "hundreds of records in %s come back letter for letter, without a flag",
  (encoding) => {
    for (const [length, texts] of records) {
      const { records: count, right, wrong } = measure(encoding, texts);
      console.info(
        `${encoding}, ${length}: ${right} of ${count} (${((100 * right) / count).toFixed(2)} %) ${wrong.slice(0, 3).join(" | ")}`,
      );
      expect(count).toBeGreaterThan(encoding === "marc-8" ? 200 : 300);
      expect(right / count).toBeGreaterThanOrEqual(least[length]);
    }
  },
);
