import { afterEach, beforeEach, expect, test } from "vitest";
import { titleOnly } from "../../library/title-only.ts";
import { ingestRecords } from "../ingest-records.ts";
import type { Outcome } from "../outcome.ts";
import { HarvestBench } from "./harvest-bench.ts";
import {
  book,
  dublinCore,
  errorPage,
  formatsPage,
  identifyPage,
  listPage,
  marcXml,
  type OaiRecord,
  setsPage,
} from "./oai-fixture.ts";
import { type Scripted, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let bench: HarvestBench;
let server: ScriptedServer | undefined;
beforeEach(() => {
  bench = new HarvestBench();
});
afterEach(() => {
  server?.close();
  bench.close();
});

type Answer = (parameters: Readonly<Record<string, string>>) => Scripted;

/** A repository of MARC21 unless told otherwise; `list` answers ListRecords. */
async function repository(
  list: Answer,
  { identify = identifyPage(), formats = formatsPage("oai_dc", "marc21") } = {},
): Promise<string> {
  server = await startScriptedServer((parameters) => {
    if (parameters["verb"] === "Identify") return identify;
    if (parameters["verb"] === "ListMetadataFormats") return formats;
    return list(parameters);
  });
  return `${server.origin}/oai`;
}

function lists(): Readonly<Record<string, string>>[] {
  return server?.requests.filter((request) => request["verb"] === "ListRecords") ?? [];
}

test("a first harvest takes every page in MARC where MARC is offered, with ids by control number", async () => {
  const url = await repository(({ resumptionToken }) =>
    resumptionToken ? listPage([book(3)]) : listPage([book(1), book(2)], { token: "xxx&45 abc" }),
  );
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ read: 3, added: 3, rejectedCount: 0 });
  expect(lists()).toEqual([
    { verb: "ListRecords", metadataPrefix: "marc21" },
    { verb: "ListRecords", resumptionToken: "xxx&45 abc" },
  ]);
  expect(bench.store.record("s:3")).toMatchObject({
    title: "Кітап 3",
    harvestedAs: "oai:example.kz:3",
    language: "kk",
  });
});

test("a second harvest asks only for what changed since the server's own time of the first, and deletes what was deleted", async () => {
  let pages: string[] = [listPage([book(1), book(2), book(3)], { date: "2024-02-08T12:00:01Z" })];
  const url = await repository(() => pages.shift() ?? errorPage("noRecordsMatch"));
  await bench.ingest(url, { format: "oai" });
  pages = [listPage([book(2, "Жаңа атау"), { id: "oai:example.kz:3" }, { id: "oai:example.kz:77" }, book(4)])];
  const second = await bench.ingest(url, { format: "oai" });
  expect(second).toMatchObject({ read: 4, added: 1, updated: 1, unchanged: 1, deleted: 1, rejectedCount: 0 });
  expect(lists().at(-1)).toMatchObject({ from: "2024-02-08T12:00:01Z" });
  expect(bench.titles).toEqual(["Жаңа атау", "Кітап 1", "Кітап 4"]);
  expect(bench.store.passagesOf("s:3")).toEqual([]);
});

test("a repository that counts in days is asked for days, and not for days before its first", async () => {
  const identify = identifyPage({ granularity: "YYYY-MM-DD", earliest: "2024-02-10" });
  const url = await repository(() => listPage([book(1)]), { identify });
  await bench.ingest(url, { format: "oai" });
  await bench.ingest(url, { format: "oai" });
  expect(lists().map((request) => request["from"])).toEqual([undefined, "2024-02-10"]);
});

test("nothing changed is done and not failed, and moves the time on", async () => {
  const url = await repository(() => errorPage("noRecordsMatch"));
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ read: 0, rejectedCount: 0 });
  await bench.ingest(url, { format: "oai" });
  expect(lists().at(-1)).toHaveProperty("from");
});

