import { afterEach, beforeEach, expect, test } from "vitest";
import {
  answerBytes,
  type IrbisRequest,
  type IrbisScript,
  rightPassword,
  type ScriptedIrbis64,
  startScriptedIrbis64,
} from "../../circulation/irbis64/scripted-irbis64-server.ts";
import { HarvestBench } from "./harvest-bench.ts";
import type { UrlOptions } from "./ingest-urls.ts";

let bench: HarvestBench;
let server: ScriptedIrbis64;
beforeEach(async () => {
  bench = new HarvestBench();
  const titled = (mfn: number) => ({ version: 1, fields: ["920#PAZK", `200#^aКітап ${mfn}`] });
  server = await startScriptedIrbis64(new Map(Array.from({ length: 600 }, (_, at) => [at + 1, titled(at + 1)])));
});
afterEach(() => {
  server.close();
  bench.close();
});

const base = (): string => `irbis64://MASTER@127.0.0.1:${server.port}`;

function harvest(options: Partial<UrlOptions> & { database?: string } = {}) {
  const { database = "IBIS", ...given } = options;
  return bench.ingest(`${base()}/${database}`, { irbisPassword: rightPassword, ...given });
}

/** The script for one command; the others are answered as they should be. */
function when(wanted: string, script: (request: IrbisRequest, count: number) => IrbisScript): void {
  let count = 0;
  server.script = (request) => {
    if (request.command !== wanted) return undefined;
    count += 1;
    return script(request, count);
  };
}

test("a wrong password ends it at once with a plain sentence, and nobody stays logged in", async () => {
  const report = await harvest({ irbisPassword: "басқа".replace("қ", "к") });
  expect(report.rejected).toEqual([
    { path: `irbis64://127.0.0.1:${server.port}/IBIS`, ordinal: 1, reason: "the password is wrong (IRBIS64 -4444)" },
  ]);
  expect([bench.waits, server.clients.size, server.requests.length]).toEqual([[], 0, 1]);
  expect(JSON.stringify(report)).not.toContain("баска");
});

test("an unknown database is told with those there are", async () => {
  const { rejected } = await harvest({ database: "KITAP" });
  expect(rejected[0]?.reason).toBe('the server cannot open a database "KITAP"; it has IBIS, RDR');
  expect(server.clients.size).toBe(0);
});

test("a server that hangs is asked six times with growing pauses, and what came before is stored", async () => {
  when("G", (_, count) => (count === 1 ? undefined : () => undefined));
  const { rejected, added } = await harvest({ limits: { timeoutMs: 1000 } });
  expect([added, rejected[0]?.reason]).toEqual([500, expect.stringContaining("within 1 s, 6 times in a row")]);
  expect(bench.waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  expect(server.clients.size).toBe(0);
});

test("cut in the middle, closed at once and overloaded once each: it is asked again and nothing is lost", async () => {
  const bad: IrbisScript[] = [(socket) => socket.destroy(), (socket) => socket.end(), ["-6666"], ["-300"]];
  when("G", (request, count) => {
    if (count === 5)
      return (socket) => socket.write(answerBytes(request, ["0", "1#1#0"]).subarray(0, -4), () => socket.end());
    return bad[count - 1];
  });
  expect(await harvest()).toMatchObject({ read: 600, added: 600, rejectedCount: 0 });
  expect(bench.waits).toHaveLength(5);
  expect(bench.notes.join()).toMatch(/connection.*overloaded.*locked for one user.*cut in the middle/s);
});

test.each<[string, Buffer, RegExp]>([
  ["a web server", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n<html>"), /a web server answers at this address/],
  ["something else", Buffer.from("220 mail.example.kz ESMTP\r\n"), /does not speak the protocol of IRBIS64/],
  [
    "noise",
    Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)),
    /does not speak the protocol of IRBIS64/,
  ],
])("%s at the address is told for what it is", async (_, bytes, reason) => {
  server.script = () => bytes;
  const { rejected } = await harvest();
  expect([rejected.length, rejected[0]?.reason]).toEqual([1, expect.stringMatching(reason)]);
  expect(bench.waits).toEqual([]);
});

test("nobody at the address, and a name that is none, are told as well", async () => {
  const { port } = server;
  server.close();
  const { rejected } = await bench.ingest(`irbis64://u@127.0.0.1:${port}/IBIS`, { irbisPassword: "p" });
  expect(rejected[0]?.reason).toMatch(/the connection failed \(ECONNREFUSED\), 6 times in a row/);
  const unnamed = await bench.ingest("irbis64://u@does-not-exist.invalid/IBIS", { irbisPassword: "p" });
  expect(unnamed.rejected[0]?.reason).toMatch(/the connection failed/);
});

