import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edition, groupEditions } from "./group-editions.ts";

const edition = (id: string, signs: string[], more: Partial<Edition> = {}): Edition => ({ id, signs, ...more });
const worksOf = (editions: readonly Edition[]): string[] =>
  [...Map.groupBy(groupEditions(editions), ([, work]) => work).values()].map((ids) => ids.map(([id]) => id).join(" "));

test("editions meet through what another one shares with both, and the least id names the work", () => {
  const editions = [
    edition("c", ["Путь"]),
    edition("a", ["жолы", "Путь"]),
    edition("b", ["жолы"]),
    edition("d", ["Кек"]),
  ];
  expect(worksOf(editions)).toEqual(["a b c", "d"]);
  expect(groupEditions(editions).get("c")).toBe("a");
});

test("a play and a novel of one title do not meet, nor a collection and its story, and what is neither goes to the larger side", () => {
  const editions = [
    edition("a", ["x"], { genre: "drama" }),
    edition("b", ["x"], { genre: "single" }),
    edition("c", ["x"]),
    edition("d", ["x"], { genre: "single" }),
    edition("e", ["x"], { genre: "collection" }),
  ];
  expect(worksOf(editions)).toEqual(["a", "b c d", "e"]);
});

test("a volume of a translation joins the one original with such a volume, and none of two", () => {
  const original = (id: string, sign: string) =>
    edition(id, [sign], { volume: { side: "original", marks: ["kk 2 абай"] } });
  const translation = edition("t", ["Путь"], { volume: { side: "translation", marks: ["kk 2 абай", "kk 2 путь"] } });
  const first = edition("u", ["Путь"]);
  expect(worksOf([original("a", "жолы"), translation, first])).toEqual(["a t u"]);
  expect(worksOf([original("a", "жолы"), original("b", "сөзі"), translation, first])).toEqual(["a", "b", "t u"]);
});

const genre = fc.constantFrom("single" as const, "drama" as const, "collection" as const, undefined);
const signs = fc.array(fc.constantFrom("p", "q", "r", "s", "t"), { maxLength: 3 });
const known = fc
  .uniqueArray(fc.record({ id: fc.constantFrom(..."abcdefghij"), signs, genre }), { selector: ({ id }) => id })
  .map((list) => list.map(({ id, signs: held, genre: one }) => edition(id, held, one && { genre: one })));

test("the order of the editions makes no difference, and no work holds two genres", () => {
  fc.assert(
    fc.property(known, (editions) => {
      const works = groupEditions(editions);
      expect(new Map([...groupEditions(editions.toReversed())].toSorted())).toEqual(new Map([...works].toSorted()));
      for (const ids of Map.groupBy(editions, ({ id }) => works.get(id)).values())
        expect(new Set(ids.flatMap((one) => one.genre ?? [])).size).toBeLessThan(2);
    }),
  );
});

test("without genres the works are what is connected by shared signs", () => {
  fc.assert(
    fc.property(known, (all) => {
      const editions = all.map(({ id, signs: held }) => edition(id, [...held]));
      const works = groupEditions(editions);
      for (const one of editions)
        for (const other of editions)
          expect(works.get(one.id) === works.get(other.id)).toBe(isConnected(one, other, editions));
    }),
    { numRuns: 50 },
  );
});

function isConnected(from: Edition, to: Edition, editions: readonly Edition[]): boolean {
  const reached = new Set([from]);
  for (const one of reached)
    for (const other of editions) if (other.signs.some((sign) => one.signs.includes(sign))) reached.add(other);
  return reached.has(to);
}
