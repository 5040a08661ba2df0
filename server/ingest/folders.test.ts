import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../library/store.ts";
import { fileReports } from "./file-reports.ts";
import { filesTable } from "./files-table.ts";
import { ingestPaths, type PathOptions } from "./ingest-paths.ts";
import { fixtures } from "./read-fixture.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-"));
  store = openStore(join(mkdtempSync(join(tmpdir(), "dana-")), "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const copy = (fixture: string, name = fixture): void => cpSync(join(fixtures, fixture), join(folder, name));

test("what is no catalogue in a folder is named with its reason, and every catalogue in it is read", async () => {
  copy("three.mrc", "a.mrc");
  copy("picture.bin");
  put("empty.csv", "");
  put("letter.txt", "Dear reader, we are closed on Monday.\n");
  put("~$rules.docx", Buffer.from("\x05Dana"));
  put("cut.csv.gz", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]));
  mkdirSync(join(folder, "nested/deeper"), { recursive: true });
  copy("lines.jsonl", "nested/deeper/z.jsonl");
  copy("tabs.tsv", "nested/tabs.tsv");
  symlinkSync("..", join(folder, "nested/up"));
  symlinkSync("nowhere", join(folder, "dangling.mrc"));
  put(".hidden", "x");
  const report = await ingest([folder]);
  expect(report.rejected.map(({ path, reason }) => [path.slice(folder.length + 1), reason])).toEqual(
    expect.arrayContaining([
      ["picture.bin", expect.stringContaining("is a binary file")],
      ["empty.csv", "the file is empty"],
      ["letter.txt", expect.stringContaining("is in no format Dana recognises")],
      ["~$rules.docx", expect.any(String)],
      ["cut.csv.gz", expect.stringContaining("cannot be unpacked")],
      ["dangling.mrc", expect.stringContaining("cannot be opened")],
    ]),
  );
  // Three of a.mrc, two of the lines (two of them are bad), one of the table.
  expect(report.added).toBe(6);
  expect(report.read).toBe(report.added + report.rejectedCount);
  expect(report.rejectedCount).toBe(8);
});

test.skipIf(process.getuid?.() === 0)("a file or folder that may not be opened is named", async () => {
  copy("three.mrc");
  copy("tabs.tsv");
  mkdirSync(join(folder, "closed"));
  chmodSync(join(folder, "closed"), 0);
  chmodSync(join(folder, "tabs.tsv"), 0);
  const report = await ingest([folder]);
  chmodSync(join(folder, "closed"), 0o700);
  expect(report.added).toBe(3);
  expect(report.rejected).toHaveLength(2);
});

test("two files of one name in two folders are both read", async () => {
  for (const name of ["one", "two"]) mkdirSync(join(folder, name));
  copy("three.mrc", "one/books.mrc");
  copy("rk1048.iso", "two/books.mrc");
  expect(await ingest([folder])).toMatchObject({ added: 4, rejectedCount: 0 });
});

test("a file that cannot be read stops a replacement: what it held is not gone", async () => {
  copy("picture.bin");
  await expect(ingest([folder], { source: "s", replace: "force" })).rejects.toThrow(/picture\.bin: is a binary file/);
});

test("the report says of each file what was in it, taken and rejected, and why, without places", async () => {
  copy("bad-directory.mrc");
  copy("picture.bin");
  copy("win1251.csv");
  put("rules.md", "# Rules\n\nBooks are lent for two weeks.\n");
  const { tallies } = await ingest([folder]);
  const files = fileReports(tallies).map((file) => ({ ...file, path: file.path.slice(folder.length + 1), seconds: 0 }));
  expect(files).toEqual([
    {
      path: "bad-directory.mrc",
      format: "iso2709",
      read: 3,
      taken: 2,
      rejectedCount: 1,
      reasons: [["field 245 reaches beyond the end of the record", 1]],
      encoding: "utf-8",
      dialect: "marc21",
      seconds: 0,
    },
    { path: "picture.bin", read: 1, taken: 0, rejectedCount: 1, reasons: [[expect.any(String), 1]], seconds: 0 },
    { path: "rules.md", format: "document", read: 1, taken: 1, rejectedCount: 0, reasons: [], seconds: 0 },
    {
      path: "win1251.csv",
      format: "csv",
      read: 1,
      taken: 1,
      rejectedCount: 0,
      reasons: [],
      encoding: "win1251",
      seconds: 0,
    },
  ]);
  const lines = filesTable(files).split("\n");
  expect(lines[1]).toMatch(/^bad-directory\.mrc +iso2709 +3 +2 +1 +utf-8 +marc21 +0\.0$/);
  expect(lines[2]).toBe("    1 × field 245 reaches beyond the end of the record");
});

function ingest(paths: readonly string[], options: Partial<PathOptions> = {}) {
  return ingestPaths(paths, store, {
    format: "auto",
    dialect: "auto",
    encoding: "auto",
    now: () => new Date("2026-01-01"),
    authority: { person: () => undefined, topic: () => undefined },
    ...options,
  });
}
