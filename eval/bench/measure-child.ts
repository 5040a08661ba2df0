import { setTimeout as sleep } from "node:timers/promises";
import { progressBar } from "../../server/dana-progress.ts";
import type { BibRecord } from "../../server/library/record.ts";
import { openDana } from "./dana-engine.ts";
import { type Engine, type Measured, type OpenedEngine, type Task, taskSchema } from "./engine.ts";
import { openMiniSearch } from "./minisearch-engine.ts";
import { openOrama } from "./orama-engine.ts";
import { recordSource } from "./records.ts";

// A process of its own for each engine, so that its memory is its own: takes one task, sends one measurement.
process.once("message", (message) => {
  measure(taskSchema.parse(message)).then(
    (measured) => process.send?.(measured, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    },
  );
});

async function measure(task: Task): Promise<Measured> {
  const { engine, ...opened } = await open(task);
  for (const { text } of task.warmUp) await engine.search(text);
  const before = process.cpuUsage();
  const searches = await searchAll(engine, task);
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000 / Math.max(searches.length, 1);
  globalThis.gc?.();
  // What is collected goes back to the system a moment later.
  await sleep(500);
  const residentBytes = process.memoryUsage.rss();
  engine.close();
  return { ...opened, cpuMs, residentBytes, searches };
}

function open(task: Task): OpenedEngine | Promise<OpenedEngine> {
  if (task.engine === "dana") return openDana(task, task.warmUp[0]?.text ?? "");
  return task.engine === "minisearch" ? openMiniSearch(watched(task)) : openOrama(watched(task));
}

function* watched({ engine, size }: Task): Generator<BibRecord> {
  const draw = progressBar(engine);
  let done = 0;
  for (const record of recordSource().records(size)) {
    yield record;
    done += 1;
    if (done % 1000 === 0 || done === size) draw(done, size);
  }
}

/** Each query once: its time and the rank of its target come from the same search. */
async function searchAll(engine: Engine, { queries }: Task): Promise<Measured["searches"]> {
  const searches: Measured["searches"] = [];
  for (const { id, text, target } of queries) {
    const started = performance.now();
    const found = await engine.search(text);
    const ms = performance.now() - started;
    const at = found.indexOf(target);
    searches.push({ id, ms, ...(at < 0 ? {} : { rank: at + 1 }) });
  }
  return searches;
}
