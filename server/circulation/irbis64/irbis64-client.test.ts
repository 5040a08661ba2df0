import { afterEach, beforeEach, expect, test } from "vitest";
import { Irbis64Client, type Irbis64Options } from "./irbis64-client.ts";
import { defaultIrbis64Limits } from "./limits.ts";
import {
  rightPassword,
  type ScriptedIrbis64,
  type StoredRecord,
  startScriptedIrbis64,
} from "./scripted-irbis64-server.ts";

const abai: StoredRecord = {
  version: 7,
  fields: [
    "2147483647#{ACEF1ACE-A93D-4F22-910B-02D35C1547BF}",
    "920#PAZK",
    "10#^a978-601-293-001-2",
    "200#^AАбай жолы^Eроман-эпопея",
  ],
};
const records = new Map<number, StoredRecord>([
  [1, abai],
  [2, { version: 1, status: 33, fields: ["200#^aЖойылған"] }],
  [3, { version: 2, status: 2, fields: [] }],
  [5, { version: 24, status: 96, fields: ["200#^aҚан мен тер", "610#Ұлы дала"] }],
]);

let server: ScriptedIrbis64;
let client: Irbis64Client | undefined;
beforeEach(async () => {
  server = await startScriptedIrbis64(records);
});
afterEach(async () => {
  await client?.logOut().catch(() => undefined);
  client = undefined;
  server.close();
});

async function logIn(options: Irbis64Options & { password?: string } = {}): Promise<Irbis64Client> {
  const { password = rightPassword } = options;
  client = await Irbis64Client.logIn(
    { host: "127.0.0.1", port: server.port, user: "Айша", password, workstation: "C" },
    options,
  );
  return client;
}

test("a client logs in, asks by connections of their own with one number, counts its requests and logs out", async () => {
  const { version } = await logIn();
  await client?.confirm();
  expect([version, server.clients.size]).toEqual(["64.2015.2", 1]);
  await client?.logOut();
  await client?.logOut();
  expect(server.clients.size).toBe(0);
  expect(server.requests.map(({ command, count, user, data }) => [command, count, user, data.length])).toEqual([
    ["A", "1", "Айша", 2],
    ["N", "2", "Айша", 0],
    ["B", "3", "Айша", 1],
  ]);
  expect(new Set(server.requests.map(({ clientId }) => clientId)).size).toBe(1);
});

test("the greatest number is one less than the server's, and an empty database has none", async () => {
  await logIn();
  expect(await client?.maxMfn("IBIS")).toBe(5);
  server.records.clear();
  expect(await client?.maxMfn("IBIS")).toBe(0);
});

test("a record is read with version and status, with lock 0, without its GUID, and its letters are Kazakh", async () => {
  await logIn();
  const record = await client?.readRecord("IBIS", 1);
  expect(record).toMatchObject({ mfn: 1, version: 7, isDeleted: false });
  expect(record?.fields.map(({ tag, value }) => [tag, value.toString()])).toEqual([
    ["920", "PAZK"],
    ["010", "^a978-601-293-001-2"],
    ["200", "^AАбай жолы^Eроман-эпопея"],
  ]);
  expect(server.requests.at(-1)?.data).toEqual(["IBIS", "1", "0"]);
});

test("a deleted record is known as one, a locked one is read, one deleted for good or never made is absent", async () => {
  await logIn();
  expect(await client?.readRecord("IBIS", 2)).toMatchObject({ mfn: 2, isDeleted: true });
  expect(await client?.readRecord("IBIS", 5)).toMatchObject({ mfn: 5, isDeleted: false });
  expect([await client?.readRecord("IBIS", 3), await client?.readRecord("IBIS", 4)]).toEqual([undefined, undefined]);
  expect(await client?.databaseState("IBIS")).toEqual({ deleted: [2, 3], locked: [5], isLocked: false });
});

test("many records come by one request; only a number that was not answered is asked for by itself", async () => {
  await logIn();
  const read = await client?.readRecords("IBIS", [1, 2, 3, 4, 5]);
  expect(read?.map(({ mfn, version, isDeleted, fields }) => [mfn, version, isDeleted, fields.length])).toEqual([
    [1, 7, false, 3],
    [2, 1, true, 1],
    [3, 0, true, 0],
    [5, 24, false, 2],
  ]);
  expect(server.requests.slice(1).map(({ command, data }) => [command, ...data.slice(2)])).toEqual([
    ["G", "5", "1", "2", "3", "4", "5"],
    ["C", "0"],
  ]);
});

test("a record too long to be formatted whole, or formatted into nonsense, is read by itself", async () => {
  server.records.set(5, { version: 3, fields: ["200#^aҰзын", `330#^a${"жол ".repeat(5000)}`] });
  server.script = ({ command }) =>
    command === "G"
      ? ["0", "1#1#0\x1f1#0", Buffer.from(`5#1#0\x1f5#0\x1f0#3\x1f330#${"x".repeat(30_001)}`)]
      : undefined;
  await logIn();
  const read = await client?.readRecords("IBIS", [1, 5]);
  expect(read?.map(({ mfn, fields }) => [mfn, fields.length])).toEqual([
    [1, 3],
    [5, 2],
  ]);
  expect(defaultIrbis64Limits.maxFormattedBytes).toBe(30_000);
});

