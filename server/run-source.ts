import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { ScheduledSource } from "./sources-file.ts";

const launch = fileURLToPath(new URL("./launch.js", import.meta.url));
const mostOutput = 64 << 20;
const mostSaid = 4_000;
const mostReason = 500;
const longestRunMs = 12 * 3_600_000;
const graceMs = 10_000;

const reportSchema = z.object({
  read: z.number(),
  added: z.number(),
  updated: z.number(),
  deleted: z.number(),
  rejectedCount: z.number(),
  rejected: z.array(z.object({ ordinal: z.number(), reason: z.string() })),
});
const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/** What came of taking a source. */
export type SourceOutcome =
  | {
      readonly kind: "done";
      readonly added: number;
      readonly updated: number;
      readonly deleted: number;
      readonly rejected: number;
    }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "stopped" };

/** Takes a source as `dana ingest` does, in a process of its own: it waits its turn to write, and chat goes on meanwhile. */
export async function runSource(source: ScheduledSource, signal: AbortSignal): Promise<SourceOutcome> {
  const args = ["ingest", source.from, "--source", source.source, ...source.options, "--json"];
  // In a group of its own: Ctrl-C in the server's terminal is for the server, which ends it.
  const child = spawn(process.execPath, [launch, ...args], { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    if (output.length < mostOutput) output += piece;
  });
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    said = `${said}${piece}`.slice(-mostSaid);
  });
  lowerPriority(child.pid);
  const stop = (): void => {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
  };
  const timeout = setTimeout(stop, longestRunMs);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const code = await new Promise<number | string>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("close", (exitCode, killedBy) => resolve(exitCode ?? killedBy ?? "ended"));
    });
    return signal.aborted ? { kind: "stopped" } : outcomeOf(output, { code, said });
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener("abort", stop);
  }
}

/** Readers are answered first. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let it: it is taken all the same.
  }
}

/** What the report of an ingest says of the run: one that broke off is no success, whatever it read before. */
export function outcomeOf(output: string, { code, said }: { code: number | string; said: string }): SourceOutcome {
  const value = parseJson(output);
  const report = reportSchema.safeParse(value);
  if (report.success && (code === 0 || code === 1)) {
    const { read, added, updated, deleted, rejectedCount, rejected } = report.data;
    // What ends a harvest stands after the last record that was read.
    const end = rejected.find(({ ordinal }) => ordinal > read) ?? (read === 0 ? rejected[0] : undefined);
    if (end) return { kind: "failed", reason: end.reason.slice(0, mostReason) };
    return { kind: "done", added, updated, deleted, rejected: rejectedCount };
  }
  const error = errorSchema.safeParse(value);
  const lastLine =
    said
      .trim()
      .split("\n")
      .findLast((line) => line.startsWith("dana: ") && line !== "dana --help") ?? said.trim().split("\n").at(-1);
  const reason = error.success ? error.data.error.message : `${lastLine ?? ""} (ended with ${code})`;
  return { kind: "failed", reason: reason.slice(0, mostReason) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
