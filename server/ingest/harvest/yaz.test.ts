import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HarvestBench } from "./harvest-bench.ts";

const binary = "/usr/bin/yaz-ztest";
const isThere = existsSync(binary);
const title = (text: string): string =>
  isThere ? text : `${text} (skipped: ${binary} is not here, apt-get install yaz)`;

let child: ChildProcess | undefined;
let origin = "";

beforeAll(async () => {
  if (!isThere) return;
  const port = await freePort();
  child = spawn(binary, ["-v", "none", `@:${port}`], { stdio: "ignore", detached: true });
  origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${origin}/Default`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return;
    await sleep(100);
  }
  throw new Error(`${binary} does not answer at ${origin}`);
});

// It answers each connection in a process of its own: the group ends as one.
afterAll(() => {
  if (child?.pid !== undefined) process.kill(-child.pid, "SIGTERM");
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

test.skipIf(!isThere).each(["1.1", "1.2", "2.0"])(
  title("a search of YAZ's own server in SRU %s is taken to its end"),
  async (version) => {
    const bench = new HarvestBench();
    try {
      const url = `${origin}/Default?query=computer&version=${version}&maximumRecords=10`;
      const total = await hits(version);
      const report = await bench.ingest(url);
      expect(report.read).toBe(total);
      expect(report.added + report.unchanged + report.rejectedCount).toBe(total);
      expect(report.added).toBeGreaterThan(5);
      expect(bench.titles).toContain("How to program a computer");
      expect(report.rejected.every(({ reason, line }) => reason !== "" && line !== undefined)).toBe(true);
      expect(await bench.ingest(url)).toMatchObject({ added: 0, updated: 0 });
    } finally {
      bench.close();
    }
  },
);

async function hits(version: string): Promise<number> {
  const asked = await fetch(
    `${origin}/Default?operation=searchRetrieve&query=computer&version=${version}&maximumRecords=1`,
  );
  return Number(/numberOfRecords>(\d+)</.exec(await asked.text())?.[1]);
}

test.skipIf(!isThere)(title("a schema that YAZ's own server does not have is told for each record"), async () => {
  const bench = new HarvestBench();
  try {
    const report = await bench.ingest(`${origin}/Default?query=computer&recordSchema=nope`);
    expect(report.added).toBe(0);
    expect(report.rejectedCount).toBe(report.read);
    expect(report.rejected[0]?.reason).toContain("(63)");
  } finally {
    bench.close();
  }
});
