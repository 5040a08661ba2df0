import { languages } from "../../server/library/language.ts";
import type { Fall } from "../baseline.ts";
import { fallLines } from "../report.ts";
import { measureNames } from "./measures.ts";
import { directions, families } from "./row.ts";
import type { LanguageOutcome } from "./run.ts";
import type { GroupSummary, Summary } from "./summary.ts";

/** A whole run of the language set, as it is stored and printed with --json. */
export interface LanguageReport {
  /** ISO 8601: when the run was made. */
  readonly at: string;
  readonly summary: Summary;
  readonly falls: readonly Fall[];
  readonly outcomes: readonly LanguageOutcome[];
}

/** The run as tables for the terminal, one a measure. */
export function languageReportText({ summary, falls, outcomes }: LanguageReport): string {
  const failed = outcomes.filter(({ query, clean }) => query.failed ?? clean.failed);
  const sections = [
    ...measureNames.map((name) => measureTable(name, groupsOf(summary)).join("\n")),
    latencyTable(summary).join("\n"),
    ...(failed.length > 0 ? [`searches that broke: ${failed.map(({ id }) => id).join(", ")}`] : []),
    fallLines(falls).join("\n"),
  ];
  return sections.join("\n\n");
}

type NamedGroup = readonly [name: string, group: GroupSummary];

/** In the order of the README: each family with its languages and directions, then the languages over all families. */
function groupsOf({ byFamily, byFamilyAndLanguage, byDirection, byLanguage }: Summary): NamedGroup[] {
  const named = (name: string, group: GroupSummary | undefined): NamedGroup[] => (group ? [[name, group]] : []);
  return [
    ...families.flatMap((family) => [
      ...named(family, byFamily[family]),
      ...languages.flatMap((language) => named(`  ${language}`, byFamilyAndLanguage[`${family}/${language}`])),
      ...(family === "cross-language"
        ? directions.flatMap((direction) => named(`  ${direction}`, byDirection[direction]))
        : []),
    ]),
    ...languages.flatMap((language) => named(`all ${language}`, byLanguage[language])),
  ];
}

function measureTable(name: (typeof measureNames)[number], groups: readonly NamedGroup[]): string[] {
  const head = `${name.padEnd(16)}  rows   query   clean    query − clean`;
  return [
    head,
    ...groups.map(([label, group]) => {
      const { query, clean, difference, interval } = group[name];
      const range = `[${signed(interval.low)} – ${signed(interval.high)}]`;
      return `${label.padEnd(16)}${String(group.rows).padStart(6)}${share(query)}${share(clean)}${signed(difference).padStart(10)}  ${range}`;
    }),
  ];
}

function latencyTable({ byFamily, latencyMs }: Summary): string[] {
  const line = (label: string, { p50, p95 }: GroupSummary["latencyMs"]) =>
    `${label.padEnd(16)}${p50.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(8)}`;
  return [
    `${"ms".padEnd(16)}     p50     p95`,
    ...families.flatMap((family) => {
      const group = byFamily[family];
      return group ? [line(family, group.latencyMs)] : [];
    }),
    line("all", latencyMs),
  ];
}

function share(value: number): string {
  return value.toFixed(3).padStart(8);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
