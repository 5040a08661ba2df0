import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Authority } from "../library/authority.ts";
import { personOf } from "../library/name.ts";
import { openStore } from "../library/store.ts";
import { titleOnly } from "../library/title-only.ts";
import { recordEntry } from "./record-entry.ts";
import { rekeyRecords } from "./rekey-records.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-rekey-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const authority: Authority = { person: () => undefined, topic: () => undefined };
const records = [
  { title: "Абай жолы", heading: "Әуезов, Мұхтар", language: "kk" },
  { title: "Путь Абая", heading: "Ауэзов, Мухтар", language: "ru", originalTitle: "Абай жолы" },
].map(({ heading, ...described }, at) => ({
  ...titleOnly(described.title),
  ...described,
  names: [personOf(heading, "author")],
  id: `s:${at + 1}`,
  source: "s",
}));

/** A store as schema 1 left it: one key of the work by title and surname, no signs. */
function writeOldStore(path: string): void {
  const store = openStore(path);
  store.transact((writer) => {
    for (const record of records) writer.put(recordEntry(record, authority));
  });
  store.close();
  const database = new Database(path);
  database.exec(`
    DROP TABLE original;
    DROP TABLE original_block;
    DELETE FROM owner_key WHERE kind NOT IN ('title', 'name', 'identifier');
    INSERT INTO owner_key VALUES ('work', 'абай жолы звв', 's:1');
    UPDATE entry SET hash = 'of schema 1';
    DROP TABLE rejected; DROP TABLE rejected_uncounted;
    PRAGMA user_version = 1;
  `);
  database.close();
}

test("a store of schema 1 is copied aside, and its records are told apart by work once they are keyed again", () => {
  const path = join(folder, "store.db");
  writeOldStore(path);
  const store = openStore(path);
  expect(existsSync(`${path}.v1.bak`)).toBe(true);
  expect(store.editionsOf("s:1")).toEqual(["s:1"]);
  const seq = store.seq();
  expect(rekeyRecords(store, authority)).toBe(2);
  expect(store.editionsOf("s:1")).toEqual(["s:1", "s:2"]);
  // The passages are as they were, so the indexes have nothing to do.
  expect(store.seq()).toBe(seq);
  expect(rekeyRecords(store, authority)).toBe(0);
  store.close();
});

test("a new store has nothing to key again", () => {
  const store = openStore(join(folder, "store.db"));
  store.transact((writer) =>
    writer.put(recordEntry(records[0] ?? { ...titleOnly(""), id: "", source: "" }, authority)),
  );
  expect(rekeyRecords(store, authority)).toBe(0);
  store.close();
});
