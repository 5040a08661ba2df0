import { languages } from "../server/library/language.ts";
import type { Fall } from "./baseline.ts";
import type { Comparison } from "./compare.ts";
import type { Measures, Share } from "./measures.ts";
import type { Outcome } from "./outcome.ts";

/** A whole run, as it is stored and printed with --json. */
export interface Report {
  /** ISO 8601: when the run was made. */
  readonly at: string;
  readonly sets: readonly string[];
  readonly measures: Measures;
  readonly falls: readonly Fall[];
  readonly comparison?: Comparison;
  readonly outcomes: readonly Outcome[];
}

/** The run as a table for the terminal. */
export function reportText({ sets, measures, falls, comparison, outcomes }: Report): string {
  const sections = [
    [`sets: ${sets.join(", ")}`, line("questions", measures.questions)],
    ["by language", ...lines(measures.byLanguage)],
    ["by category", ...lines(measures.byCategory)],
    ["by tag", ...lines(measures.byTag)],
    ["by check", ...checkLines(measures)],
    ["records, declining, phantoms, time", ...specialLines(measures)],
    failureLines(outcomes),
    comparison ? comparisonLines(comparison) : [],
    fallLines(falls),
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

function lines(shares: Readonly<Record<string, Share>>): string[] {
  return Object.entries(shares).map(([name, share]) => line(name, share));
}

function line(name: string, { passed, of, interval }: Share): string {
  const counted = `${passed}/${of}`.padStart(8);
  return `  ${name.padEnd(18)}${counted}  ${percent(passed, of)}${
    interval ? `  [${percent(interval.low, 1)} –${percent(interval.high, 1)}]` : ""
  }`;
}

function checkLines({ byCheck, byCheckAndLanguage }: Measures): string[] {
  return Object.entries(byCheck).map(([name, share]) => {
    const each = languages.map((language) => {
      const own = byCheckAndLanguage[`${name}/${language}`];
      return own ? `${language} ${percent(own.passed, own.of)}` : `${language}      –`;
    });
    return `${line(name, share)}  ${each.join("  ")}`;
  });
}

function specialLines({ records, decline, phantoms, latencyMs }: Measures): string[] {
  return [
    ...lines(records.success),
    `  ${"MRR".padEnd(18)}${(records.mrr ?? 0).toFixed(3).padStart(8)}`,
    line("decline precision", decline.precision),
    line("decline recall", decline.recall),
    line("phantoms", phantoms),
    `  ${"latency p50, p95".padEnd(18)}${(latencyMs.p50 ?? 0).toFixed(1).padStart(8)} ms, ${(latencyMs.p95 ?? 0).toFixed(1)} ms`,
  ];
}

function failureLines(outcomes: readonly Outcome[]): string[] {
  const failed = outcomes.filter(({ passed }) => !passed);
  if (failed.length === 0) return [];
  const each = failed.flatMap(({ id, turns, checks }) => [
    `  ${id}  ${turns.join(" → ")}`,
    ...checks.filter(({ passed }) => !passed).map(({ name, detail }) => `      ${name}: ${detail ?? ""}`),
  ]);
  return [`failed (${failed.length})`, ...each];
}

function comparisonLines({ with: at, worse, better, added, removed }: Comparison): string[] {
  return [
    `compared with ${at}: ${worse.length} worse, ${better.length} better, ${added.length} added, ${removed.length} removed`,
    ...worse.map(({ id, question, broken }) => `  worse  ${id}  ${question}  (${broken.join(", ")})`),
    ...better.map(({ id, question, mended }) => `  better ${id}  ${question}  (${mended.join(", ")})`),
  ];
}

/** What fell below the baseline, a line each, or that nothing did. */
export function fallLines(falls: readonly Fall[]): string[] {
  if (falls.length === 0) return ["at or above the baseline"];
  const each = falls.map(({ set, share, baseline, now }) =>
    baseline === undefined
      ? `  ${set}  has no baseline yet: --update-baseline writes it`
      : `  ${set}  ${share}: ${baseline} → ${now ?? "not measured"}`,
  );
  return [`below the baseline (${falls.length})`, ...each];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "     –" : `${((100 * part) / whole).toFixed(1).padStart(5)}%`;
}
