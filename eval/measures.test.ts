import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../server/answer/answer.ts";
import { fallsBelow, gatedShares } from "./baseline.ts";
import { bootstrapInterval, percentile } from "./bootstrap.ts";
import { compareRuns } from "./compare.ts";
import { measure } from "./measures.ts";
import type { Outcome } from "./outcome.ts";

function showing(...ids: readonly string[]): Answer {
  const records = ids.map((id) => ({ id, title: id, authors: [] }));
  return { kind: "answered", language: "en", text: "", citations: [], records, suggestions: [], by: "composer" };
}

const declined: Answer = {
  kind: "declined",
  language: "en",
  text: "",
  reason: "not-found",
  nearest: [],
  suggestions: [],
};

function outcome(id: string, change: Partial<Outcome> = {}): Outcome {
  const checks = change.checks ?? [{ name: "kind" as const, passed: true }];
  return {
    set: "some",
    id,
    language: "en",
    category: "finding",
    tags: [],
    turns: [id],
    now: "2026-11-23T12:00:00+05:00",
    expect: { kind: ["answered"], recordsAtLeast: 1 },
    answer: showing(),
    ms: 1,
    checks,
    passed: checks.every(({ passed }) => passed),
    ...change,
  };
}

const wants = (...records: string[]) => ({ kind: ["answered" as const], recordsAtLeast: 1, records });
const failed = (name: "kind" | "titles" | "absent" | "facts") => [{ name, passed: false }];

test("shares are passed questions over all, in each language, category, tag and check", () => {
  const measures = measure([
    outcome("a", { language: "kk", tags: ["latin"] }),
    outcome("b", {
      language: "kk",
      tags: ["latin", "volume"],
      checks: [...failed("kind"), { name: "facts", passed: true }],
    }),
    outcome("c", { category: "rules" }),
  ]);
  expect(measures.questions).toMatchObject({ passed: 2, of: 3, share: 2 / 3 });
  expect(measures.byLanguage).toMatchObject({ kk: { passed: 1, of: 2 }, en: { passed: 1, of: 1 } });
  expect(measures.byCategory).toMatchObject({ finding: { passed: 1, of: 2 }, rules: { passed: 1, of: 1 } });
  expect(measures.byTag).toMatchObject({ latin: { passed: 1, of: 2 }, volume: { passed: 0, of: 1 } });
  expect(measures.byCheck).toMatchObject({ kind: { passed: 2, of: 3 }, facts: { passed: 1, of: 1 } });
  expect(measures.byCheckAndLanguage["kind/kk"]).toMatchObject({ passed: 1, of: 2 });
});

test("success@k and MRR take the first expected record, and 0 where none is shown", () => {
  const { records } = measure([
    outcome("a", { expect: wants("x"), answer: showing("x", "y") }),
    outcome("b", { expect: wants("x", "z"), answer: showing("y", "w", "v", "z", "x") }),
    outcome("c", { expect: wants("x"), answer: declined }),
    outcome("d", { answer: showing("x") }),
    outcome("e", { expect: { ...wants("x"), kind: ["declined"] }, answer: declined }),
  ]);
  // Ranks 1, 4 and none; d expects no record and e no answer: they do not count.
  expect(records.success["success@1"]).toMatchObject({ passed: 1, of: 3 });
  expect(records.success["success@3"]).toMatchObject({ passed: 1, of: 3 });
  expect(records.success["success@10"]).toMatchObject({ passed: 2, of: 3 });
  expect(records.mrr).toBeCloseTo((1 + 1 / 4 + 0) / 3, 12);
});

test("precision of declining counts declined answers, recall the questions that must be declined", () => {
  const must = { kind: ["declined" as const], recordsAtLeast: 1 };
  const may = { kind: ["declined" as const, "answered" as const], recordsAtLeast: 1 };
  const { decline } = measure([
    outcome("a", { expect: must, answer: declined }),
    outcome("b", { expect: must }),
    outcome("c", { expect: may, answer: declined }),
    outcome("d", { answer: declined }),
    outcome("e"),
  ]);
  expect(decline.precision).toMatchObject({ passed: 2, of: 3 });
  expect(decline.recall).toMatchObject({ passed: 1, of: 2 });
});

