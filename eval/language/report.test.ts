import { expect, test } from "vitest";
import { scoresOf } from "./measures.ts";
import { languageReportText } from "./report.ts";
import type { LanguageOutcome } from "./run.ts";
import { summarise } from "./summary.ts";

const found = { text: "Абай жолы", ranked: ["right"], ms: 2, scores: scoresOf(["right"], ["right"]) };
const missed = { text: "абай жлоы", ranked: [], ms: 4, scores: scoresOf([], ["right"]), failed: "no index" };
const outcome: LanguageOutcome = {
  id: "typo-1",
  family: "typo",
  language: "kk",
  relevant: ["right"],
  query: missed,
  clean: found,
};
const crossing: LanguageOutcome = {
  ...outcome,
  id: "cross-1",
  family: "cross-language",
  direction: "kk-en",
  query: found,
};

const text = languageReportText({
  at: "2026-11-23T07:00:00.000Z",
  summary: summarise([outcome, crossing]),
  falls: [{ set: "typo", share: "recall@10", baseline: 0.9, now: 0 }],
  outcomes: [outcome, crossing],
});

test("each measure has its table: family, then its languages and directions, then all of a language", () => {
  const table = text.split("\n\n").find((section) => section.startsWith("recall@10")) ?? "";
  expect(table.split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
    "recall@10 rows query clean query − clean",
    "typo 1 0.000 1.000 −1.000 [−1.000 – −1.000]",
    " kk 1 0.000 1.000 −1.000 [−1.000 – −1.000]",
    "cross-language 1 1.000 1.000 +0.000 [+0.000 – +0.000]",
    " kk 1 1.000 1.000 +0.000 [+0.000 – +0.000]",
    " kk-en 1 1.000 1.000 +0.000 [+0.000 – +0.000]",
    "all kk 2 0.500 1.000 −0.500 [−1.000 – +0.000]",
  ]);
});

test("what broke, the times and what fell are told", () => {
  expect(text).toContain("searches that broke: typo-1");
  expect(text).toMatch(/all +2\.0 +4\.0/);
  expect(text).toContain("typo  recall@10: 0.9 → 0");
});