test("a length that is a lie: too long is a cut, too short loses nothing", async () => {
  const lied = (request: IrbisRequest, length: number): Buffer =>
    Buffer.from(
      answerBytes(request, ["601"])
        .toString()
        .replace(/^(O\r\n\d+\r\n\d+\r\n)\d+/, `$1${length}`),
    );
  when("O", (request) => lied(request, 5000));
  expect((await harvest()).rejected[0]?.reason).toContain("cut in the middle of an answer");
  when("O", (request) => lied(request, 0));
  expect(await harvest()).toMatchObject({ added: 600, rejectedCount: 0 });
});

test("an answer in which numbers are none is not taken for an empty database", async () => {
  when("O", () => ["қате"]);
  expect((await harvest()).rejected[0]?.reason).toContain("the server's answer cannot be understood");
});

test("one damaged record at which the server fails costs no other, and is asked for again the next night", async () => {
  const failing = ({ data }: IrbisRequest): IrbisScript => (data.slice(1).includes("77") ? ["-1111"] : undefined);
  server.script = (request) => ("GC".includes(request.command) ? failing(request) : undefined);
  const { added, rejected } = await harvest();
  expect(added).toBe(599);
  expect(rejected).toMatchObject([
    { id: "IBIS-77", reason: "the server failed while it worked on the request (IRBIS64 -1111)" },
  ]);
  server.script = () => undefined;
  expect(await harvest()).toMatchObject({ read: 1, added: 1, rejectedCount: 0 });
});

test("a server that fails to list versions is read whole, with nothing lost and nothing twice", async () => {
  await harvest();
  server.script = ({ command, data }) =>
    command === "G" && data[1]?.includes("G0$") ? ["0", "1#?", "2#?"] : undefined;
  expect(await harvest()).toMatchObject({ read: 600, added: 0, unchanged: 600, deleted: 0 });
});

test("a server that lists no deleted records to this workstation tells them one by one", async () => {
  when("0", () => ["-3338"]);
  await harvest();
  server.records.set(5, { version: 2, status: 33, fields: ["200#^aКітап 5"] });
  expect(await harvest()).toMatchObject({ read: 1, deleted: 1, rejectedCount: 0 });
});

test("a logged-out client logs in again in the middle", async () => {
  when("G", (_, count) => {
    if (count === 2) (server.clients as Set<string>).clear();
    return undefined;
  });
  expect(await harvest()).toMatchObject({ added: 600, rejectedCount: 0 });
  expect(server.requests.filter(({ command }) => command === "A")).toHaveLength(2);
  expect(server.clients.size).toBe(0);
});

test("logging out that fails is told, and costs the harvest nothing", async () => {
  when("B", () => ["-1111"]);
  expect(await harvest()).toMatchObject({ added: 600, rejectedCount: 0 });
  expect(bench.notes.join()).toMatch(/logging out failed: .*it counts as a client/);
});

test("an interrupt stores what came, logs out, and the next run goes on from there", async () => {
  let interrupt = (): void => undefined;
  const onInterrupt = (stop: () => void): (() => void) => {
    interrupt = stop;
    return () => undefined;
  };
  when("G", (_, count) => {
    if (count === 2) interrupt();
    return undefined;
  });
  const { added, rejected } = await harvest({ onInterrupt });
  expect([added, rejected[0]?.reason, server.clients.size]).toEqual([
    500,
    "stopped: the next run goes on from here",
    0,
  ]);
  server.script = () => undefined;
  expect(await harvest()).toMatchObject({ read: 100, added: 100, rejectedCount: 0 });
});

test.each([
  ["irbis64://u:secret@h/IBIS", /set DANA_IRBIS_PASSWORD/],
  ["irbis64://h/IBIS", /names host and user/],
  ["irbis64://u@h", /name one database/],
  ["irbis64://u@h/IBIS/RDR", /name one database/],
  ["irbis64://u@h/IBIS?query=1", /is all that may follow/],
  ["irbis64://u@h/IBIS?workstation=reader", /is one letter of A, B, C, K, M, R/],
])("%s cannot be meant, and no password is shown", async (address, reason) => {
  const failed = await bench.ingest(address, { irbisPassword: "p" }).catch((error) => error);
  expect(String(failed)).toMatch(reason);
  expect(String(failed)).not.toContain("secret");
});

test("an address needs a password, and no --format", async () => {
  const address = "irbis64://%D0%90%D0%B9%D1%88%D0%B0@h/IBIS";
  await expect(bench.ingest(address)).rejects.toThrow(/put the password of Айша into DANA_IRBIS_PASSWORD/);
  await expect(bench.ingest(address, { format: "oai", irbisPassword: "p" })).rejects.toThrow(/leave out --format oai/);
});
