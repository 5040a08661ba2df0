import { expect, test } from "vitest";
import { seeded } from "../../corpus/authoring/seeded.ts";
import { isbn13 } from "../../server/library/isbn.ts";
import { corpusMatter } from "./corpus-matter.ts";
import { recordSource } from "./records.ts";
import { survey } from "./survey.ts";
import { vocabularyOf } from "./vocabulary.ts";

const source = recordSource();

test("a number makes the same record whatever was made before it", () => {
  const again = recordSource();
  const first = [7, 0, 9999, 123_456].map((n) => source.record(n));
  again.record(5);
  expect([123_456, 9999, 0, 7].map((n) => again.record(n)).reverse()).toEqual(first);
});

test.each([1, 2, 3, 10, 99, 1000, 1024])("a catalogue of %i holds every number once", (size) => {
  const ids = [...source.records(size)].map(({ id }) => id);
  expect(ids.toSorted()).toEqual(Array.from({ length: size }, (_, n) => source.record(n).id));
});

test("low numbers are scattered over the catalogue, as rows in order of arrival would favour them", () => {
  const places = [...source.records(1000)].flatMap(({ id }, at) => (id < "bench:0000100" ? [at] : []));
  const byTenth = Map.groupBy(places, (place) => Math.floor(place / 100));
  expect(Math.max(...[...byTenth.values()].map((tenth) => tenth.length))).toBeLessThan(15);
  expect(byTenth.size).toBe(10);
});

test("languages, length and words are those of a trilingual catalogue", () => {
  const size = 20_000;
  const { languages, meanCharacters, distinctWords } = survey(source.records(size), []);
  expect(languages.kk / size).toBeCloseTo(0.45, 1);
  expect(languages.ru / size).toBeCloseTo(0.45, 1);
  expect(languages.en / size).toBeCloseTo(0.1, 1);
  expect(meanCharacters).toBeGreaterThan(130);
  expect(meanCharacters).toBeLessThan(180);
  expect(distinctWords).toBeGreaterThan(40_000);
});

test("the vocabulary of a million records is above 150,000 words, a quarter of the draws being enough to show it", () => {
  const { words } = corpusMatter();
  const drawn = (["kk", "ru"] as const).flatMap((language) => {
    const draw = vocabularyOf(language, words[language]);
    const random = seeded(language);
    const distinct = new Set<string>();
    for (let n = 0; n < 1_200_000; n++) distinct.add(draw(random));
    return [...distinct];
  });
  expect(new Set(drawn).size).toBeGreaterThan(150_000);
});

test("words are as unequal as in a text: the hundred most frequent are a third of it, half of all words come once or twice", () => {
  const draw = vocabularyOf("kk", corpusMatter().words.kk);
  const random = seeded("text");
  const counts = new Map<string, number>();
  for (let n = 0; n < 100_000; n++) {
    const word = draw(random);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const falling = [...counts.values()].toSorted((a, b) => b - a);
  const share = falling.slice(0, 100).reduce((sum, count) => sum + count, 0) / 100_000;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.5);
  expect(falling.filter((count) => count <= 2).length).toBeGreaterThan(falling.length / 2);
});

test("identifiers are right and years are plausible", () => {
  for (const { isbns, year = 0 } of source.records(500)) {
    for (const isbn of isbns) expect(isbn13(isbn)).toBe(isbn);
    expect(year).toBeGreaterThanOrEqual(1939);
    expect(year).toBeLessThanOrEqual(2024);
  }
});
