import { afterEach, beforeEach, expect, test } from "vitest";
import { HarvestBench } from "./harvest-bench.ts";
import { dublinCore, marcXml } from "./oai-fixture.ts";
import { type Scripted, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";
import { diagnostic, sruPage } from "./sru-fixture.ts";

let bench: HarvestBench;
let server: ScriptedServer;
beforeEach(() => {
  bench = new HarvestBench();
});
afterEach(() => {
  server.close();
  bench.close();
});

async function database(answer: (parameters: Readonly<Record<string, string>>) => Scripted): Promise<string> {
  server = await startScriptedServer(answer);
  return `${server.origin}/db?query=${encodeURIComponent('dc.title = "Абай"')}`;
}

function books(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => marcXml(String(from + at), `Кітап ${from + at}`));
}

test("what a search finds is taken page by page, as nextRecordPosition says", async () => {
  const url = await database(({ startRecord }) =>
    startRecord === "1" ? sruPage(books(1, 2), { total: 3, next: 3 }) : sruPage(books(3, 3), { total: 3 }),
  );
  expect(await bench.ingest(url)).toMatchObject({ read: 3, added: 3, rejectedCount: 0 });
  expect(server.requests).toMatchObject([
    {
      operation: "searchRetrieve",
      version: "1.2",
      query: 'dc.title = "Абай"',
      startRecord: "1",
      maximumRecords: "50",
      recordSchema: "marcxml",
    },
    { startRecord: "3" },
  ]);
  expect(await bench.ingest(url)).toMatchObject({ read: 3, unchanged: 3 });
});

test("a server that does not say where the next page begins is paged by what it gave", async () => {
  const url = await database(({ startRecord }) => {
    const from = Number(startRecord);
    return sruPage(books(from, Math.min(from + 1, 5)), { total: 5 });
  });
  expect(await bench.ingest(url)).toMatchObject({ read: 5, added: 5, rejectedCount: 0 });
});

test("SRU 2.0 is spoken where the address says so, and where the server asks for it", async () => {
  const url = await database(({ version }) =>
    version === "2.0"
      ? sruPage(books(1, 1), { total: 1, version: "2.0" })
      : sruPage([], { total: 0, diagnostics: [diagnostic(5, "Unsupported version", "2.0")] }),
  );
  expect(await bench.ingest(`${url}&version=2.0`)).toMatchObject({ added: 1, rejectedCount: 0 });
  expect(server.requests[0]).toMatchObject({ recordXMLEscaping: "xml" });
  expect(server.requests[0]).not.toHaveProperty("operation");
  expect(await bench.ingest(url)).toMatchObject({ unchanged: 1, rejectedCount: 0 });
});

test("a server that has another name for MARCXML is asked by it, at last by none", async () => {
  const url = await database(({ recordSchema }) =>
    recordSchema === undefined
      ? sruPage([dublinCore], { total: 1 })
      : sruPage([], { total: 1, diagnostics: [diagnostic(66, "Unknown schema for retrieval", recordSchema)] }),
  );
  expect(await bench.ingest(url)).toMatchObject({ added: 1, rejectedCount: 0 });
  expect(bench.titles).toEqual(["Абай жолы"]);
  const own = await bench.ingest(`${url}&recordSchema=mods`);
  expect(own.rejected[0]?.reason).toContain("Unknown schema for retrieval (66): mods");
});

test("records packed as a string are unpacked; one that is not well-formed is told", async () => {
  const records = [marcXml("1", "Қылмыс &amp; жаза"), "<record><leader>", marcXml("3", "Үш")];
  const url = await database(() => sruPage(records, { total: 3, packing: "string" }));
  const report = await bench.ingest(url);
  expect(bench.titles).toEqual(["Үш", "Қылмыс & жаза"].sort());
  expect(report.rejected).toMatchObject([{ ordinal: 2, line: expect.any(Number), reason: /in recordData/ }]);
});

test("a record that the server could not give is told in its words, and the others are taken", async () => {
  const url = await database(() =>
    sruPage([diagnostic(63, "System error in retrieving records"), ...books(2, 3)], { total: 3 }),
  );
  const report = await bench.ingest(url);
  expect(report).toMatchObject({ read: 3, added: 2, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ ordinal: 1, reason: /System error in retrieving records \(63\)/ });
});

