import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { matchKey } from "../language/match-key.ts";
import type { Authority } from "../library/authority.ts";
import type { DraftRecord } from "../library/record.ts";
import { openStore, type Store } from "../library/store.ts";
import { titleOnly } from "../library/title-only.ts";
import { ingestRecords } from "./ingest-records.ts";
import type { IngestOptions } from "./ingest-run.ts";
import type { Outcome } from "./outcome.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-ingest-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = { id: "auezov", kk: "Әуезов, Мұхтар", ru: "Ауэзов, Мухтар", en: "Auezov, Mukhtar", variants: [] };
const authority: Authority = {
  person: (heading) => (heading === "Әуезов, Мұхтар" ? person : undefined),
  topic: (heading) =>
    heading === "Романдар" ? { id: "novels", udc: "82-31", kk: "Романдар", ru: "Романы", en: "Novels" } : undefined,
};

function draft(title: string, more: Partial<DraftRecord> = {}): DraftRecord {
  return { ...titleOnly(title), ...more };
}

async function* read(drafts: readonly (DraftRecord | string)[]): AsyncIterable<Outcome> {
  for (const [index, item] of drafts.entries()) {
    const ordinal = index + 1;
    yield typeof item === "string"
      ? { ok: false, ordinal, rejection: { path: "books.mrc", ordinal, reason: item } }
      : { ok: true, path: "books.mrc", ordinal, draft: item };
  }
}

function ingest(drafts: readonly (DraftRecord | string)[], options: Partial<IngestOptions> = {}) {
  return ingestRecords(read(drafts), store, { source: "s", authority, now: () => new Date(0), ...options });
}

test("a second ingest of the same records changes nothing", async () => {
  const drafts = [draft("Абай жолы", { controlNumber: "1" }), draft("Көшпенділер"), draft("Көшпенділер")];
  expect(await ingest(drafts)).toMatchObject({ read: 3, added: 3, updated: 0, unchanged: 0 });
  const seq = store.seq();
  expect(await ingest(drafts)).toMatchObject({ read: 3, added: 0, updated: 0, unchanged: 3 });
  expect(store.seq()).toBe(seq);
});

test("two copies of a record without a control number stay two", async () => {
  await ingest([draft("Көшпенділер"), draft("Көшпенділер")]);
  expect([...store.eachRecord()].map((record) => record.title)).toEqual(["Көшпенділер", "Көшпенділер"]);
});

test("a control number used twice is rejected with the place of the first", async () => {
  const report = await ingest([draft("Бір", { controlNumber: "1" }), draft("Екі", { controlNumber: "1" })]);
  expect(report).toMatchObject({ added: 1, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ ordinal: 2, id: "s:1", reason: expect.stringContaining("record 1") });
  expect(store.record("s:1")?.title).toBe("Бір");
});

test("a record is found by its author's name and its topic in all three languages", async () => {
  await ingest([
    draft("Абай жолы", {
      controlNumber: "1",
      names: [{ heading: "Әуезов, Мұхтар", display: "Мұхтар Әуезов", role: "author" }],
      subjects: ["Романдар"],
    }),
  ]);
  const [passage] = store.passagesOf("s:1");
  expect(passage?.names).toContain("Auezov, Mukhtar");
  expect(passage?.names).toContain("Мухтар Ауэзов");
  expect(passage?.subjects).toBe("Романдар · Романы · Novels");
  expect(store.ownersByKey("name", matchKey("Ауэзов"))).toEqual(["s:1"]);
});

test("replace deletes what the source no longer holds", async () => {
  await ingest(
    ["1", "2", "3", "4", "5", "6"].map((controlNumber) => draft(`Кітап ${controlNumber}`, { controlNumber })),
  );
  const rest = ["1", "2", "3", "4", "5"].map((controlNumber) => draft(`Кітап ${controlNumber}`, { controlNumber }));
  expect(await ingest(rest, { replace: "refuse-large" })).toMatchObject({ unchanged: 5, deleted: 1 });
  expect(store.record("s:6")).toBeUndefined();
});

test("replace refuses to delete more than a fifth, and deletes nothing", async () => {
  await ingest(["1", "2", "3", "4"].map((controlNumber) => draft(`Кітап ${controlNumber}`, { controlNumber })));
  await expect(ingest([draft("Кітап 1", { controlNumber: "1" })], { replace: "refuse-large" })).rejects.toThrow(
    /3 of 4.*--force/,
  );
  expect(store.countRecords()).toBe(4);
  expect(await ingest([draft("Кітап 1", { controlNumber: "1" })], { replace: "force" })).toMatchObject({ deleted: 3 });
});

test("a source that could not be read whole loses nothing when it is read again", async () => {
  await ingest([draft("Бір", { controlNumber: "1" }), draft("Екі", { controlNumber: "2" })]);
  await ingest([draft("Бір", { controlNumber: "1" }), "the record is cut"], { replace: "unless-rejected" });
  expect(store.countRecords()).toBe(2);
});

test("more rejections than are kept are still counted", async () => {
  const report = await ingest(Array.from({ length: 1500 }, () => "bad"));
  expect([report.rejected.length, report.rejectedCount]).toEqual([1000, 1500]);
});

test("a source name that would break an id is refused", async () => {
  await expect(ingest([], { source: "a:b" })).rejects.toThrow(/--source/);
});