test("a harvest cut off goes on from its last token, and its own beginning counts for the next", async () => {
  let isDown = true;
  const url = await repository(({ resumptionToken }) => {
    if (resumptionToken === undefined) return listPage([book(1)], { token: "two", date: "2024-01-01T00:00:00Z" });
    if (resumptionToken === "two") return listPage([book(2)], { token: "three", date: "2024-01-01T00:01:00Z" });
    return isDown ? (response) => response.destroy() : listPage([book(3)], { date: "2024-01-02T00:00:00Z" });
  });
  const cut = await bench.ingest(url, { format: "oai" });
  expect(cut).toMatchObject({ read: 2, added: 2, rejectedCount: 1 });
  expect(cut.rejected[0]).toMatchObject({
    ordinal: 3,
    path: expect.stringContaining("resumptionToken=three"),
    reason: expect.stringContaining("the connection failed"),
  });
  expect(bench.waits).toEqual([1000, 2000, 4000, 8000, 16000]);
  isDown = false;
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ read: 1, added: 1, rejectedCount: 0 });
  await bench.ingest(url, { format: "oai" });
  const tokens = lists().map((request) => request["resumptionToken"] ?? request["from"] ?? "beginning");
  const third = Array.from({ length: 7 }, () => "three");
  expect(tokens).toEqual(["beginning", "two", ...third, "2024-01-01T00:00:00Z", "two", "three"]);
  expect(bench.titles).toEqual(["Кітап 1", "Кітап 2", "Кітап 3"]);
});

test("a stale token of an earlier run begins the list anew, once", async () => {
  let isFirst = true;
  const url = await repository(({ resumptionToken }) => {
    if (resumptionToken === "stale") return isFirst ? { status: 503 } : errorPage("badResumptionToken", "expired");
    return resumptionToken ? listPage([book(2)]) : listPage([book(1)], { token: isFirst ? "stale" : "fresh" });
  });
  await bench.ingest(url, { format: "oai" });
  isFirst = false;
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ unchanged: 1, added: 1, rejectedCount: 0 });
  expect(bench.notes.at(-1)).toContain("no longer good");
});

test("a record without a control number, and a second with the number of another, are named by the repository's name", async () => {
  const records: OaiRecord[] = [
    { id: "oai:a:1", metadata: marcXml("7", "Бір") },
    { id: "oai:b:1", metadata: marcXml("7", "Екі") },
    { id: "oai:c:1", metadata: marcXml("", "Үш") },
  ];
  const url = await repository(() => listPage(records));
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ added: 3, rejectedCount: 0 });
  expect([...bench.store.eachRecord()].map((record) => record.id).sort()).toEqual(["s:7", "s:oai:b:1", "s:oai:c:1"]);
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ unchanged: 3 });
});

test("a record whose control number changed is not stored twice", async () => {
  let number = "1";
  const url = await repository(() => listPage([{ id: "oai:a:1", metadata: marcXml(number, "Абай жолы") }]));
  await bench.ingest(url, { format: "oai" });
  number = "2";
  await bench.ingest(url, { format: "oai" });
  expect([...bench.store.eachRecord()].map((record) => record.id)).toEqual(["s:2"]);
});

test("a record taken from a file before stays the same record, and is deleted by the repository's name", async () => {
  const draft = { ...titleOnly("Кітап 1"), controlNumber: "1" };
  const authority = { person: () => undefined, topic: () => undefined };
  const fromFile = async (): Promise<unknown> => {
    const outcomes = (async function* (): AsyncGenerator<Outcome> {
      yield { ok: true, path: "books.mrc", ordinal: 1, draft };
    })();
    return ingestRecords(outcomes, bench.store, { source: "s", authority, now: () => new Date() });
  };
  await fromFile();
  let record: OaiRecord = book(1);
  const url = await repository(() => listPage([record]));
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ added: 0, updated: 1 });
  await fromFile();
  record = { id: record.id };
  expect(await bench.ingest(url, { format: "oai" })).toMatchObject({ deleted: 1 });
  expect(bench.store.countRecords()).toBe(0);
});

test("replace reads the whole list and deletes what is no longer in it, but not what could only not be read", async () => {
  const all = [1, 2, 3, 4, 5, 6, 7].map((number) => book(number));
  let records: OaiRecord[] = all;
  const url = await repository(() => listPage(records), { identify: identifyPage({ deletedRecord: "no" }) });
  await bench.ingest(url, { format: "oai" });
  records = [...all.slice(0, 5), { id: "oai:example.kz:6", metadata: marcXml("6") }];
  const report = await bench.ingest(url, { format: "oai", replace: "refuse-large" });
  expect(report).toMatchObject({ unchanged: 5, deleted: 1, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ id: "oai:example.kz:6", reason: expect.stringContaining("245") });
  expect(lists().at(-1)).not.toHaveProperty("from");
  records = all.slice(0, 2);
  const large = await bench.ingest(url, { format: "oai", replace: "refuse-large" });
  expect(large.rejected[0]?.reason).toContain("--force");
  expect(bench.store.countRecords()).toBe(6);
  await bench.ingest(url, { format: "oai" });
  expect(bench.notes.at(-1)).toContain("--replace");
});

