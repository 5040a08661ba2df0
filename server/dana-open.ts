import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { clockOf } from "./config.ts";
import type { Call } from "./dana-command.ts";
import { progressBar } from "./dana-progress.ts";
import { MendableError } from "./errors.ts";
import { type Librarian, type OpenOptions, openLibrarian } from "./librarian.ts";
import { openLog } from "./log.ts";

interface CommandOptions extends Pick<OpenOptions, "warm" | "pollMs" | "onNoRoom"> {
  readonly level?: "info" | "error";
}

/** Opens the librarian as a command does: progress goes to the terminal, the log keeps to errors. */
export async function openForCommand(
  { config, secrets }: Call,
  { level = "error", warm = false, ...options }: CommandOptions = {},
): Promise<Librarian> {
  checkWritable(config.dataFolder);
  const drawIndex = progressBar("index");
  return await openLibrarian(config, secrets, {
    log: openLog({ level, now: clockOf(config) }),
    warm,
    onIngest: progressBar("catalogue"),
    onIndex: ({ done, total }) => drawIndex(done, total),
    ...options,
    onWait: () => process.stderr.write("dana: waiting for another process that writes to this data folder\n"),
  });
}

/** @throws MendableError naming the folder when it is not there and cannot be made */
export function checkWritable(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new MendableError(
      `${folder}: cannot write the data folder (${error instanceof Error ? error.message : error}): set DANA_DATA to a folder you own`,
      { cause: error },
    );
  }
}

// One step at a time: Node's own recursive mkdir never ends where a folder refuses its children, as /proc does.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if (!existsSync(folder)) throw error;
  }
}
