import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import JSZip from "jszip";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../library/store.ts";
import { fileReports } from "./file-reports.ts";
import { filesTable } from "./files-table.ts";
import { ingestPaths, type PathOptions } from "./ingest-paths.ts";
import { fixtures } from "./read-fixture.ts";
import { zipFiles } from "./zip-files.ts";

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

test("a file that fails when it is opened or read is named, and a pipe is not waited for", async () => {
  copy("three.mrc");
  // Nobody may read the memory of a process at its beginning, not even root.
  symlinkSync("/proc/self/mem", join(folder, "broken-disk.mrc"));
  symlinkSync("/dev/zero", join(folder, "device.mrc"));
  execFileSync("/usr/bin/mkfifo", [join(folder, "pipe.mrc")]);
  const report = await ingest([folder]);
  expect(report.added).toBe(3);
  expect(report.rejected.map(({ path, reason }) => [path.slice(folder.length + 1), reason])).toEqual(
    expect.arrayContaining([
      ["broken-disk.mrc", expect.stringMatching(/^cannot be read \(EIO/)],
      ["device.mrc", "is neither a file nor a folder"],
      ["pipe.mrc", "is neither a file nor a folder"],
    ]),
  );
  expect(report.rejectedCount).toBe(3);
});

test("what comes through a pipe is read as a file is, packed or not", async () => {
  const bytes = readFileSync(join(fixtures, "three.mrc"));
  for (const [name, content] of [
    ["plain.mrc", bytes],
    ["packed.mrc.gz", gzipSync(bytes)],
  ] as const) {
    const path = join(folder, name);
    execFileSync("/usr/bin/mkfifo", [path]);
    const [report] = await Promise.all([ingest([path]), writeFile(path, content)]);
    expect(report).toMatchObject({ added: 3, rejectedCount: 0 });
  }
});

test("every catalogue in a packed file is read, whatever its name, and what is none is named", async () => {
  const zip = new JSZip();
  zip.file("кітаптар 2024/Қазақ әдебиеті.mrc", readFileSync(join(fixtures, "three.mrc")));
  zip.file("sheets/tabs.tsv", readFileSync(join(fixtures, "tabs.tsv")));
  zip.file("letter.txt", "Dear reader, we are closed on Monday.\n");
  zip.file("__MACOSX/._tabs.tsv", "x");
  put("Каталог Ә.zip", await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }));
  const report = await ingest([folder]);
  expect(report).toMatchObject({ added: 4, rejectedCount: 1 });
  expect(report.rejected[0]?.path.slice(folder.length + 1)).toBe("Каталог Ә.zip/letter.txt");
  expect(report.rejected[0]?.reason).toMatch(/^is in no format/);
  const formats = fileReports(report.tallies).map(({ path, format, taken }) => [
    path.slice(folder.length + 1),
    format,
    taken,
  ]);
  expect(formats).toEqual(
    expect.arrayContaining([
      ["Каталог Ә.zip/кітаптар 2024/Қазақ әдебиеті.mrc", "iso2709", 3],
      ["Каталог Ә.zip/sheets/tabs.tsv", "csv", 1],
    ]),
  );
});

test("a packed file that is broken, empty or unpacks to too much is named", async () => {
  const zip = new JSZip();
  put("empty.zip", (await zip.folder("only")?.generateAsync({ type: "nodebuffer" })) ?? "");
  zip.file("zeros.mrc", Buffer.alloc(1 << 20));
  const bomb = await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
  put("cut.zip", bomb.subarray(0, 200));
  put("bomb.zip", bomb);
  const report = await ingest([join(folder, "cut.zip"), join(folder, "empty.zip")]);
  expect(report.rejected.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^cannot be unpacked/),
    expect.stringMatching(/^has no files in it|^cannot be unpacked/),
  ]);
  const [first] = await zipFiles(join(folder, "bomb.zip"), 1 << 16);
  const file = await first?.open();
  await expect(all(file?.bytes)).rejects.toThrow(/zeros\.mrc: unpacks to too much/);
});

async function all(chunks: AsyncIterable<Buffer> | undefined): Promise<number> {
  let length = 0;
  for await (const chunk of chunks ?? []) length += chunk.length;
  return length;
}

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