test("the versions of many records come by one short request", async () => {
  await logIn();
  expect(await client?.recordStates("IBIS", [1, 2, 3, 4, 5])).toEqual([
    { mfn: 1, version: 7, isDeleted: false },
    { mfn: 2, version: 1, isDeleted: true },
    { mfn: 3, version: 0, isDeleted: true },
    { mfn: 5, version: 24, isDeleted: false },
  ]);
});

test("a search is in UTF-8 and goes on where one answer ends", async () => {
  await logIn();
  expect(await client?.search("IBIS", '"K=Қан мен тер"')).toEqual([5]);
  expect(await client?.search("IBIS", '"K=жоқ"')).toEqual([]);
  for (let mfn = 10; mfn < 40_010; mfn += 1) server.records.set(mfn, { version: 1, fields: ["200#^aЕкі бөлік"] });
  expect(await client?.search("IBIS", '"K=Екі бөлік"')).toHaveLength(40_000);
});

test("a format shows records as text, with line breaks; one that is not ASCII is marked as UTF-8", async () => {
  await logIn();
  expect([...((await client?.format("IBIS", [1, 5], "@brief")) ?? [])]).toEqual([
    [1, "Қысқа сипаттама\n1"],
    [5, "Қысқа сипаттама\n5"],
  ]);
  await client?.format("IBIS", [1], "'қазақша'");
  expect(server.requests.at(-1)?.data[1]).toBe("!'қазақша'");
});

test("the server tells its databases and how many clients its licence has left", async () => {
  await logIn();
  expect(await client?.databases()).toEqual([
    { name: "IBIS", title: "Каталог" },
    { name: "RDR", title: "Читатели" },
  ]);
  expect(await client?.serverVersion()).toEqual({ version: "64.2015.2", clients: 1, maxClients: 10 });
});

test("a client that the server has forgotten logs in again and asks again", async () => {
  await logIn();
  const forgotten = [...server.clients];
  for (const number of forgotten) (server.clients as Set<string>).delete(number);
  expect(await client?.maxMfn("IBIS")).toBe(5);
  expect(server.requests.map(({ command }) => command)).toEqual(["A", "O", "A", "O"]);
});

test("a number that is taken is changed for another, and after four it is told", async () => {
  let taken = 2;
  server.script = ({ command }) => (command === "A" && taken-- > 0 ? ["-3337"] : undefined);
  await logIn();
  expect(new Set(server.requests.map(({ clientId }) => clientId)).size).toBe(3);
  taken = 100;
  await expect(logIn()).rejects.toThrow(/this user is logged in already.*\(IRBIS64 -3337\)/);
});

test.each([
  ["-3333", "does not know this user"],
  ["-3336", "takes no more clients by its licence"],
  ["-4444", "the password is wrong"],
  ["-6666", "overloaded"],
  ["-9999", "refuses the request (IRBIS64 -9999)"],
])("a login answered with %s is an error that says so, never with the password", async (code, reason) => {
  server.script = ({ command }) => (command === "A" ? [code] : undefined);
  const failed = await logIn().catch((error) => error);
  expect(String(failed)).toContain(reason);
  expect(JSON.stringify([String(failed), failed.stack, failed])).not.toContain(rightPassword);
});

test("a login whose answer is lost is logged out, since it may have succeeded", async () => {
  server.script = ({ command, clientId }) => {
    if (command !== "A") return undefined;
    return (socket) => {
      (server.clients as Set<string>).add(clientId);
      socket.destroy();
    };
  };
  await expect(logIn()).rejects.toThrow();
  expect([server.requests.map(({ command }) => command), server.clients.size]).toEqual([["A", "B"], 0]);
});

test("a server that hangs is left after the time it has, one that sends without end after so many bytes", async () => {
  await logIn({ limits: { timeoutMs: 1000, maxAnswerBytes: 2 ** 20 } });
  server.script = ({ command }) => (command === "N" ? () => undefined : undefined);
  await expect(client?.confirm()).rejects.toThrow(/did not finish its answer within 1 s/);
  server.script = ({ command }) =>
    command === "N"
      ? (socket) => {
          const more = (): void => void (socket.destroyed || socket.write(Buffer.alloc(65_536, 48), more));
          more();
        }
      : undefined;
  await expect(client?.confirm()).rejects.toThrow(/longer than 1 MiB/);
});

test("a server that keeps the connection open after a whole answer is not waited for", async () => {
  await logIn({ limits: { timeoutMs: 60_000 } });
  const started = performance.now();
  server.script = ({ command, clientId, count }) =>
    command === "N"
      ? (socket) => void socket.write(`N\r\n${clientId}\r\n${count}\r\n31\r\n\r\n\r\n\r\n\r\n\r\n\r\n0\r\n`)
      : undefined;
  await client?.confirm();
  expect(performance.now() - started).toBeLessThan(30_000);
});

test("an interrupt ends what is asked at once, and logging out still goes through", async () => {
  const stop = new AbortController();
  await logIn({ signal: stop.signal });
  server.script = ({ command }) => (command === "N" ? () => stop.abort() : undefined);
  await expect(client?.confirm()).rejects.toThrow(/abort/i);
  await client?.logOut();
  expect(server.clients.size).toBe(0);
});
