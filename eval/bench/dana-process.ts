import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const launch = resolve(import.meta.dirname, "../../server/launch.js");

export interface DanaRun {
  readonly seconds: number;
  /** Processor seconds of all threads. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly stdout: string;
}

/** Runs a command of Dana in a process of its own and watches what it takes. */
export async function runDana(args: readonly string[], env: Readonly<Record<string, string>>): Promise<DanaRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [launch, ...args], {
    env: { PATH: "/usr/bin:/bin", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stdout = "";
  child.stdout.on("data", (piece: Buffer) => {
    stdout += piece.toString();
  });
  let seen = { peakBytes: 0, cpuSeconds: 0 };
  const timer = setInterval(() => {
    seen = processUse(child) ?? seen;
  }, 100);
  const [code] = (await once(child, "close")) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`dana ${args.join(" ")} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, ...seen, stdout };
}

// Linux counts a process' time in hundredths of a second.
const ticksPerSecond = 100;

/** What Linux tells of a living process: its largest resident memory so far, and its processor time. */
export function processUse({ pid }: ChildProcess): { peakBytes: number; cpuSeconds: number } | undefined {
  try {
    const folder = `/proc/${pid}`;
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(join(folder, "status"), "utf8"))?.[1];
    // After the name in parentheses, which may hold spaces, the 12th and 13th are user and system time.
    const fields = readFileSync(join(folder, "stat"), "utf8").split(") ").at(-1)?.split(" ") ?? [];
    if (peak === undefined) return undefined;
    return { peakBytes: Number(peak) * 1024, cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
  } catch {
    return undefined;
  }
}

export interface DanaServer {
  readonly url: string;
  readonly process: ChildProcess;
  close(): Promise<void>;
}

/** Starts `dana serve` on a free port and waits until its index is loaded. */
export async function startDana(env: Readonly<Record<string, string>>): Promise<DanaServer> {
  const child = spawn(process.execPath, [launch, "serve", "--port", "0"], {
    env: { PATH: "/usr/bin:/bin", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await new Promise<string>((found, fail) => {
    let said = "";
    child.stderr.on("data", (piece: Buffer) => {
      said = `${said}${piece.toString()}`.slice(-2000);
      const address = /Dana: (http:\/\/\S+)/.exec(said)?.[1];
      if (address) found(address);
    });
    child.once("exit", () => fail(new Error(`dana serve did not start: ${said}`)));
  });
  return {
    url,
    process: child,
    async close() {
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      await exit;
    },
  };
}
