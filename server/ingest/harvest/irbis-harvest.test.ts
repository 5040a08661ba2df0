import { afterEach, beforeEach, expect, test } from "vitest";
import {
  rightPassword,
  type ScriptedIrbis64,
  type StoredRecord,
  startScriptedIrbis64,
} from "../../circulation/irbis64/scripted-irbis64-server.ts";
import { HarvestBench } from "./harvest-bench.ts";
import type { UrlOptions } from "./ingest-urls.ts";

let bench: HarvestBench;
let server: ScriptedIrbis64;
beforeEach(async () => {
  bench = new HarvestBench();
  server = await startScriptedIrbis64(new Map());
});
afterEach(() => {
  server.close();
  bench.close();
});

function harvest(options: Partial<UrlOptions> = {}) {
  const address = `irbis64://MASTER@127.0.0.1:${server.port}/IBIS`;
  return bench.ingest(address, { irbisPassword: rightPassword, ...options });
}

function book(mfn: number, { version = 1, status = 32, title = `Кітап ${mfn}` } = {}): StoredRecord {
  return { version, status, fields: ["920#PAZK", `200#^A${title}`, `903#84/Қ-${mfn}`, `910#^A0^B${1000 + mfn}^DАБ`] };
}

function fill(count: number): void {
  for (let mfn = 1; mfn <= count; mfn += 1) server.records.set(mfn, book(mfn));
}

/** Numbers of the records that were read, not only asked for their versions: by lists, or a single one by itself. */
function wholeReads(from: number): number[] {
  return server.requests.slice(from).flatMap(({ command, data }) => {
    if (command === "C") return [Number(data[1])];
    return command === "G" && !data[1]?.includes("G0$") ? data.slice(3).map(Number) : [];
  });
}

test("the first night takes the whole database in, through the mapping of IRBIS64, and logs out", async () => {
  server.records.set(1, {
    version: 3,
    fields: [
      "920#PAZK",
      "200#^AАбай жолы^Eроман-эпопея",
      "700#^AӘуезов^BМ.^GМұхтар",
      "903#84(5Қаз)/Ә82",
      "910#^A0^B1001^DАБ^H05000050",
    ],
  });
  server.records.set(2, { version: 1, fields: ["920#PAZK", "200#^aҚан мен тер"] });
  expect(await harvest()).toMatchObject({ read: 2, added: 2, rejectedCount: 0, encodings: { "utf-8": 2 } });
  expect(bench.store.record("s:84(5Қаз)/Ә82")).toMatchObject({
    title: "Абай жолы",
    subtitle: "роман-эпопея",
    harvestedAs: "IBIS-1",
    names: [{ heading: "Әуезов, Мұхтар" }],
    holdings: [{ branch: "АБ", items: [{ barcode: "05000050", status: "available" }] }],
  });
  expect(bench.store.record("s:IBIS-2")).toMatchObject({ title: "Қан мен тер" });
  expect([server.clients.size, server.requests.at(-1)?.command]).toEqual([0, "B"]);
});

test("nothing that is sent can write, lock or actualise", async () => {
  fill(3);
  server.script = ({ command, data }) => (command === "G" && data.length > 4 ? ["-1111"] : undefined);
  await harvest();
  await harvest();
  expect(new Set(server.requests.map(({ command }) => command))).toEqual(new Set(["A", "O", "0", "G", "C", "B"]));
  const reads = server.requests.filter(({ command }) => command === "C");
  expect(reads.length).toBe(6);
  expect(reads.every(({ data }) => data[2] === "0")).toBe(true);
});

test("ten thousand records come five hundred a request", async () => {
  fill(10_000);
  expect(await harvest()).toMatchObject({ read: 10_000, added: 10_000, rejectedCount: 0 });
  expect(server.requests.map(({ command }) => command)).toEqual(["A", "O", "0", ...Array(20).fill("G"), "B"]);
}, 60_000);

