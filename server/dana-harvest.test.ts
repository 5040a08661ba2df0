import { type ChildProcess, execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { book, formatsPage, identifyPage, listPage, marcXml } from "./ingest/harvest/oai-fixture.ts";
import { type ScriptedServer, startScriptedServer } from "./ingest/harvest/scripted-server.ts";
import { sruPage } from "./ingest/harvest/sru-fixture.ts";

const launch = resolve(import.meta.dirname, "launch.js");
let folder: string;
let server: ScriptedServer;
let night = 1;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-harvest-cli-"));
  mkdirSync(join(folder, "corpus"));
  server = await startScriptedServer(({ verb, query }) => {
    if (query) return sruPage([marcXml("9", "Ұлпан")], { total: 1 });
    if (verb === "Identify") return identifyPage();
    if (verb === "ListMetadataFormats") return formatsPage("oai_dc", "marc21");
    if (night === 1)
      return listPage([book(1, "Абай жолы"), book(2, "Көшпенділер"), { id: "x", metadata: marcXml("3") }]);
    return listPage([{ id: "oai:example.kz:2" }]);
  });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function dana(
  args: readonly string[],
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: "/usr/bin:/bin", DANA_DATA: join(folder, "data"), DANA_CORPUS: join(folder, "corpus") };
  return new Promise((done) => {
    const child = execFile(process.execPath, [launch, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
    onStart(child);
  });
}

test("the first night takes a repository in, names the bad record, and its books are found", async () => {
  const { code, stdout, stderr } = await dana(["ingest", `${server.origin}/oai`, "--format", "oai", "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    read: 3,
    added: 2,
    rejectedCount: 1,
    rejected: [{ path: expect.stringContaining("verb=ListRecords"), ordinal: 3, line: expect.any(Number), id: "x" }],
  });
  expect(stderr).toContain("the record has no title (245 $a, nor another in 130, 222, 240, 246 or 740)");
  const found = JSON.parse((await dana(["search", "Көшпенділер", "--json"])).stdout);
  const { host } = new URL(server.origin);
  expect(found.hits[0]).toMatchObject({ id: `${host.replace(":", "-")}-oai:2`, title: "Көшпенділер" });
});

test("the second night takes only what changed, and what was deleted is no longer found", async () => {
  night = 2;
  const { code, stdout } = await dana(["ingest", `${server.origin}/oai`, "--format", "oai", "--json"]);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { read: 1, deleted: 1, rejectedCount: 0 }]);
  expect(server.requests.at(-1)).toMatchObject({ from: "2024-02-08T12:00:01Z" });
  const { hits } = JSON.parse((await dana(["search", "Көшпенділер", "--json"])).stdout);
  expect(hits.map((hit: { title: string }) => hit.title)).not.toContain("Көшпенділер");
});

test("a search by SRU is recognised by its query", async () => {
  const args = ["ingest", `${server.origin}/db?query=title%3DҰлпан`, "--source", "copies", "--json"];
  const { code, stdout } = await dana(args);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { added: 1 }]);
  expect(JSON.parse((await dana(["record", "copies:9", "--json"])).stdout)).toMatchObject({ title: "Ұлпан" });
});

test("a server that is not there is told in the report, with exit code 1", async () => {
  const { code, stdout } = await dana(["ingest", "http://does-not-exist.invalid/oai", "--format", "oai", "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ read: 0, rejectedCount: 1, rejected: [{ reason: expect.any(String) }] });
});

test("an address without a protocol, a path with one and an encoding are wrong usage", async () => {
  for (const args of [
    [`${server.origin}/oai`],
    ["books.mrc", "--format", "oai"],
    [`${server.origin}/oai`, "--format", "csv"],
    [`${server.origin}/oai`, "--format", "oai", "--encoding", "cp866"],
    [`${server.origin}/oai`, "books.mrc", "--source", "s"],
  ]) {
    expect([args, (await dana(["ingest", ...args])).code]).toEqual([args, 2]);
  }
});

test("a harvest killed with -9 goes on from the page it had reached, with nothing lost and nothing twice", async () => {
  const last = 4;
  let victim: ChildProcess | undefined;
  const repository = await startScriptedServer(({ verb, resumptionToken = "1" }) => {
    if (verb === "Identify") return identifyPage();
    if (verb === "ListMetadataFormats") return formatsPage("marc21");
    const page = Number(resumptionToken);
    if (page === 3 && victim) {
      victim.kill("SIGKILL");
      victim = undefined;
      return () => undefined;
    }
    return listPage([book(100 + page)], { token: page < last ? String(page + 1) : "" });
  });
  const args = ["ingest", `${repository.origin}/oai`, "--format", "oai", "--source", "killed", "--json"];
  const killed = dana(args, (child) => {
    victim = child;
  });
  expect((await killed).stdout).toBe("");
  const asked = repository.requests.length;
  const { code, stdout } = await dana(args);
  repository.close();
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { read: 2, added: 2, unchanged: 0, rejectedCount: 0 }]);
  expect(repository.requests[asked + 2]).toEqual({ verb: "ListRecords", resumptionToken: "3" });
  const found = await dana(["search", "Кітап", "-k", "50", "--json"]);
  const ids = JSON.parse(found.stdout).hits.map((hit: { id: string }) => hit.id);
  expect(ids).toEqual(expect.arrayContaining(["killed:101", "killed:102", "killed:103", "killed:104"]));
});
