import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkIndexes } from "./check.ts";
import { indexFixture, shelved } from "./index-fixture.ts";

const child = new URL("./sync-child.ts", import.meta.url).pathname;

test("an index whose writer is killed at any time is whole after the next sync, nothing lost and nothing twice", async () => {
  const fixture = indexFixture();
  for (let round = 0; round < 8; round++) {
    fixture.put(...Array.from({ length: 60 }, (_, n) => shelved(`r${round}-${n}`, `Тарих ${round} кітап ${n}`)));
    if (round > 0) fixture.delete(`r${round - 1}-0`, `r${round - 1}-30`);
    if (round > 0) fixture.put(shelved(`r${round - 1}-1`, `Өзгерген ${round}`));
    await killedDuringSync(fixture.folder, { batches: round, afterMs: (round * 7) % 20 });
  }
  fixture.synced((indexes) => {
    expect(indexes.file.count()).toBe(fixture.store.countPassages());
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([]);
  });
  fixture.remove();
});

/** Lets a process sync some batches, then kills it a few milliseconds later. */
async function killedDuringSync(
  folder: string,
  { batches, afterMs }: { batches: number; afterMs: number },
): Promise<void> {
  const syncing = spawn(process.execPath, [child, folder, join(folder, "store.db")]);
  const exited = once(syncing, "exit");
  let seen = "";
  syncing.stdout.on("data", (text: Buffer) => {
    seen += text.toString();
    if (seen.split("batch").length > batches) setTimeout(() => syncing.kill("SIGKILL"), afterMs);
  });
  await exited;
}