test("a set is asked for by its name; one that is not there is told with those that are", async () => {
  const url = await repository(({ verb, resumptionToken }) => {
    if (verb === "ListSets") return resumptionToken ? setsPage(["ru"]) : setsPage(["kk", "kk:novels"], "more");
    return listPage([book(1)]);
  });
  expect(await bench.ingest(`${url}?verb=ListRecords&set=ru&metadataPrefix=marc21`)).toMatchObject({ added: 1 });
  expect(lists()).toEqual([{ verb: "ListRecords", metadataPrefix: "marc21", set: "ru" }]);
  const { rejected } = await bench.ingest(`${url}?verb=ListRecords&set=de`);
  expect(rejected[0]?.reason).toBe('the repository has no set "de"; it has kk, kk:novels, ru');
});

test("a window of time is asked for as given and leaves the nightly place alone", async () => {
  const url = await repository(() => listPage([book(1)]));
  await bench.ingest(`${url}?verb=ListRecords&from=2023-01-01&until=2023-12-31`);
  expect(lists()[0]).toMatchObject({ from: "2023-01-01", until: "2023-12-31" });
  await bench.ingest(url, { format: "oai" });
  expect(lists()[1]).not.toHaveProperty("from");
});

test("one record is taken by its identifier; one that is not there is told by it", async () => {
  const url = await repository(({ identifier }) =>
    identifier === "oai:example.kz:1"
      ? listPage([book(1)], { verb: "GetRecord" })
      : errorPage("idDoesNotExist", "No such"),
  );
  const address = `${url}?verb=GetRecord&metadataPrefix=marc21&identifier=`;
  expect(await bench.ingest(`${address}oai:example.kz:1`)).toMatchObject({ added: 1, rejectedCount: 0 });
  const { rejected } = await bench.ingest(`${address}oai:example.kz:2`);
  expect(rejected).toMatchObject([
    { id: "oai:example.kz:2", reason: expect.stringContaining("idDoesNotExist, No such") },
  ]);
});

test("a repository with nothing but Dublin Core is read in Dublin Core", async () => {
  const url = await repository(() => listPage([{ id: "oai:example.kz:1", metadata: dublinCore }]), {
    formats: formatsPage("mods", "oai_dc"),
  });
  await bench.ingest(url, { format: "oai" });
  expect(lists()[0]).toMatchObject({ metadataPrefix: "oai_dc" });
  expect(bench.store.record("s:oai:example.kz:1")).toMatchObject({ title: "Абай жолы", year: 2007 });
});

test("oai_marc, the first form of MARC in XML, is read", async () => {
  const metadata = `<oai_marc xmlns="http://www.openarchives.org/OAI/1.1/oai_marc" status="n" type="a" level="m" catForm="a">
    <fixfield id="001">"44"</fixfield><fixfield id="008">"240101s1942    kz            000 1 kaz d"</fixfield>
    <varfield id="245" i1="1" i2="0"><subfield label="a">Абай жолы /</subfield></varfield></oai_marc>`;
  const url = await repository(() => listPage([{ id: "oai:a:44", metadata }]), {
    formats: formatsPage("oai_dc", "oai_marc"),
  });
  await bench.ingest(url, { format: "oai" });
  expect(lists()[0]).toMatchObject({ metadataPrefix: "oai_marc" });
  expect(bench.store.record("s:44")).toMatchObject({ title: "Абай жолы", language: "kk", year: 1942 });
});

test("a page in Windows-1251 is read as letters, and bytes that are none are told", async () => {
  const page = listPage([book(1, "Сын")]).replace('encoding="UTF-8"', 'encoding="windows-1251"');
  const bytes = Buffer.from(
    [...page].map((letter) => (letter >= "А" && letter <= "я" ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))),
  );
  const broken = Buffer.from(listPage([book(2, "Алма"), book(3, "XX")]).replace("XX", "\u0001\u0001"), "utf8");
  for (let at = 0; at < broken.length; at += 1) if (broken[at] === 1) broken[at] = 0xff;
  const bodies = [bytes, broken];
  const url = await repository(() => ({
    status: 200,
    headers: { "content-type": "text/xml" },
    body: bodies.shift() ?? "",
  }));
  await bench.ingest(url, { format: "oai" });
  expect(bench.titles).toEqual(["Сын"]);
  const report = await bench.ingest(url, { format: "oai" });
  expect(report).toMatchObject({ added: 1, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ id: "oai:example.kz:3", reason: expect.stringContaining("not letters") });
});
