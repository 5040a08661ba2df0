import { expect, test } from "vitest";
import { scoresOf } from "./measures.ts";
import type { LanguageOutcome } from "./run.ts";
import { summarise } from "./summary.ts";

interface Given {
  readonly family?: LanguageOutcome["family"];
  readonly language?: LanguageOutcome["language"];
  readonly direction?: LanguageOutcome["direction"];
  /** The ranks of the one relevant record; 0: not found. */
  readonly ranks: readonly [query: number, clean: number];
  readonly ms?: number;
}

function outcome({ family = "typo", language = "kk", direction, ranks, ms = 1 }: Given): LanguageOutcome {
  const asked = (rank: number) => {
    const ranked = rank === 0 ? [] : [...Array.from({ length: rank - 1 }, (_, at) => `other-${at}`), "right"];
    return { text: "?", ranked, ms, scores: scoresOf(ranked, ["right"]) };
  };
  const [query, clean] = ranks;
  const row = { id: "x", family, language, relevant: ["right"], query: asked(query), clean: asked(clean) };
  return direction ? { ...row, direction } : row;
}

test("a family is measured for the queries, for their twins, and for the pair", () => {
  const { byFamily } = summarise([outcome({ ranks: [2, 1] }), outcome({ ranks: [1, 1] })]);
  expect(byFamily["typo"]).toMatchObject({
    rows: 2,
    "success@1": { query: 0.5, clean: 1, difference: -0.5 },
    "recall@10": { query: 1, clean: 1, difference: 0, interval: { low: 0, high: 0 } },
    mrr: { query: 0.75, clean: 1, difference: -0.25 },
  });
});

test("the interval is of the paired difference: equal losses leave none to chance", () => {
  const rows = Array.from({ length: 20 }, () => outcome({ ranks: [0, 1] }));
  expect(summarise(rows).byFamily["typo"]?.mrr.interval).toEqual({ low: -1, high: -1 });
  const half = Array.from({ length: 20 }, (_, at) => outcome({ ranks: at < 10 ? [0, 1] : [1, 1] }));
  const interval = summarise(half).byFamily["typo"]?.mrr.interval;
  expect(interval?.low).toBeLessThan(-0.5);
  expect(interval?.high).toBeGreaterThan(-0.5);
});

test("languages stand apart within a family, directions only where there are any", () => {
  const summary = summarise([
    outcome({ ranks: [1, 1] }),
    outcome({ language: "ru", ranks: [0, 1] }),
    outcome({ family: "cross-language", direction: "kk-en", ranks: [0, 1] }),
  ]);
  expect(Object.keys(summary.byFamilyAndLanguage)).toEqual(["typo/kk", "typo/ru", "cross-language/kk"]);
  expect(Object.keys(summary.byDirection)).toEqual(["kk-en"]);
  expect(summary.byLanguage["kk"]).toMatchObject({ rows: 2, mrr: { query: 0.5 } });
});

test("latency is the nearest rank of the queries' times", () => {
  const rows = Array.from({ length: 20 }, (_, at) => outcome({ ranks: [1, 1], ms: at + 1 }));
  expect(summarise(rows).latencyMs).toEqual({ p50: 10, p95: 19 });
});
