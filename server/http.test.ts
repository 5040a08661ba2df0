import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Limits } from "./chat/limits.ts";
import { silentLog } from "./log.ts";
import { type RunningServer, type ServeConfig, serve } from "./main.ts";
import { type ScriptedLibrarian, scriptLibrarian } from "./scripted-librarian.ts";

let folder: string;
let server: RunningServer;
let librarian: ScriptedLibrarian;

async function start(limits: Partial<Limits> = {}, config: Partial<ServeConfig> = {}): Promise<RunningServer> {
  const origins = { trustedProxies: [], allowedOrigins: ["https://library.example"] };
  return serve(
    { host: "127.0.0.1", port: 0, webFolder: folder, ...origins, ...config },
    { librarian, log: silentLog, limits },
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dana-web-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Dana</title>");
  await writeFile(join(folder, "assets", "index-abc123.js"), "export {};");
  librarian = scriptLibrarian();
  server = await start();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  librarian.isReady = true;
});

const at = (path: string, running = server): string => `http://127.0.0.1:${running.port}${path}`;
const get = (path: string, headers: Record<string, string> = {}) => fetch(at(path), { headers });
const post = (body: unknown, headers: Record<string, string> = {}, running = server) =>
  fetch(at("/api/ask", running), {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": "en", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

async function expectError(response: Response, status: number, code: string): Promise<string> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  const value = await response.json();
  expect(value).toEqual({ error: { code, message: expect.any(String) } });
  return value.error.message;
}

test("an ask is answered, with its language and session handed on", async () => {
  const session = "A-z_0123456789-abcdefg";
  const response = await post({ text: "hours?", language: "ru", session, unknown: 1 });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ kind: "answered", text: "You asked: hours?" });
  expect(librarian.asker.asked.at(-1)).toMatchObject({ text: "hours?", language: "ru", session });
});

test.each([
  [{}, "text"],
  [{ text: "  " }, "text"],
  [{ text: 5 }, "text"],
  [{ text: "x", language: "de" }, "language"],
  [{ text: "x", session: "short" }, "session"],
  [{ text: "x", session: "a".repeat(65) }, "session"],
  [{ text: "x", session: "пароль-пароль-пароль-пароль" }, "session"],
  [[], "JSON"],
])("bad input %j is 400 and names the field %s", async (body, field) => {
  expect(await expectError(await post(body), 400, "bad-input")).toContain(field);
});

test("what is not JSON is 400, not in JSON 415, over 64 KiB 413, over its length 400 too-long", async () => {
  await expectError(await post("{"), 400, "bad-input");
  await expectError(
    await post("text=x", { "Content-Type": "application/x-www-form-urlencoded" }),
    415,
    "unsupported-media-type",
  );
  await expectError(
    await post({ text: "x" }, { "Content-Type": "application/json; charset=koi8-r" }),
    415,
    "unsupported-media-type",
  );
  await expectError(await post({ text: "x".repeat(65_536) }), 413, "too-large");
  expect(await expectError(await post({ text: "x".repeat(2001) }), 400, "too-long")).toContain("text");
  expect((await post({ text: "x".repeat(2000) })).status).toBe(200);
});

test("an error is told in the language of the ask, else of Accept-Language, else in Kazakh", async () => {
  const message = async (body: unknown, header: string) =>
    (await (await post(body, { "Accept-Language": header })).json()).error.message;
  expect(await message({ text: "x".repeat(2001), language: "ru" }, "en")).toMatch(/длинный/);
  expect(await message({ text: "x".repeat(2001) }, "en-GB")).toMatch(/too long/);
  expect(await message({ text: "x".repeat(2001) }, "de")).toMatch(/ұзын/);
  expect(await message({ text: "", language: "ru" }, "en")).toMatch(/ошибка/);
});

test("a failure is 500 with no detail", async () => {
  expect(await expectError(await post({ text: "fail" }), 500, "failed")).not.toMatch(/secret|line 7/);
});

