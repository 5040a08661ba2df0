import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BibRecord } from "../../server/library/record.ts";
import { writeIso2709 } from "../../server/library/write-iso2709.ts";
import { writeMarc } from "../../server/library/write-marc.ts";
import { writeMarcXmlCollection } from "../../server/library/write-marcxml.ts";
import { readAuthoredPersons, readAuthoredRecords, readSubjects } from "./authored.ts";
import { mergePersons } from "./merge-persons.ts";
import { seeded } from "./seeded.ts";
import { toRecord } from "./to-record.ts";
import { writeCsv } from "./write-csv.ts";
import { writeIrbis } from "./write-irbis.ts";
import { writeRusmarc } from "./write-rusmarc.ts";

const authoringFolder = import.meta.dirname;
const corpusFolder = dirname(authoringFolder);

const catalogueFiles = ["marc21.mrc", "rusmarc.iso", "marcxml.xml", "irbis.txt", "list.csv"] as const;
type CatalogueFile = (typeof catalogueFiles)[number];

/** What a build makes: the records, and the files by their paths within the corpus folder. */
export interface Built {
  readonly records: readonly BibRecord[];
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Makes the demo catalogue out of the authored lines; the same lines make the same bytes. */
export function buildCorpus(folder: string, warn: (line: string) => void): Built {
  const persons = mergePersons(readAuthoredPersons(folder), warn);
  const subjects = readSubjects(folder);
  const authorities = {
    persons: new Map(persons.map((person) => [person.id, person])),
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
  };
  const records = readAuthoredRecords(folder).map((authored) => toRecord(authored, authorities));
  const within = (file: CatalogueFile): BibRecord[] => records.filter((record) => fileOf(record) === file);
  const files = new Map<string, Buffer>([
    ["catalogue/marc21.mrc", Buffer.concat(within("marc21.mrc").map((record) => writeIso2709(writeMarc(record))))],
    ["catalogue/rusmarc.iso", Buffer.concat(within("rusmarc.iso").map((record) => writeIso2709(writeRusmarc(record))))],
    ["catalogue/marcxml.xml", Buffer.from([...writeMarcXmlCollection(within("marcxml.xml").map(writeMarc))].join(""))],
    ["catalogue/irbis.txt", Buffer.from(within("irbis.txt").map(writeIrbis).join(""))],
    ["catalogue/list.csv", Buffer.from(writeCsv(within("list.csv")))],
    ["names.json", jsonLines(persons)],
    ["subjects.json", jsonLines(subjects)],
  ]);
  return { records, files };
}

/** Serials and volumes go where a format has fields for them, so not into the CSV list; the rest is spread by id, whatever stands beside it. */
function fileOf(record: BibRecord): CatalogueFile {
  const choice = record.part || record.kind !== "book" ? catalogueFiles.slice(0, 4) : catalogueFiles;
  return choice[Math.floor(seeded(`file ${record.id}`)() * choice.length)] ?? "marc21.mrc";
}

/** One array, an entry a line, so that a change shows as one line. */
function jsonLines(entries: readonly object[]): Buffer {
  return Buffer.from(`[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
}

if (import.meta.main) {
  const { records, files } = buildCorpus(authoringFolder, (line) => process.stderr.write(`${line}\n`));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(corpusFolder, path)), { recursive: true });
    writeFileSync(join(corpusFolder, path), bytes);
  }
  process.stderr.write(`${records.length} records in ${catalogueFiles.length} files\n`);
}
