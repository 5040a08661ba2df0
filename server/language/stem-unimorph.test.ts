import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { foldToken } from "./match-key.ts";
import { stemKazakh } from "./stem-kazakh.ts";

const path = join(import.meta.dirname, "../../../shared/data/language/unimorph/kaz.noun.tsv");
const isThere = existsSync(path);
const title = (text: string): string => (isThere ? text : `${text} (skipped: ../shared/data is not here)`);

interface Form {
  readonly stem: string;
  readonly isPossessive: boolean;
}

/** The forms of each noun. */
const nouns = new Map<string, Form[]>();
for (const line of isThere ? readFileSync(path, "utf8").trim().split(/\r?\n/u) : []) {
  const [lemma = "", form = "", features = ""] = line.split("\t");
  const forms = nouns.get(lemma) ?? [];
  forms.push({ stem: stemKazakh(foldToken(form)), isPossessive: features.includes("PSS") });
  nouns.set(lemma, forms);
}

const usual = new Map([...nouns].map(([lemma, forms]) => [lemma, mostCommon(forms.map(({ stem }) => stem))]));
const sharers = Map.groupBy([...usual.keys()], (lemma) => usual.get(lemma));

describe.skipIf(!isThere)(title("of the nouns of UniMorph"), () => {
  test.each([
    ["the half with even hashes, on which the stemmer was tuned", (lemma: string) => hash(lemma) % 2 === 0],
    ["the half with odd hashes", (lemma: string) => hash(lemma) % 2 === 1],
    ["all", () => true],
  ])("%s: 95 of 100 forms meet, and at most 2 of 100 nouns fall together with another", (part, isIn) => {
    const lemmas = [...nouns.keys()].filter(isIn);
    const forms = lemmas.flatMap((lemma) => (nouns.get(lemma) ?? []).map((form) => ({ ...form, lemma })));
    const meets = ({ stem, lemma }: { stem: string; lemma: string }): boolean => stem === usual.get(lemma);
    const meeting = share(forms, meets);
    const possessive = forms.filter(({ isPossessive }) => isPossessive);
    const stemmedAlike = share(lemmas, isStemmedAlike);
    const foldedAlike = share(lemmas, isFoldedAlike);
    console.log(
      `${part}: ${lemmas.length} nouns, ${forms.length} forms; meet ${percent(meeting)}, of ${possessive.length} possessives`,
      `${percent(share(possessive, meets))}; fall together ${percent(stemmedAlike)}, and ${percent(foldedAlike)} by folding`,
    );
    expect(meeting).toBeGreaterThanOrEqual(0.95);
    expect(share(possessive, meets)).toBeGreaterThanOrEqual(0.95);
    expect(stemmedAlike).toBeLessThanOrEqual(0.02);
  });

  test("even with those that folding makes one, at most 2 of 100 nouns share a stem with another", () => {
    const lemmas = [...nouns.keys()];
    expect(share(lemmas, (lemma) => isStemmedAlike(lemma) || isFoldedAlike(lemma))).toBeLessThanOrEqual(0.02);
  });
});

/** Shares its stem with a noun that is spelt otherwise once folded. */
function isStemmedAlike(lemma: string): boolean {
  return others(lemma).some((other) => foldToken(other) !== foldToken(lemma));
}

/** Shares its stem with a noun that folding alone makes the same: құл, күл. */
function isFoldedAlike(lemma: string): boolean {
  return others(lemma).some((other) => foldToken(other) === foldToken(lemma));
}

function others(lemma: string): string[] {
  return (sharers.get(usual.get(lemma)) ?? []).filter((other) => other !== lemma);
}

function mostCommon(stems: readonly string[]): string {
  const groups = [...Map.groupBy(stems, (stem) => stem)];
  return groups.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? "";
}

function share<T>(all: readonly T[], has: (one: T) => boolean): number {
  return all.filter(has).length / all.length;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`;
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return state;
}