test("another method is 405 and says which is taken; another address is 404", async () => {
  for (const [path, method, allow] of [
    ["/api/ask", "GET", "POST"],
    ["/api/search", "POST", "GET"],
    ["/api/records/x", "DELETE", "GET"],
    ["/healthz", "PUT", "GET"],
    ["/", "POST", "GET"],
  ] as const) {
    const response = await fetch(at(path), { method });
    expect(response.headers.get("allow")).toContain(allow);
    await expectError(response, 405, "method-not-allowed");
  }
  for (const path of ["/api/none", "/kiosk", "/desk", "/widget.js", "/assets/none.js", "/..%2fmain.ts"]) {
    await expectError(await get(path), 404, "not-found");
  }
});

test("too many asks of a session are 429 with Retry-After, while another session behind the address is served", async () => {
  const small = await start({ askBurstPerSession: 1, asksPerMinutePerSession: 2 });
  const [a, b] = ["a".repeat(22), "b".repeat(22)];
  expect((await post({ text: "x", session: a }, {}, small)).status).toBe(200);
  const refused = await post({ text: "x", session: a }, {}, small);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  await expectError(refused, 429, "too-fast");
  expect((await post({ text: "x", session: b }, {}, small)).status).toBe(200);
  await small.close();
});

test("a full server is 503 busy, and a client that goes away gives its place back", async () => {
  const small = await start({ maxConcurrentAsks: 1 });
  const leaving = new AbortController();
  const body = JSON.stringify({ text: "wait" });
  const headers = { "Content-Type": "application/json" };
  const before = librarian.asker.asked.length;
  const waiting = fetch(at("/api/ask", small), { method: "POST", headers, body, signal: leaving.signal });
  await expect.poll(() => librarian.asker.asked.length).toBe(before + 1);
  const refused = await post({ text: "x" }, {}, small);
  expect(refused.headers.get("retry-after")).toBe("2");
  await expectError(refused, 503, "busy");
  leaving.abort();
  await expect(waiting).rejects.toThrow();
  await expect.poll(async () => (await post({ text: "x" }, {}, small)).status).toBe(200);
  await small.close();
});

test("a search answers as the command line does", async () => {
  const response = await get(`/api/search?q=${encodeURIComponent("Абай жолы")}&k=5&kind=record&other=1`);
  const hit = { id: "corpus:kz/0001", kind: "record", title: "Абай жолы", language: "kk", score: 3.5, rank: 1 };
  expect(await response.json()).toEqual({ query: { language: "kk", terms: [] }, hits: [hit] });
  expect(librarian.searches.at(-1)).toEqual({ text: "Абай жолы", k: 5, kind: "record" });
  await get("/api/search?q=x");
  expect(librarian.searches.at(-1)).toEqual({ text: "x", k: 10, kind: "any" });
  await get("/api/search?q=x&without=language&without=year");
  expect(librarian.searches.at(-1)).toMatchObject({ without: ["language", "year"] });
});

test.each([
  ["/api/search", "q"],
  ["/api/search?q=+", "q"],
  ["/api/search?q=a&q=b", "q"],
  ["/api/search?q=a&k=0", "k"],
  ["/api/search?q=a&k=101", "k"],
  ["/api/search?q=a&k=2.5", "k"],
  ["/api/search?q=a&kind=film", "kind"],
  ["/api/search?q=a&without=colour", "without"],
])("%s is 400 and names %s", async (path, field) => {
  expect(await expectError(await get(path), 400, "bad-input")).toContain(`${field}:`);
});

test.each([
  ["application/json", "application/json; charset=utf-8", /"authors":\["Мұхтар Әуезов"\]/],
  ["*/*", "application/json; charset=utf-8", /Абай жолы/],
  ["application/marcxml+xml", "application/marcxml+xml; charset=utf-8", /<record/],
  ["application/marc", "application/marc", /Абай жолы/],
  ["application/x-research-info-systems", "application/x-research-info-systems; charset=utf-8", /^TY {2}- /],
  ["application/x-bibtex", "application/x-bibtex; charset=utf-8", /^@book/],
  ["application/x-bibtex;q=0.5, application/marcxml+xml", "application/marcxml+xml; charset=utf-8", /<record/],
])("a record comes as %s", async (accept, type, content) => {
  for (const path of ["/api/records/corpus:kz/0001", "/api/records/corpus%3Akz%2F0001"]) {
    const response = await get(path, { Accept: accept });
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("vary")).toContain("Accept");
    expect(await response.text()).toMatch(content);
  }
});

