import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Authority } from "../library/authority.ts";
import { openStore, type Store } from "../library/store.ts";
import { ingestPaths, type PathOptions } from "./ingest-paths.ts";
import { rejected } from "./outcome.ts";
import { RejectedRun } from "./rejected-run.ts";
import { retryRejected } from "./retry-rejected.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const authority: Authority = { person: () => undefined, topic: () => undefined };
const now = () => new Date("2026-11-25T00:00:00Z");
let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-quarantine-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function ingest(path: string, more: Partial<PathOptions> = {}) {
  return ingestPaths([path], store, {
    ...{ format: "auto", dialect: "auto", encoding: "auto", source: "s", authority, now },
    ...more,
  });
}

function written(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function originals(): (string | undefined)[] {
  return store.quarantine.list({ limit: 100 }).map(({ asWritten }) => asWritten?.toString("utf8"));
}

const retried = { dialect: "auto", encoding: "auto", authority };

test("a damaged ISO 2709 record is kept byte for byte, with its place, reason and date", async () => {
  const path = join(fixtures, "bad-directory.mrc");
  const { rejectedCount } = await ingest(path);
  expect(rejectedCount).toBeGreaterThan(0);
  const kept = store.quarantine.list({ limit: 100 });
  expect(kept.length).toBe(rejectedCount);
  const bytes = readFileSync(path);
  for (const { asWritten = Buffer.alloc(0), byte = 0, writtenBytes, reason, ...place } of kept) {
    expect(asWritten.length).toBe(writtenBytes);
    expect(bytes.subarray(byte, byte + writtenBytes).equals(asWritten)).toBe(true);
    expect(place).toMatchObject({ source: "s", path, at: "2026-11-25T00:00:00.000Z", format: "iso2709" });
    expect(reason).not.toBe("");
  }
});

test("a row of a sheet is kept as it stood, in the encoding of the file", async () => {
  const text = "id;title;author\n1;Абай жолы;Әуезов\n2;;Без названия\n3;Көшпенділер;Есенберлин\n";
  await ingest(written("a.csv", text));
  expect(originals()).toEqual(["2;;Без названия\n"]);
  await ingest(written("a.csv", iconv.encode(text, "utf-16le", { addBOM: true })));
  const [kept] = store.quarantine.list({ limit: 100 });
  expect(kept && iconv.decode(kept.asWritten ?? Buffer.alloc(0), "utf-16le")).toBe("2;;Без названия\n");
});

test("the lines of an IRBIS record are kept from its first one, wherever the bad line stands", async () => {
  const bad = "#903: ^Ab\n#200: ^AЕкі\nбұл жол емес\n*****\n";
  await ingest(written("i.txt", `#920: PAZK\n#903: a\n#200: ^AБір\n*****\n${bad}#903: ^Ac\n#200: ^AҮш\n*****\n`));
  expect(originals()).toEqual([bad]);
});

test("records that share one line are kept apart", async () => {
  await ingest(written("a.json", '[{"id":"1","title":"Бір"},{"id":"2","title":""},{"id":"3","year":"қашан"}]'));
  expect(originals()).toEqual(['{"id":"2","title":""}', '{"id":"3","year":"қашан"}']);
});

test("what is mended in the file leaves the quarantine, what is not stays once", async () => {
  const path = written("a.csv", "id,title\n1,Бір\n2,\n3,\n");
  await ingest(path);
  await ingest(path);
  expect(originals()).toEqual(["2,\n", "3,\n"]);
  writeFileSync(path, "id,title\n1,Бір\n2,Екі\n3,\n");
  await ingest(path);
  expect(originals()).toEqual(["3,\n"]);
});

test("another file of the same source leaves alone what the first one had rejected, unless it brings the record", async () => {
  await ingest(written("a.csv", "id,title\n1,Бір\n2,\n3,\n"));
  await ingest(written("b.csv", "id,title\n2,Екі\n9,\n"));
  expect(originals()).toEqual(["3,\n", "9,\n"]);
  await ingest(written("c.csv", "id,title\n1,Бір\n2,Екі\n"), { replace: "force" });
  expect(originals()).toEqual([]);
});

test("read again in the right encoding, the rejected records are taken and leave the quarantine", async () => {
  const rows = "id,title\n1,Кітап\n2,Қыз Жібек\n3,\n";
  const path = written("a.csv", iconv.encode(rows, "rk1048"));
  await ingest(path, { encoding: "utf-8" });
  expect(store.countRecords()).toBe(0);
  const report = await retryRejected(store, { ...retried, encoding: "kz-1048" });
  expect(report).toMatchObject({ read: 3, added: 2, rejectedCount: 1 });
  expect(store.record("s:2")?.title).toBe("Қыз Жібек");
  expect(store.quarantine.count()).toBe(1);
  expect((await ingest(path, { encoding: "kz-1048" })).unchanged).toBe(2);
});

test("a MARC record that an earlier Dana could not read is taken by one that can", async () => {
  const records = readFileSync(join(fixtures, "three.mrc"));
  const first = records.subarray(0, records.indexOf(0x1d) + 1);
  const run = new RejectedRun("s", now);
  run.add(
    rejected(
      { path: "/old/three.mrc", ordinal: 1, byte: 0, reason: "not known yet" },
      { asWritten: { format: "iso2709", bytes: () => first } },
    ),
  );
  store.transact((writer) => run.write(writer.quarantine));
  expect(await retryRejected(store, retried)).toMatchObject({ read: 1, added: 1, rejectedCount: 0 });
  expect([store.countRecords(), store.quarantine.count()]).toEqual([1, 0]);
});

test("an issue that came without its journal is taken once the journal has come, by itself and not by its neighbours", async () => {
  const issue = (at: number) => `#920: NJ\n#933: Ж1\n#934: 2005\n#936: ${at}\n#903: Ж1/2005/${at}\n*****\n`;
  await ingest(written("issues.txt", `${issue(1)}${issue(2)}`));
  expect(originals()).toEqual([issue(1), issue(2)]);
  await ingest(written("journal.txt", "#920: J\n#200: ^AЖұлдыз\n#903: Ж1\n#101: kaz\n*****\n"));
  rmSync(join(folder, "issues.txt"));
  expect(await retryRejected(store, retried)).toMatchObject({ read: 2, added: 2, rejectedCount: 0 });
  expect([...store.eachRecord()].map(({ title }) => title)).toEqual([
    "Жұлдыз",
    "Жұлдыз. 2005, № 1",
    "Жұлдыз. 2005, № 2",
  ]);
});

test("a control number used twice stays, however often it is read: the first record is not overwritten", async () => {
  await ingest(written("a.csv", "id,title\n1,Бір\n1,Екі\n"));
  expect(await retryRejected(store, retried)).toMatchObject({ read: 1, added: 0, rejectedCount: 1 });
  expect(store.record("s:1")?.title).toBe("Бір");
  expect(originals()).toEqual(["1,Екі\n"]);
});

test("beyond the limits originals are cut, then left out, then only counted", () => {
  const run = new RejectedRun("s", now, { recordBytes: 10, sourceBytes: 15, records: 3 });
  for (let ordinal = 1; ordinal <= 5; ordinal += 1)
    run.add(
      rejected(
        { path: "/x", ordinal, reason: "bad" },
        { asWritten: { format: "iso2709", bytes: () => Buffer.from("0123456789abcdef") } },
      ),
    );
  store.transact((writer) => {
    run.write(writer.quarantine);
    run.finish(writer.quarantine, { paths: ["/x"], isTaken: () => false });
  });
  expect(originals()).toEqual(["0123456789", "0123456789", undefined]);
  expect(store.quarantine.list({ limit: 9 }).map(({ writtenBytes }) => writtenBytes)).toEqual([16, 16, 16]);
  expect(store.quarantine.count("s")).toBe(5);
});
