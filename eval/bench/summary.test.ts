import { expect, test } from "vitest";
import { benchQueries } from "./queries.ts";
import { recordSource } from "./records.ts";
import { summarise } from "./summary.ts";

test("time and quality of a kind are of its own searches", () => {
  const queries = benchQueries(recordSource(), { size: 500, perKind: 4 });
  const searches = queries.map(({ id, kind }, at) => {
    if (kind !== "typo") return { id, ms: 1, rank: 1 };
    const rank = [1, 3, undefined, undefined][at % 4];
    return { id, ms: 10 * ((at % 4) + 1), ...(rank === undefined ? {} : { rank }) };
  });
  const { overall, byKind } = summarise(searches, queries);
  expect(byKind["typo"]).toEqual({ queries: 4, msP50: 20, msP95: 40, msP99: 40, "success@1": 0.25, "success@10": 0.5 });
  expect(byKind["clean"]).toMatchObject({ msP99: 1, "success@1": 1 });
  expect(overall).toMatchObject({ queries: 24, msP50: 1, "success@1": 21 / 24, "success@10": 22 / 24 });
});
