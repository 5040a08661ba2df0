import { expect, test } from "vitest";
import { gatedMeasures, languageFalls } from "./gate.ts";
import { scoresOf } from "./measures.ts";
import { summarise } from "./summary.ts";

const held = { questions: 400, shares: { "success@1": 0.9, "recall@10": 0.95 } };

test("a family is held by what its queries find, not its clean twins", () => {
  const asked = (ranked: readonly string[]) => ({ text: "?", ranked, ms: 1, scores: scoresOf(ranked, ["right"]) });
  const row = { id: "typo-1", family: "typo" as const, language: "kk" as const, relevant: ["right"] };
  const summary = summarise([{ ...row, query: asked(["wrong", "right"]), clean: asked(["right"]) }]);
  expect(gatedMeasures(summary)).toEqual({ typo: { questions: 1, shares: { "success@1": 0, "recall@10": 1 } } });
});

test("a fall of more than a hundredth fails, and no less", () => {
  const run = (success: number) => ({ typo: { ...held, shares: { ...held.shares, "success@1": success } } });
  expect(languageFalls({ typo: held }, run(0.89))).toEqual([]);
  expect(languageFalls({ typo: held }, run(0.8899))).toEqual([
    { set: "typo", share: "success@1", baseline: 0.9, now: 0.8899 },
  ]);
});

test("a family that is new, or gone, has fallen", () => {
  expect(languageFalls({}, { typo: held })).toEqual([{ set: "typo", share: "every share" }]);
  expect(languageFalls({ typo: held, latin: held }, { typo: held })).toEqual([
    { set: "latin", share: "number of questions", baseline: 400, now: 0 },
  ]);
});
