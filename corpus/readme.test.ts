import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRecords } from "../server/ingest/read-file.ts";
import type { DraftRecord } from "../server/library/record.ts";

const files = ["marc21.mrc", "rusmarc.iso", "marcxml.xml", "irbis.txt", "list.csv"];
const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");

async function draftsOf(file: string): Promise<DraftRecord[]> {
  const drafts: DraftRecord[] = [];
  const options = { format: "auto", dialect: "auto", encoding: "auto" };
  for await (const outcome of readRecords(join(import.meta.dirname, "catalogue", file), options)) {
    if (outcome.ok) drafts.push(outcome.draft);
  }
  return drafts;
}

test("the numbers in the README are those of the catalogue, and every record names its basis", async () => {
  const all: DraftRecord[] = [];
  for (const file of files) {
    const drafts = await draftsOf(file);
    expect(readme).toMatch(new RegExp(`catalogue/${file.replace(".", "\\.")}\`[^\\n]* ${drafts.length} records`));
    all.push(...drafts);
  }
  const count = (keep: (draft: DraftRecord) => boolean) => all.filter(keep).length;
  const withBasis = (basis: string) => count((draft) => draft.notes.includes(`Basis: ${basis}`));
  const inLanguage = (language: string) => count((draft) => draft.language === language);
  const bases = ["general knowledge", "data set kz-books", "data set gutenberg"].map(withBasis);
  expect(bases.reduce((sum, one) => sum + one)).toBe(all.length);
  const [general, kzBooks, gutenberg] = bases;
  expect(readme).toContain(`| general knowledge | ${general} |`);
  expect(readme).toContain(`(\`kz-books\`) | ${kzBooks} |`);
  expect(readme).toContain(`(\`gutenberg\`) | ${gutenberg} |`);
  expect(readme).toContain(
    `Of ${all.length} records ${inLanguage("kk")} are in Kazakh, ${inLanguage("ru")} in Russian, ${inLanguage("en")} in English.`,
  );
});
