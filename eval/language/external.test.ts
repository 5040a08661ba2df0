import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { externalTable, runExternal } from "./external.ts";
import type { Pool } from "./parallel-pools.ts";
import { openShelf, type Shelf } from "./shelf.ts";

function poolOf(queries: readonly string[]): Pool {
  const documents = [{ id: "right", title: "", text: "right" }];
  const asked = [{ direction: "kk→ru", queries: queries.map((text) => ({ text, relevant: ["right"] })) }];
  return { dataset: "some", language: "ru", documents, asked };
}

/** A shelf that writes down what is asked, and finds the right document second where the text says so. */
function scriptedShelf() {
  const events: string[] = [];
  const openShelf = async (): Promise<Shelf> => ({
    search(text) {
      events.push(text);
      return text.startsWith("second") ? ["wrong", "right"] : ["right"];
    },
    close: () => void events.push("close"),
  });
  return { events, openShelf };
}

test("a direction is measured over its queries, and its shelf closed", async () => {
  const { events, openShelf } = scriptedShelf();
  const ticks = [0, 5, 10, 17];
  const [result] = await runExternal([poolOf(["first", "second"])], {
    openShelf,
    full: true,
    elapsed: () => ticks.shift() ?? 0,
  });
  expect(result).toMatchObject({
    ...{ dataset: "some", direction: "kk→ru", queries: 2, documents: 1 },
    scores: { "success@1": 0.5, "recall@10": 1, mrr: 0.75 },
    latencyMs: { p50: 5, p95: 7 },
  });
  expect(events.at(-1)).toBe("close");
  expect(externalTable(result ? [result] : [])).toMatch(/some +kk→ru +2 +1 +0\.500/);
});

test("a sample is the same at every run, and full asks everything", async () => {
  const pool = poolOf(Array.from({ length: 400 }, (_, at) => `query ${at}`));
  const askedBy = async (full: boolean) => {
    const { events, openShelf } = scriptedShelf();
    await runExternal([pool], { openShelf, full });
    return events;
  };
  const sample = await askedBy(false);
  expect(sample).toHaveLength(301);
  expect(await askedBy(false)).toEqual(sample);
  expect(new Set(await askedBy(true)).size).toBe(401);
});

test("a shelf finds its documents as the library's search does, and leaves nothing behind", async () => {
  const shelves = () => readdirSync(tmpdir()).filter((name) => name.startsWith("dana-shelf-"));
  const before = shelves();
  const shelf = await openShelf(
    [
      { id: "kk-0", title: "Қазақ хандығының тарихы", text: "" },
      { id: "kk-1", title: "", text: "Органикалық химия негіздері мен есептері" },
    ],
    { language: "kk", modelFile: "none.bin" },
  );
  expect(shelf.search("казак хандыгынын тарихы")[0]).toBe("kk-0");
  expect(shelf.search("химия есептері")[0]).toBe("kk-1");
  const own = shelves().filter((name) => !before.includes(name));
  expect(own.length).toBeGreaterThan(0);
  shelf.close();
  expect(shelves()).not.toEqual(expect.arrayContaining(own));
});
