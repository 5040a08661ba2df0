import { constants, setPriority } from "node:os";
import type { Call } from "./dana-command.ts";
import { openForCommand } from "./dana-open.ts";
import { printReport } from "./dana-report.ts";
import { MendableError } from "./errors.ts";
import { indexLockPath } from "./index/indexes.ts";
import type { IngestReport } from "./ingest/report.ts";
import type { Librarian } from "./librarian.ts";
import { tryLock } from "./library/lock.ts";

/** Takes records in while the indexes follow, and prints the report before it waits for them; gives the exit code. */
export async function takeIn(call: Call, take: () => Promise<IngestReport>): Promise<number> {
  const problems = new Set<string>();
  const indexes = await followStore(call, problems);
  let isWhole = false;
  try {
    const { stopped, rejectedCount } = await printed(take(), call);
    if (stopped !== undefined) problems.add(stopped);
    await indexes?.seesStore().catch((error: unknown) => note(error, problems));
    isWhole = rejectedCount === 0;
  } finally {
    await indexes?.close();
  }
  for (const problem of problems) process.stderr.write(`dana: ${problem}\n`);
  return isWhole && problems.size === 0 ? 0 : 1;
}

async function printed(taking: Promise<IngestReport>, { json }: Call): Promise<IngestReport> {
  const report = await taking;
  printReport(report, json);
  return report;
}

// While records are stored the indexes take them in, on the other processor.
const followMs = 100;

/** Brings the indexes up on a thread of its own, unless a server does so: its worker takes changes in within two seconds. */
async function followStore(call: Call, problems: Set<string>): Promise<Librarian | undefined> {
  const lock = tryLock(indexLockPath(call.config.dataFolder));
  lock?.release();
  if (lock) {
    const options = { pollMs: followMs, onNoRoom: (sentence: string) => void problems.add(sentence) };
    return await openForCommand(call, options).catch((error: unknown) => note(error, problems));
  }
  // Readers who are chatting come first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  return undefined;
}

/** Records are stored all the same, and the next start brings the indexes up. */
function note(error: unknown, problems: Set<string>): undefined {
  if (!(error instanceof MendableError)) throw error;
  problems.add(error.message);
}