test("a refused search is told with its diagnostic; a warning beside records is only passed on", async () => {
  const refused = diagnostic(16, "Unsupported index", "dc.colour");
  const url = await database(({ query }) =>
    query === "dc.colour=red"
      ? sruPage([], { total: 0, diagnostics: [refused] })
      : sruPage(books(1, 1), { total: 1, diagnostics: [diagnostic(59, "Result set only partly shown")] }),
  );
  const { rejected } = await bench.ingest(`${server.origin}/db?query=dc.colour%3Dred`);
  expect(rejected).toMatchObject([
    { ordinal: 1, reason: "the server refuses the search: Unsupported index (16): dc.colour" },
  ]);
  expect(await bench.ingest(url)).toMatchObject({ added: 1, rejectedCount: 0 });
  expect(bench.notes).toEqual([expect.stringContaining("Result set only partly shown")]);
});

test("nothing found is done and not failed, and so is a page past the end", async () => {
  const url = await database(({ startRecord }) => {
    if (startRecord === "1") return sruPage(books(1, 2), { total: 9, next: 3 });
    return sruPage([], { total: 9, diagnostics: [diagnostic(61, "First record position out of range")] });
  });
  expect(await bench.ingest(url)).toMatchObject({ added: 2, rejectedCount: 0 });
  server.close();
  const nothing = await database(() => sruPage([], { total: 0 }));
  expect(await bench.ingest(nothing)).toMatchObject({ read: 0, rejectedCount: 0 });
});

test("a server that leads back, or says that it has more and gives nothing, is left", async () => {
  const url = await database(() => sruPage(books(1, 2), { total: 9, next: 1 }));
  expect((await bench.ingest(url)).rejected.at(-1)?.reason).toContain("without end");
  server.close();
  const empty = await database(({ startRecord }) =>
    startRecord === "1" ? sruPage(books(1, 2), { total: 9, next: 3 }) : sruPage([], { total: 9, next: 3 }),
  );
  expect((await bench.ingest(empty)).rejected.at(-1)?.reason).toContain("gives none from 3 on");
});

test("the limit of pages holds for a search too", async () => {
  const url = await database(({ startRecord }) => {
    const from = Number(startRecord);
    return sruPage(books(from, from), { total: 1_000_000, next: from + 1 });
  });
  const report = await bench.ingest(url, { limits: { maxPages: 4 } });
  expect(report).toMatchObject({ added: 4, rejectedCount: 1 });
  expect(report.rejected[0]?.reason).toContain("limit of 4 pages");
});

test("a broken record of a search costs no other", async () => {
  const url = await database(() =>
    sruPage([...books(1, 1), marcXml("2", "Кі\u0001тап"), ...books(3, 3)], { total: 3 }),
  );
  const report = await bench.ingest(url);
  expect(report).toMatchObject({ read: 3, added: 2, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ ordinal: 2, line: expect.any(Number), reason: /broken here/ });
});

test("two records with one control number are told, the same record met twice is not", async () => {
  const url = await database(() => sruPage([...books(1, 1), ...books(1, 1), marcXml("1", "Басқа")], { total: 3 }));
  const report = await bench.ingest(url);
  expect(report).toMatchObject({ read: 3, added: 1, unchanged: 1, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ ordinal: 3, id: "s:1" });
});

test("an address that cannot be meant is wrong usage", async () => {
  const url = await database(() => "");
  const { origin } = new URL(url);
  for (const [address, format] of [
    [`${origin}/db`, "auto"],
    [`${origin}/db`, "sru"],
    [`${origin}/oai?verb=ListSets`, "oai"],
    [`${origin}/oai?verb=ListRecords&from=yesterday`, "oai"],
    [`${origin}/oai?verb=ListRecords&resumptionToken=x`, "oai"],
    [`${origin}/oai?verb=GetRecord`, "oai"],
    ["https://", "oai"],
  ] as const) {
    await expect(bench.ingest(address, { format }), address).rejects.toMatchObject({ name: "UsageError" });
  }
  for (const address of [`${origin}/oai?from=2024-01-01`, `${origin}/oai?verb=GetRecord&identifier=a`]) {
    await expect(bench.ingest(address, { format: "oai", replace: "force" })).rejects.toThrow(/--replace/);
  }
  await expect(bench.ingest(`${url}&startRecord=5`, { replace: "force" })).rejects.toThrow(/--replace/);
  expect(server.requests).toEqual([]);
});