test("the next night reads what was changed, added and deleted, and nothing else", async () => {
  fill(1200);
  await harvest();
  const before = server.requests.length;
  server.records.set(7, book(7, { version: 2, title: "Ұшқан ұя" }));
  server.records.set(600, book(600, { version: 2, status: 33 }));
  server.records.set(601, { version: 2, status: 2, fields: [] });
  server.records.set(1201, book(1201));
  expect(await harvest()).toMatchObject({ read: 4, added: 1, updated: 1, unchanged: 0, deleted: 2, rejectedCount: 0 });
  expect(wholeReads(before)).toEqual([7, 1201]);
  expect(bench.store.record("s:84/Қ-7")).toMatchObject({ title: "Ұшқан ұя" });
  expect(bench.store.record("s:84/Қ-600")).toBeUndefined();
  const quiet = server.requests.length;
  expect(await harvest()).toMatchObject({ read: 0, added: 0, updated: 0, deleted: 0 });
  expect(wholeReads(quiet)).toEqual([]);
});

test("a record whose deletion is undone comes back, and a loan that changes a copy is seen", async () => {
  fill(2);
  await harvest();
  server.records.set(1, book(1, { version: 2, status: 33 }));
  expect(await harvest()).toMatchObject({ deleted: 1 });
  server.records.set(1, book(1, { version: 3 }));
  server.records.set(2, { ...book(2), version: 2, fields: [...book(2).fields.slice(0, 3), "910#^A1^B1002^DАБ"] });
  expect(await harvest()).toMatchObject({ added: 1, updated: 1 });
  expect(bench.store.record("s:84/Қ-2")?.holdings[0]?.items[0]?.status).toBe("on-loan");
});

test("a database that was emptied and filled anew is read anew, and what it lost is deleted", async () => {
  fill(5);
  await harvest();
  server.records.clear();
  for (const mfn of [1, 2]) server.records.set(mfn, book(mfn, { title: `Жаңа ${mfn}` }));
  expect(await harvest()).toMatchObject({ updated: 2, deleted: 3 });
  expect(bench.titles).toEqual(["Жаңа 1", "Жаңа 2"]);
  expect(bench.notes.join()).toContain("the database ends at record 2 and not at 5");
});

test("--replace reads all anew and deletes what the source has from elsewhere", async () => {
  fill(10);
  await harvest();
  const before = server.requests.length;
  server.records.set(3, { ...book(3), fields: [...book(3).fields, "331#^aСол нұсқа"] });
  expect(await harvest({ replace: "refuse-large" })).toMatchObject({ read: 10, updated: 1, unchanged: 9, deleted: 0 });
  expect(wholeReads(before)).toHaveLength(10);
});

test("an empty database is nothing to take in", async () => {
  expect(await harvest()).toMatchObject({ read: 0, added: 0, rejectedCount: 0 });
  expect(server.clients.size).toBe(0);
});

test("records that no publication is in are named with their number, and cost nothing else", async () => {
  server.records.set(1, book(1));
  server.records.set(2, { version: 1, fields: ["920#RDR", "10#Боранбаева"] });
  server.records.set(3, { version: 1, fields: ["920#PAZK", "210#^aАлматы"] });
  server.records.set(4, { version: 1, fields: [] });
  const { rejected, added } = await harvest();
  expect(added).toBe(1);
  expect(rejected.map(({ id }) => id).toSorted()).toEqual(["IBIS-2", "IBIS-3", "IBIS-4"]);
  expect(rejected.map(({ reason }) => reason).join()).toMatch(/no fields.*worksheet RDR.*no title/);
});

test("a database that came from IRBIS32 with its old letters is read as it was meant", async () => {
  const rk1048 = (text: string): Buffer =>
    Buffer.from(
      Array.from(
        text,
        (letter) => ({ Қ: 0x8d, а: 0xe0, з: 0xe7, қ: 0x9d, с: 0xf1, т: 0xf2, н: 0xed, " ": 32 })[letter] ?? 63,
      ),
    );
  server.records.set(1, {
    version: 1,
    fields: ["920#PAZK", Buffer.concat([Buffer.from("200#^a"), rk1048("Қазақстан")])],
  });
  server.records.set(2, { version: 1, fields: ["920#PAZK", "200#^aЌазаќстан тарихы"] });
  await harvest();
  expect(bench.titles).toEqual(["Қазақстан", "Қазақстан тарихы"]);
});