test("an answer is a phantom by its titles, or when it repeats a title that does not exist", () => {
  const { phantoms } = measure([
    outcome("a", { checks: failed("titles") }),
    outcome("b", { category: "phantom", checks: failed("absent") }),
    outcome("c", { category: "practical", checks: failed("absent") }),
    outcome("d"),
  ]);
  expect(phantoms).toMatchObject({ passed: 2, of: 4, share: 0.5 });
});

test("percentiles are by nearest rank", () => {
  const values = [15, 50, 20, 40, 35];
  expect([0, 30, 40, 50, 95, 100].map((p) => percentile(values, p))).toEqual([15, 20, 20, 35, 50, 50]);
  expect(percentile([], 50)).toBeUndefined();
});

test("the bootstrap interval is the same on every run, and none without values", () => {
  const values = [1, 1, 1, 0, 1, 0, 1, 1];
  expect(bootstrapInterval(values)).toEqual(bootstrapInterval(values));
  expect(bootstrapInterval([])).toBeUndefined();
  expect(bootstrapInterval([1, 1, 1])).toEqual({ low: 1, high: 1 });
});

test("the bootstrap interval of a share agrees with the normal approximation at a thousand cases", () => {
  const interval = bootstrapInterval(Array.from({ length: 1000 }, (_, index) => (index < 800 ? 1 : 0)));
  // 0.8 ± 1.96 √(0.8 · 0.2 / 1000) = 0.8 ± 0.0248
  expect(interval?.low).toBeCloseTo(0.7752, 2);
  expect(interval?.high).toBeCloseTo(0.8248, 2);
});

test("a bootstrap interval lies between the smallest and the largest value", () => {
  const values = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, (given) => {
      const { low, high } = bootstrapInterval(given, { resamples: 50 }) ?? { low: -1, high: 2 };
      expect(low).toBeGreaterThanOrEqual(Math.min(...given));
      expect(high).toBeLessThanOrEqual(Math.max(...given));
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});

test("a share may stand at most 0.001 below the baseline", () => {
  const baseline = { some: { questions: 10, shares: { questions: 0.9, "check/kind": 0.5 } } };
  const run = (questions: number) => ({ some: { questions: 10, shares: { questions, "check/kind": 0.7 } } });
  expect(fallsBelow(baseline, run(0.8995))).toEqual([]);
  expect(fallsBelow(baseline, run(0.898))).toEqual([{ set: "some", share: "questions", baseline: 0.9, now: 0.898 }]);
});

test("how far a share may fall can be said", () => {
  const held = { some: { questions: 10, shares: { questions: 0.9 } } };
  const run = (share: number) => ({ some: { questions: 10, shares: { questions: share } } });
  expect(fallsBelow(held, run(0.89), { mayFall: 0.01 })).toEqual([]);
  expect(fallsBelow(held, run(0.8899), { mayFall: 0.01 })).toHaveLength(1);
});

test("a set or a share that cannot be compared counts as fallen", () => {
  const held = { questions: 10, shares: { questions: 0.9 } };
  expect(fallsBelow({}, { some: held })).toHaveLength(1);
  expect(fallsBelow({ some: held }, { some: { questions: 9, shares: {} } })).toEqual([
    { set: "some", share: "number of questions", baseline: 10, now: 9 },
    { set: "some", share: "questions", baseline: 0.9 },
  ]);
});

test("of every gated share a larger one is better: phantoms are held as their absence", () => {
  const shares = gatedShares(measure([outcome("a"), outcome("b", { checks: failed("titles") })]));
  expect(shares).toMatchObject({ questions: 0.5, "language/en": 0.5, "check/titles": 0, "no-phantoms": 0.5 });
});

test("a comparison names what broke and what was mended, and a question with both is worse", () => {
  const before = {
    at: "2026-11-23T07:00:00.000Z",
    outcomes: [
      outcome("a"),
      outcome("b", { checks: failed("facts") }),
      outcome("c", { checks: failed("facts") }),
      outcome("gone"),
    ],
  };
  const stored = JSON.parse(JSON.stringify(before));
  const now = [
    outcome("a", { checks: failed("kind") }),
    outcome("b"),
    outcome("c", { checks: failed("kind") }),
    outcome("new"),
  ];
  expect(compareRuns(stored, now)).toMatchObject({
    with: before.at,
    worse: [
      { id: "a", broken: ["kind"], mended: [] },
      { id: "c", broken: ["kind"], mended: ["facts"] },
    ],
    better: [{ id: "b", broken: [], mended: ["facts"] }],
    added: ["some/new"],
    removed: ["some/gone"],
  });
});
