import { afterEach, beforeEach, expect, test } from "vitest";
import {
  rightPassword,
  type ScriptedIrbis64,
  type StoredRecord,
  startScriptedIrbis64,
} from "../../circulation/irbis64/scripted-irbis64-server.ts";
import { matchKey } from "../../language/match-key.ts";
import { HarvestBench } from "./harvest-bench.ts";

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

const harvest = () => bench.ingest(`irbis64://MASTER@127.0.0.1:${server.port}/IBIS`, { irbisPassword: rightPassword });

const serial = (title: string, version = 1): StoredRecord => ({
  version,
  status: 32,
  fields: ["920#J", `200#^A${title}`, "903#Ж1", "101#kaz"],
});
const issue = (number: number): StoredRecord => ({
  version: 1,
  status: 32,
  fields: ["920#NJ", "933#Ж1", "934#2005", `936#${number}`, `903#Ж1/2005/${number}`, `910#^A0^B${number}^DАБ`],
});
const titles = (): string[] => [...bench.store.eachRecord()].map(({ title }) => title);

test("issues are titled from a journal that stands hundreds of records after them", async () => {
  for (const number of [1, 2]) server.records.set(number, issue(number));
  server.records.set(1200, serial("Жұлдыз"));
  expect(await harvest()).toMatchObject({ read: 3, added: 3, rejectedCount: 0 });
  expect(titles()).toEqual(["Жұлдыз", "Жұлдыз. 2005, № 1", "Жұлдыз. 2005, № 2"]);
  expect(await harvest()).toMatchObject({ read: 0, added: 0, updated: 0, rejectedCount: 0 });
});

test("an issue whose journal comes another night is rejected until then, and taken that night", async () => {
  server.records.set(1, issue(1));
  server.records.set(2, { version: 1, status: 32, fields: ["920#PAZK", "200#^AАбай жолы", "903#1"] });
  expect(await harvest()).toMatchObject({ read: 2, added: 1, rejectedCount: 1, rejected: [{ id: "IBIS-1" }] });
  expect(await harvest()).toMatchObject({ read: 1, added: 0, rejectedCount: 1 });
  server.records.set(3, serial("Жұлдыз"));
  expect(await harvest()).toMatchObject({ read: 2, added: 2, rejectedCount: 0 });
  expect(titles()).toContain("Жұлдыз. 2005, № 1");
});

test("an issue that comes another night than its journal has its title from the store", async () => {
  server.records.set(1, serial("Жұлдыз"));
  await harvest();
  server.records.set(2, issue(7));
  expect(await harvest()).toMatchObject({ read: 1, added: 1, rejectedCount: 0 });
  expect(bench.store.record("s:Ж1/2005/7")).toMatchObject({ title: "Жұлдыз. 2005, № 7", language: "kk" });
});

test("a journal that is given another title gives it to its issues, whose fields stay", async () => {
  server.records.set(1, serial("Әдебиет майданы"));
  server.records.set(2, issue(1));
  await harvest();
  server.records.set(1, serial("Жұлдыз", 2));
  expect(await harvest()).toMatchObject({ read: 1, updated: 1 });
  expect(bench.store.record("s:Ж1/2005/1")).toMatchObject({
    title: "Жұлдыз. 2005, № 1",
    links: [{ relation: "host", title: "Жұлдыз", number: "Ж1" }],
  });
  expect(bench.store.original("s:Ж1/2005/1")?.fields).toHaveLength(6);
  expect(bench.store.ownersByKey("title", matchKey("Әдебиет майданы 2005 1"))).toEqual([]);
});
