import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "./rate-limit.ts";

/** Repeats tasks for as long as the process has other work; returns what stops them. */
export function tend(chores: readonly { readonly everyMs: number; readonly task: () => void }[]): () => void {
  const timers = chores.map(({ everyMs, task }) => setInterval(task, everyMs).unref());
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

const stepMs = 10;

/** Waits until the condition holds, at most `withinMs`. */
export async function until(
  condition: () => boolean,
  { withinMs, clock }: { withinMs: number; clock: Clock },
): Promise<void> {
  const deadline = clock() + withinMs;
  while (!condition() && clock() < deadline) await pause(stepMs);
}