test("a record comes with its own fields, and what ISO 2709 cannot say of them is 406 with the formats that can", async () => {
  const subfields = [{ code: "a", value: "ә".repeat(5000) }];
  const fields = [{ tag: "200", indicators: "1 ", subfields }];
  const own = await serve(
    { host: "127.0.0.1", port: 0, webFolder: folder, trustedProxies: [], allowedOrigins: [] },
    {
      librarian: { ...librarian, original: () => ({ dialect: "unimarc", leader: "", fields }) },
      log: silentLog,
      limits: {},
    },
  );
  const ask = (Accept: string) => fetch(at("/api/records/corpus:kz/0001", own), { headers: { Accept } });
  expect(await (await ask("application/marcxml+xml")).text()).toContain('<datafield tag="200" ind1="1" ind2=" ">');
  expect((await (await ask("application/json")).json()).original).toMatchObject({ dialect: "unimarc" });
  const message = await expectError(await ask("application/marc"), 406, "not-acceptable");
  expect(message).toMatch(/application\/marcxml\+xml.*field 200 has 1000\d bytes/);
  await own.close();
});

test("a record in an unknown format is 406, one that is not there 404, a broken address 400", async () => {
  expect(
    await expectError(await get("/api/records/corpus:kz/0001", { Accept: "text/csv" }), 406, "not-acceptable"),
  ).toContain("marc");
  await expectError(await get("/api/records/corpus:none"), 404, "not-found");
  await expectError(await get("/api/records/%E0%A4%A"), 400, "bad-input");
});

test("the server is alive before it is ready", async () => {
  librarian.isReady = false;
  expect((await get("/healthz")).status).toBe(200);
  await expectError(await get("/readyz"), 503, "busy");
  await expectError(await post({ text: "x" }), 503, "busy");
  librarian.isReady = true;
  expect(await (await get("/readyz")).json()).toEqual({ status: "ready" });
});

test("metrics count asks, seconds and errors, and hold no word of a question", async () => {
  await post({ text: "zebra" });
  await get("/api/search?q=zebra&k=0");
  await get("/zebra");
  const response = await get("/metrics");
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toMatch(/^dana_asks_total\{kind="answered",language="en"\} \d+$/m);
  expect(text).toMatch(/^dana_answer_seconds_bucket\{le="\+Inf"\} \d+$/m);
  expect(text).toMatch(/^dana_errors_total\{door="http",code="bad-input"\} \d+$/m);
  expect(text).toMatch(/^dana_open_chats 0$/m);
  expect(text).not.toContain("zebra");
});

test("the description names every address, and each schema it refers to is there", async () => {
  const text = await (await get("/openapi.json")).text();
  const api = JSON.parse(text);
  expect(api.openapi).toMatch(/^3\.1/);
  expect(Object.keys(api.paths)).toEqual(
    expect.arrayContaining(["/api/ask", "/api/search", "/api/records/{id}", "/metrics"]),
  );
  const names = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name));
  expect(Object.keys(api.components.schemas)).toEqual(expect.arrayContaining([...names]));
});

test("the page comes with a strict policy and is asked for anew; its hashed files are kept", async () => {
  const page = await get("/");
  expect(page.headers.get("content-type")).toMatch(/^text\/html/);
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
  expect(policy).not.toContain("unsafe");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect((await get("/assets/index-abc123.js")).headers.get("cache-control")).toBe(
    "public, max-age=31536000, immutable",
  );
});

test("only pages of configured origins may call", async () => {
  const preflight = (origin: string) => fetch(at("/api/ask"), { method: "OPTIONS", headers: { Origin: origin } });
  const welcome = await preflight("https://library.example");
  expect(welcome.status).toBe(204);
  expect(welcome.headers.get("access-control-allow-origin")).toBe("https://library.example");
  expect((await preflight("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
});

test("the branches have names in three languages", async () => {
  expect(await (await get("/api/branches")).json()).toEqual(librarian.branches());
});
