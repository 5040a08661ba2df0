import { bootstrapInterval, type Interval, percentile } from "./bootstrap.ts";
import { checkNames } from "./judge.ts";
import { firstRightRank, type Outcome } from "./outcome.ts";

/** Successes among the cases that count, with the 95 % bootstrap interval of the share. */
export interface Share {
  readonly passed: number;
  readonly of: number;
  /** Absent when there is no case. */
  readonly share?: number;
  readonly interval?: Interval;
}

export interface Measures {
  readonly questions: Share;
  readonly byLanguage: Readonly<Record<string, Share>>;
  readonly byCategory: Readonly<Record<string, Share>>;
  readonly byTag: Readonly<Record<string, Share>>;
  readonly byCheck: Readonly<Record<string, Share>>;
  /** `check/language`. */
  readonly byCheckAndLanguage: Readonly<Record<string, Share>>;
  readonly records: {
    readonly success: Readonly<Record<string, Share>>;
    readonly mrr?: number;
  };
  /** Answers that name a title no card has, or show a card no record stands behind. Smaller is better. */
  readonly phantoms: Share;
  readonly decline: { readonly precision: Share; readonly recall: Share };
  readonly latencyMs: { readonly p50?: number; readonly p95?: number };
}

/** Every measure of a run; the formulas stand in README.md. */
export function measure(outcomes: readonly Outcome[]): Measures {
  const checks = outcomes.flatMap(({ checks, language }) => checks.map((check) => ({ ...check, language })));
  const latencies = outcomes.map(({ ms }) => ms);
  const p50 = percentile(latencies, 50);
  const p95 = percentile(latencies, 95);
  return {
    questions: shareOf(outcomes, passes),
    byLanguage: sharesBy(outcomes, ({ language }) => [language]),
    byCategory: sharesBy(outcomes, ({ category }) => [category]),
    byTag: sharesBy(outcomes, ({ tags }) => tags),
    byCheck: inCheckOrder(sharesBy(checks, ({ name }) => [name])),
    byCheckAndLanguage: sharesBy(checks, ({ name, language }) => [`${name}/${language}`]),
    records: recordMeasures(outcomes),
    phantoms: shareOf(outcomes, isPhantom),
    decline: declineMeasures(outcomes),
    latencyMs: { ...(p50 === undefined ? {} : { p50 }), ...(p95 === undefined ? {} : { p95 }) },
  };
}

function recordMeasures(outcomes: readonly Outcome[]): Measures["records"] {
  const finding = outcomes.filter(({ expect }) => expect.records !== undefined && expect.kind.includes("answered"));
  const ranks = finding.map(firstRightRank);
  const within = (k: number) => shareOf(ranks, (rank) => rank !== undefined && rank <= k);
  const reciprocal = ranks.map((rank) => (rank === undefined ? 0 : 1 / rank));
  return {
    success: { "success@1": within(1), "success@3": within(3), "success@10": within(10) },
    ...(ranks.length > 0 ? { mrr: mean(reciprocal) } : {}),
  };
}

/**
 * Precision: of the declined answers, those that may be declined. Recall: of the questions that must not be answered,
 * those declined. A question that may be answered as well counts in neither when it is declined rightly.
 */
function declineMeasures(outcomes: readonly Outcome[]): Measures["decline"] {
  const declined = outcomes.filter(({ answer }) => answer?.kind === "declined");
  const mustDecline = outcomes.filter(({ expect }) => expect.kind.length === 1 && expect.kind[0] === "declined");
  return {
    precision: shareOf(declined, ({ expect }) => expect.kind.includes("declined")),
    recall: shareOf(mustDecline, ({ answer }) => answer?.kind === "declined"),
  };
}

function isPhantom({ checks, category }: Outcome): boolean {
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  return failed.includes("titles") || (category === "phantom" && failed.includes("absent"));
}

function passes({ passed }: { readonly passed: boolean }): boolean {
  return passed;
}

function sharesBy<T extends { readonly passed: boolean }>(
  cases: readonly T[],
  keysOf: (one: T) => readonly string[],
): Record<string, Share> {
  const groups = new Map<string, T[]>();
  for (const one of cases) {
    for (const key of keysOf(one)) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, shareOf(group, passes)]));
}

function shareOf<T>(cases: readonly T[], holds: (one: T) => boolean): Share {
  const values = cases.map((one) => (holds(one) ? 1 : 0));
  const passed = values.filter((value) => value === 1).length;
  const interval = bootstrapInterval(values);
  return { passed, of: values.length, ...(interval ? { share: mean(values), interval } : {}) };
}

function inCheckOrder(shares: Readonly<Record<string, Share>>): Record<string, Share> {
  const ordered = checkNames.map((name) => [name, shares[name]] as const);
  return Object.fromEntries(ordered.flatMap(([name, share]) => (share ? [[name, share]] : [])));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
