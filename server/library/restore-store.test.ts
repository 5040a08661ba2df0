import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordEntry, withOriginal } from "../ingest/record-entry.ts";
import type { Authority } from "./authority.ts";
import { restoreStore } from "./restore-store.ts";
import { openStore, type Store } from "./store.ts";
import { titleOnly } from "./title-only.ts";

const authority: Authority = { person: () => undefined, topic: () => undefined };
let folder: string;
let path: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-restore-"));
  path = join(folder, "store.db");
  copy = join(folder, "copy.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(store: Store, id: string, title: string): void {
  const fields = [{ tag: "200", indicators: "1 ", subfields: [{ code: "a", value: title }] }];
  store.transact((writer) =>
    writer.put(
      withOriginal(recordEntry({ ...titleOnly(title), id, source: "s" }, authority), {
        ...{ dialect: "unimarc", leader: "", fields },
      }),
    ),
  );
}

function fieldsOf(store: Store, id: string): string {
  return JSON.stringify(store.original(id)?.fields ?? "none");
}

test("a record that was restored has the fields it came with, also for whoever had the store open", () => {
  const store = openStore(path);
  put(store, "s:1", "Абай жолы");
  put(store, "s:2", "Көшпенділер");
  store.copyTo(copy);
  put(store, "s:1", "Басқа атау");
  put(store, "s:3", "Жаңа кітап");
  expect(fieldsOf(store, "s:1")).toContain("Басқа атау");
  expect(fieldsOf(store, "s:3")).toContain("Жаңа кітап");
  const options = { path, keptPath: join(folder, "kept.db"), isOpenElsewhere: true };
  expect(restoreStore(copy, options)).toBe("followed");
  expect(fieldsOf(store, "s:1")).toContain("Абай жолы");
  expect(fieldsOf(store, "s:2")).toContain("Көшпенділер");
  expect([store.record("s:3"), store.original("s:3")]).toEqual([undefined, undefined]);
  expect(store.inspection.relationProblems()).toEqual([]);
  // What is put in later meets no number that was given before.
  put(store, "s:4", "Тағы бірі");
  expect(fieldsOf(store, "s:4")).toContain("Тағы бірі");
  expect(restoreStore(join(folder, "kept.db"), { ...options, keptPath: join(folder, "kept-2.db") })).toBe("followed");
  expect(fieldsOf(store, "s:1")).toContain("Басқа атау");
  expect(fieldsOf(store, "s:3")).toContain("Жаңа кітап");
  store.close();
});

test("what is rejected comes back with the copy as well", () => {
  const store = openStore(path);
  const rejection = { source: "s", path: "/a.csv", ordinal: 2, reason: "the row has no title", isRepeated: false };
  const kept = { ...rejection, at: "2026-11-25T00:00:00Z", asWritten: Buffer.from("2,\n"), writtenBytes: 3 };
  store.transact((writer) => writer.quarantine.put(kept, "run"));
  put(store, "s:1", "Абай жолы");
  store.copyTo(copy);
  store.transact((writer) => writer.quarantine.remove(1));
  restoreStore(copy, { path, keptPath: join(folder, "kept.db"), isOpenElsewhere: true });
  expect(store.quarantine.list({ limit: 9 })).toMatchObject([{ ordinal: 2, asWritten: Buffer.from("2,\n") }]);
  store.close();
});
