import { type ChildProcess, execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  rightPassword,
  type ScriptedIrbis64,
  startScriptedIrbis64,
} from "./circulation/irbis64/scripted-irbis64-server.ts";

const launch = resolve(import.meta.dirname, "launch.js");
let folder: string;
let server: ScriptedIrbis64;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-irbis-cli-"));
  mkdirSync(join(folder, "corpus"));
  const titled = (mfn: number) => ({ version: 1, fields: ["920#PAZK", `200#^aКітап ${mfn}`, `903#Б${mfn}`] });
  server = await startScriptedIrbis64(new Map(Array.from({ length: 1500 }, (_, at) => [at + 1, titled(at + 1)])));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function dana(
  args: readonly string[],
  { password = rightPassword, onStart }: { password?: string; onStart?: (child: ChildProcess) => void } = {},
): Promise<Ended> {
  const env = {
    PATH: "/usr/bin:/bin",
    DANA_DATA: join(folder, "data"),
    DANA_CORPUS: join(folder, "corpus"),
    DANA_IRBIS_PASSWORD: password,
  };
  return new Promise((done) => {
    const child = execFile(process.execPath, [launch, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
    onStart?.(child);
  });
}

function address(): string {
  return `irbis64://MASTER@127.0.0.1:${server.port}/IBIS`;
}

/** Sends a signal to the harvest when it asks for its second block. */
async function interrupted(signal: "SIGKILL" | "SIGINT", source: string): Promise<Ended> {
  let victim: ChildProcess | undefined;
  let lists = 0;
  server.script = ({ command }) => {
    if (command !== "G" || ++lists !== 2) return undefined;
    return () => void victim?.kill(signal);
  };
  const ended = await dana(["ingest", address(), "--source", source, "--json"], {
    onStart: (child) => {
      victim = child;
    },
  });
  server.script = () => undefined;
  return ended;
}

test("a harvest killed with -9 goes on from the block it had reached, with nothing lost and nothing twice", async () => {
  expect((await interrupted("SIGKILL", "killed")).stdout).toBe("");
  const { code, stdout } = await dana(["ingest", address(), "--source", "killed", "--json"]);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { read: 1000, added: 1000, unchanged: 0, rejectedCount: 0 }]);
  expect(JSON.parse((await dana(["record", "killed:Б1500", "--json"])).stdout)).toMatchObject({ title: "Кітап 1500" });
  (server.clients as Set<string>).clear();
});

test("Ctrl-C logs out, says what was stored, and the next run goes on from there", async () => {
  const { code, stdout } = await interrupted("SIGINT", "stopped");
  expect([code, JSON.parse(stdout)]).toMatchObject([
    1,
    { added: 500, rejected: [{ reason: "stopped: the next run goes on from here" }] },
  ]);
  expect(server.clients.size).toBe(0);
  const next = await dana(["ingest", address(), "--source", "stopped", "--json"]);
  expect([next.code, JSON.parse(next.stdout)]).toMatchObject([0, { read: 1000, added: 1000 }]);
});

test("the password is asked for by name, and never shown, stored or taken from the address", async () => {
  const none = await dana(["ingest", address()], { password: "" });
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("password of MASTER into DANA_IRBIS_PASSWORD")]);
  const shown = await dana(["ingest", `irbis64://MASTER:қ-құпия@127.0.0.1/IBIS`]);
  expect([shown.code, shown.stderr]).toEqual([2, expect.stringContaining("set DANA_IRBIS_PASSWORD")]);
  const wrong = await dana(["ingest", address(), "--source", "wrong", "--json"], { password: "wrong-secret" });
  expect([wrong.code, JSON.parse(wrong.stdout).rejected[0].reason]).toEqual([
    1,
    expect.stringContaining("password is wrong"),
  ]);
  expect(`${shown.stderr}${wrong.stdout}${wrong.stderr}`).not.toMatch(/құпия|wrong-secret/);
  const data = join(folder, "data");
  for (const name of readdirSync(data).filter((file) => file.includes(".db"))) {
    expect(readFileSync(join(data, name)).includes(rightPassword)).toBe(false);
  }
});
