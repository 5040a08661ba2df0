import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { MendableError } from "../errors.ts";
import { matchKey } from "../language/match-key.ts";
import { type Authority, readAuthority } from "../library/authority.ts";
import { correctedAuthority } from "../library/corrected-authority.ts";
import { type Corrections, readCorrections } from "../library/corrections.ts";
import { readJsonFile } from "../library/json-file.ts";
import { type Library, librarySchema } from "../library/library-file.ts";
import type { Store } from "../library/store.ts";
import { type Concept, readSynonyms } from "../library/synonyms.ts";
import { readDocuments } from "./document/read-documents.ts";
import { faqEntry } from "./faq-entry.ts";
import { putEntries } from "./ingest-paths.ts";
import { ingestRecords } from "./ingest-records.ts";
import { libraryEntries } from "./library-entries.ts";
import { type FieldMaps, fieldsFile, readFieldMaps } from "./maps/field-maps.ts";
import type { Outcome } from "./outcome.ts";
import { readFaq } from "./read-faq.ts";
import { readRecords } from "./read-file.ts";
import { type IngestReport, sumReports } from "./report.ts";
import { isColumnsFile } from "./sheet/columns-file.ts";

/** The corpus is one source; this is its name. */
const corpusSource = "corpus";

// Grows when the making of entries from the same files changes, so that a store made before is read again.
const corpusReading = 2;

/** The part of a corpus that is read at every start. */
export interface CorpusFacts {
  readonly library: Library | undefined;
  /** As the corrections mend it. */
  readonly authority: Authority;
  readonly corrections: Corrections;
  readonly synonyms: readonly Concept[];
  readonly maps: FieldMaps;
}

/**
 * Reads `library.json`, `names.json`, `subjects.json`, `corrections.json`, `synonyms.json` and `fields.json` of the corpus folder; each may be absent.
 * @throws MendableError naming the file and the field.
 */
export function readCorpusFacts(folder: string): CorpusFacts {
  if (!existsSync(folder)) {
    throw new MendableError(
      `${folder}: the corpus folder does not exist: set DANA_CORPUS to one, or make it with "dana init ${folder}"`,
    );
  }
  const corrections = readCorrections(join(folder, "corrections.json"));
  const authority = correctedAuthority(
    readAuthority({ namesFile: join(folder, "names.json"), subjectsFile: join(folder, "subjects.json") }, matchKey),
    corrections,
  );
  const synonyms = readSynonyms(join(folder, "synonyms.json"));
  const maps = readFieldMaps(folder);
  return { library: readLibrary(join(folder, "library.json")), authority, corrections, synonyms, maps };
}

/** Stores what the corpus folder holds, unless nothing in it has changed since the last reading; undefined then. */
export async function ingestCorpus(
  folder: string,
  store: Store,
  {
    facts: { library, authority, maps },
    now,
    onProgress,
  }: { facts: CorpusFacts; now: () => Date; onProgress?: (read: number) => void },
): Promise<IngestReport | undefined> {
  const digest = digestOf(folder);
  if (store.sourceDigest(corpusSource) === digest) return undefined;
  const faqs = listFiles(join(folder, "faq"), ".md").map((path) => readFaq(path, corpusSource));
  const documents = await readDocuments(listFiles(join(folder, "documents")), corpusSource);
  const told = library ? libraryEntries(library, corpusSource) : [];
  const entries = [...faqs.map(faqEntry), ...told, ...documents.entries];
  const facts = putEntries(store, entries);
  const records = await ingestRecords(readAll(join(folder, "catalogue"), maps), store, {
    source: corpusSource,
    replace: "unless-rejected",
    alsoHeld: [...entries.map((entry) => entry.id), ...documents.held],
    authority,
    now,
    ...(onProgress ? { onProgress } : {}),
  });
  store.transact((writer) => writer.writeSource(corpusSource, { digest, ingestedAt: now() }));
  return sumReports([documents.report, facts, records]);
}

async function* readAll(folder: string, maps: FieldMaps): AsyncIterable<Outcome> {
  for (const path of listFiles(folder).filter((name) => !isColumnsFile(name)))
    yield* readRecords(path, { format: "auto", dialect: "auto", encoding: "auto", maps });
}

function readLibrary(path: string): Library | undefined {
  if (!existsSync(path)) return undefined;
  const parsed = librarySchema.safeParse(readJsonFile(path));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new MendableError(`${path}: ${lines.length} field(s) must be mended:\n${lines.join("\n")}`);
}

function digestOf(folder: string): string {
  const hash = createHash("sha256").update(String(corpusReading));
  const files = ["library.json", "names.json", "subjects.json", "synonyms.json", fieldsFile].map((name) =>
    join(folder, name),
  );
  const listed = [
    ...listFiles(join(folder, "faq"), ".md"),
    ...listFiles(join(folder, "catalogue")),
    ...listFiles(join(folder, "documents")),
  ];
  for (const path of [...files, ...listed]) {
    if (existsSync(path)) hash.update(path.slice(folder.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("base64url");
}

function listFiles(folder: string, ending = ""): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.startsWith(".") && !name.startsWith("README"))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
