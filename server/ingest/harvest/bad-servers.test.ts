import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HarvestBench } from "./harvest-bench.ts";
import { book, errorPage, formatsPage, identifyPage, listPage, marcXml, recordElement } from "./oai-fixture.ts";
import { type Scripted, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let bench: HarvestBench;
let server: ScriptedServer;
beforeEach(() => {
  bench = new HarvestBench();
});
afterEach(() => {
  server.close();
  bench.close();
});

/** A good repository whose ListRecords is bad in the way of the test. */
async function serverWith(list: (token: string | undefined, count: number) => Scripted): Promise<string> {
  let count = 0;
  server = await startScriptedServer(({ verb, resumptionToken }) => {
    if (verb === "Identify") return identifyPage();
    if (verb === "ListMetadataFormats") return formatsPage("marc21");
    count += 1;
    return list(resumptionToken, count);
  });
  return `${server.origin}/oai`;
}

const oai = { format: "oai" } as const;

test("503 for ever: the server's own pauses are kept, and the harvest ends after so many tries", async () => {
  const url = await serverWith(() => ({ status: 503, headers: { "retry-after": "120" } }));
  const { rejected, rejectedCount } = await bench.ingest(url, oai);
  expect(bench.waits).toEqual([120, 120, 120, 120, 120].map((seconds) => seconds * 1000));
  expect([rejectedCount, rejected[0]?.reason]).toEqual([1, expect.stringContaining("answered 503, 6 times in a row")]);
});

test("a pause longer than anybody waits ends the harvest with the time to come back", async () => {
  const date = new Date("2024-02-08T18:00:00Z").toUTCString();
  const url = await serverWith(() => ({ status: 429, headers: { "retry-after": date } }));
  const { rejected } = await bench.ingest(url, oai);
  expect([bench.waits, rejected[0]?.reason]).toEqual([[], expect.stringMatching(/429, and asks to wait 21600 s/)]);
});

test("busy, cut and slow once each: the page is asked for again and nothing is lost", async () => {
  const half = listPage([book(1), book(2)]).slice(0, 900);
  const bad: Scripted[] = [
    { status: 503, headers: { "retry-after": "1" } },
    { status: 429 },
    (response) => response.writeHead(200, { "content-length": "5000" }).write(half, () => response.destroy()),
    half,
    () => undefined,
  ];
  const url = await serverWith((_token, count) => bad[count - 1] ?? listPage([book(1), book(2)]));
  expect(await bench.ingest(url, { ...oai, limits: { timeoutMs: 300 } })).toMatchObject({
    read: 2,
    added: 2,
    rejectedCount: 0,
  });
  expect(bench.waits).toEqual([1000, 2000, 4000, 8000, 16000]);
});

test("a page cut in the middle every time: its whole records are kept", async () => {
  const page = listPage([book(1), book(2), book(3)]);
  const cut = page.slice(0, page.indexOf("Кітап 3"));
  const url = await serverWith(() => (response) => {
    response.writeHead(200, { "content-type": "text/xml", "content-length": "50000" });
    response.write(cut, () => setTimeout(() => response.destroy(), 50));
  });
  const report = await bench.ingest(url, oai);
  expect(report).toMatchObject({ read: 2, added: 2, rejectedCount: 1 });
  expect(report.rejected[0]?.reason).toContain("the connection failed");
});

test("HTML instead of XML is told as such, at any address of the repository", async () => {
  const html = "<!DOCTYPE html><html><head><title>Login</title></head><body><p>Hi<br></body></html>";
  const url = await serverWith(() => ({ status: 200, headers: { "content-type": "text/html" }, body: html }));
  const { rejected } = await bench.ingest(url, oai);
  expect(rejected[0]).toMatchObject({
    ordinal: 1,
    reason: expect.stringContaining("a web page (HTML), not with OAI-PMH"),
  });
  server.close();
  server = await startScriptedServer(() => html);
  const other = await bench.ingest(`${server.origin}/`, oai);
  expect(other.rejected[0]).toMatchObject({ path: expect.stringContaining("verb=Identify"), reason: /HTML/ });
});

test("another XML document is told by its root", async () => {
  server = await startScriptedServer(() => "<rss><channel/></rss>");
  const { rejected } = await bench.ingest(`${server.origin}/`, oai);
  expect(rejected[0]?.reason).toContain("answered with <rss>");
});

test("the same token with the same page for ever ends at the second", async () => {
  const url = await serverWith(() => listPage([book(1)], { token: "again" }));
  const report = await bench.ingest(url, oai);
  expect(report).toMatchObject({ read: 2, added: 1, unchanged: 1, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({ path: expect.stringContaining("again"), reason: /without end/ });
});

test("a token that stays while the pages go on is a list like any other", async () => {
  const url = await serverWith((_token, count) => listPage([book(count)], { token: count < 5 ? "session" : "" }));
  expect(await bench.ingest(url, oai)).toMatchObject({ added: 5, rejectedCount: 0 });
});

test("tokens that lead round in a circle end it too, and the next run begins anew", async () => {
  const url = await serverWith((token) =>
    listPage([book(token === "a" ? 1 : 2)], { token: token === "a" ? "b" : "a" }),
  );
  const report = await bench.ingest(url, oai);
  expect(report.rejected[0]?.reason).toContain("without end");
  const asked = server.requests.length;
  await bench.ingest(url, oai);
  expect(server.requests[asked + 2]).toHaveProperty("metadataPrefix");
});

test("a token that is refused whenever it is given ends the harvest at the second time", async () => {
  const url = await serverWith((token) =>
    token ? errorPage("badResumptionToken") : listPage([book(1)], { token: "t" }),
  );
  const report = await bench.ingest(url, oai);
  expect(report).toMatchObject({ added: 1, unchanged: 1, rejectedCount: 1 });
  expect(report.rejected[0]?.reason).toContain("refuses its own resumption token");
});

test("an error of the protocol is told in the server's words, whatever the status", async () => {
  const url = await serverWith(() => ({ status: 400, body: errorPage("badArgument", "from is odd") }));
  expect((await bench.ingest(url, oai)).rejected[0]?.reason).toContain("badArgument, from is odd");
});

test.each([
  ["a letter XML does not allow", "Кі\u0001тап"],
  ["an ampersand by itself", "Қылмыс & жаза"],
  ["a tag left open", "<b>Кітап"],
  ["an entity nobody declared", "&lol;"],
  ["a CDATA section without an end", "<![CDATA[ Кітап"],
])("a page broken in the middle by %s keeps every other record and goes on to the next page", async (_name, title) => {
  const bad = recordElement({ id: "oai:example.kz:2", metadata: marcXml("2", title) });
  const url = await serverWith((token) =>
    token ? listPage([book(4)]) : listPage([book(1), bad, book(3)], { token: "next" }),
  );
  const report = await bench.ingest(url, oai);
  expect(report).toMatchObject({ read: 4, added: 3, rejectedCount: 1 });
  const [rejection] = report.rejected;
  expect(rejection).toMatchObject({
    ordinal: 2,
    id: "oai:example.kz:2",
    reason: expect.stringContaining("broken here"),
  });
  const lines = listPage([book(1), bad, book(3)]).split("\n");
  expect(rejection?.line).toBeGreaterThanOrEqual(lines.findIndex((line) => line.includes(title)) + 1);
  expect(rejection?.line).toBeLessThanOrEqual(lines.findIndex((line) => line.includes("oai:example.kz:3")) + 1);
});

test("a page broken outside its records keeps them, is told by its line, and is asked for again by the next run", async () => {
  let isBroken = true;
  const url = await serverWith((token) => {
    if (!token) return listPage([book(1)], { token: "two" });
    return isBroken
      ? listPage([book(2)]).replace("</ListRecords>", "</ListRecords></oops>")
      : listPage([book(2), book(3)]);
  });
  const report = await bench.ingest(url, oai);
  expect(report).toMatchObject({ added: 2, rejectedCount: 1 });
  const line =
    listPage([book(2)])
      .split("\n")
      .findIndex((text) => text.includes("</ListRecords>")) + 1;
  expect(report.rejected[0]?.reason).toContain(`line ${line}: the XML is broken here`);
  isBroken = false;
  expect(await bench.ingest(url, oai)).toMatchObject({ read: 2, added: 1, unchanged: 1, rejectedCount: 0 });
});

test("a DOCTYPE is refused with the page, and no entity is expanded", async () => {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  const bomb = `<!DOCTYPE OAI-PMH [<!ENTITY l0 "lol">${entities}]>`;
  const url = await serverWith(() => listPage([book(1, "&l9;")]).replace("<OAI-PMH", `${bomb}<OAI-PMH`));
  const before = process.memoryUsage().heapUsed;
  const report = await bench.ingest(url, oai);
  expect(report).toMatchObject({ read: 0, rejectedCount: 1 });
  expect(report.rejected[0]?.reason).toContain("DOCTYPE");
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
});

test("a server that never answers, or stops in the middle, is left after the time limit", async () => {
  const url = await serverWith(() => (response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    response.write(listPage([book(1), book(2)]).split(recordElement(book(2)))[0]);
  });
  const report = await bench.ingest(url, { ...oai, limits: { timeoutMs: 200, maxTries: 2 } });
  expect(report).toMatchObject({ read: 1, added: 1, rejectedCount: 1 });
  expect(report.rejected[0]?.reason).toContain("did not finish its answer within 1 s, 2 times in a row");
});

/** Writes `text` as often as the other side takes it. */
function pour(response: ServerResponse, text: string): void {
  const more = (): void => {
    while (!response.destroyed && response.write(text));
  };
  response.on("drain", more);
  more();
}

test.each([
  ["of records", `${recordElement(book(1))}\n`],
  ["of one record", "<record><header><identifier>x</identifier></header><metadata>", "<a>b</a>"],
  ["of nothing", "", "\n".repeat(1000)],
])("an endless page %s ends at its limit with memory bounded", async (_name, first, then = first) => {
  const head = listPage([]).split("</ListRecords>")[0] ?? "";
  const url = await serverWith(() => (response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    response.write(head + recordElement(book(7)) + first);
    pour(response, then);
  });
  const limits = { maxPageBytes: 8 * 1024 * 1024, maxRecordLength: 100_000, maxEnvelopeLength: 100_000 };
  const before = process.memoryUsage().rss;
  const report = await bench.ingest(url, { ...oai, limits });
  expect(bench.store.record("s:7")?.title).toBe("Кітап 7");
  expect(report.rejected.at(-1)?.reason).toMatch(/larger than 8388608 bytes|characters stand outside/);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});

test("one record longer than the limit is told and the next is kept", async () => {
  const url = await serverWith(() => listPage([book(1, "ұ".repeat(20_000)), book(2)]));
  const report = await bench.ingest(url, { ...oai, limits: { maxRecordLength: 10_000 } });
  expect(report).toMatchObject({ read: 2, added: 1, rejectedCount: 1 });
  expect(report.rejected[0]).toMatchObject({
    id: "oai:example.kz:1",
    reason: expect.stringContaining("longer than 10000"),
  });
});

test("a list without end stops at the limit of pages and goes on in the next run", async () => {
  const url = await serverWith((token) =>
    listPage([book(Number(token ?? 1))], { token: String(Number(token ?? 1) + 1) }),
  );
  const limits = { maxPages: 3 };
  expect(await bench.ingest(url, { ...oai, limits })).toMatchObject({ added: 3, rejectedCount: 1 });
  expect(await bench.ingest(url, { ...oai, limits })).toMatchObject({ read: 3, added: 3, rejectedCount: 1 });
});

test("a record in no format that is read here, one with no name and one with no description are told apart", async () => {
  const url = await serverWith(() =>
    listPage([
      { id: "oai:a:1", metadata: "<mods xmlns='http://www.loc.gov/mods/v3'/>" },
      "<record><header><datestamp>2024-01-01</datestamp></header></record>",
      "<record><header><identifier>oai:a:3</identifier></header></record>",
    ]),
  );
  const { rejected } = await bench.ingest(url, oai);
  expect(rejected.map(({ ordinal, id, reason }) => [ordinal, id, reason])).toEqual([
    [1, "oai:a:1", "the record is in <mods>, which is neither MARC nor Dublin Core"],
    [2, undefined, "the record has no identifier in its header"],
    [3, "oai:a:3", "the record has no description"],
  ]);
});

test("the words of a server are told short and without what a terminal obeys", async () => {
  const url = await serverWith(() => errorPage("badArgument", `\u009b31m${"no ".repeat(10_000)}`));
  const [rejection] = (await bench.ingest(url, oai)).rejected;
  expect(rejection?.reason.length).toBeLessThanOrEqual(500);
  expect(rejection?.reason).not.toContain("\u009b");
});

test("nobody at the address, and a login in it that no report shows", async () => {
  server = await startScriptedServer(() => "");
  const { host } = new URL(server.origin);
  server.close();
  const { rejected } = await bench.ingest(`http://reader:secret@${host}/oai`, oai);
  expect(rejected[0]?.reason).toContain("ECONNREFUSED");
  expect(JSON.stringify([rejected, bench.notes])).not.toContain("secret");
});

test("a login in the address is given to the server, which may refuse it", async () => {
  let seen: string | undefined;
  server = await startScriptedServer(() => (response, request) => {
    seen = request.headers.authorization;
    response.writeHead(401).end();
  });
  const { rejected } = await bench.ingest(`${server.origin.replace("//", "//reader:p%40ss@")}/oai`, oai);
  expect(seen).toBe(`Basic ${Buffer.from("reader:p@ss").toString("base64")}`);
  expect(rejected[0]?.reason).toContain("401");
});
