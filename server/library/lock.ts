import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";

/** A lock between processes on one data folder. The operating system frees it when its holder dies, however it dies. */
export interface Lock {
  release(): void;
}

// SQLite's own file lock: it is released by the kernel on a crash, which a lock file of ours would not be.
/** Takes the lock at `path`, or gives undefined when another process or worker holds it. */
export function tryLock(path: string): Lock | undefined {
  mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE");
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/** Waits in the queue for the lock at `path`; `onWait` is told once when somebody else holds it. */
export async function waitForLock(
  path: string,
  { signal, onWait, pollMs = 100 }: { signal?: AbortSignal; onWait?: () => void; pollMs?: number } = {},
): Promise<Lock> {
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const lock = tryLock(path);
    if (lock) return lock;
    if (!told) onWait?.();
    told = true;
    await sleep(pollMs, undefined, signal ? { signal } : {});
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
