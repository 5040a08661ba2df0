import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { tryLock, waitForLock } from "./lock.ts";
import type { Passage } from "./passage.ts";
import { migrate } from "./schema.ts";
import { openStore } from "./store.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-store-"));
  path = join(folder, "store.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function passage(id: string, text: string): Passage {
  const [owner = ""] = id.split("#");
  return {
    id,
    owner,
    source: "s",
    kind: "record",
    language: "kk",
    field: "record",
    title: text,
    names: "",
    subjects: "",
    text,
  };
}

function entry(id: string, texts: readonly string[]): Entry {
  const passages = texts.map((text, index) => passage(`${id}#record.${index + 1}`, text));
  return {
    id,
    source: "s",
    kind: "record",
    hash: texts.join("|"),
    content: { id, title: texts[0] },
    passages,
    keys: [],
  };
}

test("an entry put again with the same hash changes nothing, not even the change number", () => {
  const store = openStore(path);
  expect(store.transact((writer) => writer.put(entry("s:1", ["Абай жолы"])))).toBe("added");
  const seq = store.seq();
  expect(store.transact((writer) => writer.put(entry("s:1", ["Абай жолы"])))).toBe("unchanged");
  expect(store.seq()).toBe(seq);
  store.close();
});

test("an updated entry keeps the row of each passage that did not change", () => {
  const store = openStore(path);
  store.transact((writer) => writer.put(entry("s:1", ["one", "two", "three"])));
  const before = store.passagesOf("s:1");
  expect(store.transact((writer) => writer.put(entry("s:1", ["one", "TWO"])))).toBe("updated");
  const after = store.passagesOf("s:1");
  expect(after.map((stored) => stored.text)).toEqual(["one", "TWO"]);
  expect(after[0]).toEqual(before[0]);
  expect(after[1]?.rowid).toBe(before[1]?.rowid);
  expect(store.deletedSince(0).map((deleted) => deleted.rowid)).toEqual([before[2]?.rowid]);
  store.close();
});

test("passages come in the order of their changes and each change has a number of its own", () => {
  const store = openStore(path);
  store.transact((writer) => {
    writer.put(entry("s:1", ["one"]));
    writer.put(entry("s:2", ["two"]));
  });
  store.transact((writer) => writer.put(entry("s:1", ["one again"])));
  expect(store.passagesSince(0, 10).map(({ owner, seq }) => [owner, seq])).toEqual([
    ["s:2", 2],
    ["s:1", 3],
  ]);
  expect(store.passagesSince(2, 10).map(({ owner }) => owner)).toEqual(["s:1"]);
  store.close();
});

test("a transaction that throws leaves nothing behind", () => {
  const store = openStore(path);
  expect(() =>
    store.transact((writer) => {
      writer.put(entry("s:1", ["one"]));
      throw new Error("cut");
    }),
  ).toThrow("cut");
  expect(store.record("s:1")).toBeUndefined();
  expect(store.seq()).toBe(0);
  store.close();
});

test("a deleted entry is gone with its passages and keys", () => {
  const store = openStore(path);
  store.transact((writer) => writer.put({ ...entry("s:1", ["one"]), keys: [{ kind: "title", key: "one" }] }));
  expect(store.ownersByKey("title", "one")).toEqual(["s:1"]);
  store.transact((writer) => writer.delete("s:1"));
  expect([store.record("s:1"), store.passagesOf("s:1"), store.ownersByKey("title", "one")]).toEqual([
    undefined,
    [],
    [],
  ]);
  store.close();
});

test("every record comes once, whatever their number", () => {
  const store = openStore(path);
  const ids = Array.from({ length: 1234 }, (_, index) => `s:${String(index).padStart(5, "0")}`);
  store.transact((writer) => {
    for (const id of ids) writer.put(entry(id, [id]));
  });
  expect([...store.eachRecord()].map((record) => record.id)).toEqual(ids);
  store.close();
});

test("a conversation is forgotten when its time is over", () => {
  const store = openStore(path);
  const now = new Date("2026-11-23T10:00:00Z");
  const later = new Date("2026-11-23T10:31:00Z");
  store.conversations.write("key", { records: ["s:1"] }, { now, expiresAt: new Date("2026-11-23T10:30:00Z") });
  expect(store.conversations.read("key", now)).toEqual({ records: ["s:1"] });
  expect(store.conversations.read("key", later)).toBeUndefined();
  store.conversations.write("other", {}, { now: later, expiresAt: later });
  const raw = new Database(path, { readonly: true });
  expect(raw.prepare("SELECT key FROM conversation").all()).toEqual([{ key: "other" }]);
  raw.close();
  store.close();
});

test("an older store is copied aside and brought forward; nothing in it is lost", () => {
  const steps = ["CREATE TABLE book (title TEXT)", "ALTER TABLE book ADD COLUMN year INTEGER"];
  const database = new Database(path);
  migrate(database, path, steps.slice(0, 1));
  database.exec("INSERT INTO book VALUES ('Абай жолы')");
  migrate(database, path, steps);
  expect(database.prepare("SELECT title, year FROM book").all()).toEqual([{ title: "Абай жолы", year: null }]);
  const backup = new Database(`${path}.v1.bak`, { readonly: true });
  expect(backup.prepare("SELECT title FROM book").all()).toEqual([{ title: "Абай жолы" }]);
  backup.close();
  database.close();
});

test("a store of a newer Dana stops the start with one line that says so", () => {
  const database = new Database(path);
  database.pragma("user_version = 99");
  database.close();
  expect(() => openStore(path)).toThrow(/schema 99.*newer Dana/);
});

test("a file that is no store is named in the error", () => {
  writeFileSync(path, "this is not a database, and long enough to be looked at as one ".repeat(20));
  expect(() => openStore(path)).toThrow(new RegExp(`${path}: cannot open the store`));
});

test("a lock is held by one at a time and the next in the queue gets it", async () => {
  const lockPath = join(folder, "locks", "write.lock");
  const first = tryLock(lockPath);
  expect(first).toBeDefined();
  expect(tryLock(lockPath)).toBeUndefined();
  let waited = false;
  const next = waitForLock(lockPath, {
    pollMs: 5,
    onWait: () => {
      waited = true;
      first?.release();
    },
  });
  (await next).release();
  expect(waited).toBe(true);
});

test("waiting for a lock stops when the signal says so", async () => {
  const lockPath = join(folder, "write.lock");
  const first = tryLock(lockPath);
  const controller = new AbortController();
  const waiting = waitForLock(lockPath, { signal: controller.signal, pollMs: 5, onWait: () => controller.abort() });
  await expect(waiting).rejects.toThrow();
  first?.release();
});
