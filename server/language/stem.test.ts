import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyStem, stem } from "./stem.ts";
import { kazakhStems } from "./stem-kazakh.ts";

describe("forms of a Kazakh word have one stem", () => {
  test.each([
    "кітап кітаптар кітабы кітаптарының кітабымды кітабында кітапты кітапқа китапка",
    "жол жолы жолының жолында",
    "Әуезов Әуезовтің Ауезовтын",
    "кітапхана кітапханада кітапханасы кітапханаға кітапханадағы",
    "қазақ қазағы қазақтар қазақтың",
    "Алматы Алматыда Алматының",
    "Қазақстан Қазақстанның Қазақстанда",
    "ертегі ертегілер ертегісі",
    "жоғалту жоғалтып жоғалттым жоғалтсам жоғалтқан",
    "ұзарту ұзартуға ұзартамын",
    "уақыт уақыты уақытта",
    "мектеп мектебі мектепте",
  ])("%s", (forms) => {
    expect(new Set(forms.split(" ").map((form) => stem(form, "kk"))).size).toBe(1);
  });
});

test("a Russian surname has the same stem in every case", () => {
  expect(new Set(["Ауэзов", "Ауэзова", "Ауэзову", "Ауэзовым"].map((form) => stem(form, "ru"))).size).toBe(1);
});

test("English words are stemmed by their own rules, in any text", () => {
  expect(stem("libraries", "kk")).toBe(stem("library", "en"));
});

test("numbers stay as they are", () => {
  expect(stem("2024", "ru")).toBe("2024");
});

test("endings come off one at a time", () => {
  expect(kazakhStems("жолынын")).toEqual(["жолы", "жол"]);
});

test("a query's stems include the one that each language indexes", () => {
  expect(everyStem("Ауэзова")).toEqual(expect.arrayContaining([stem("Ауэзов", "ru"), stem("Әуезов", "kk")]));
});

test("a Kazakh stem begins its word, but for the voiced consonant, and keeps three letters", () => {
  const word = fc.string({ unit: fc.constantFrom(..."абгдеклмнрстыиу"), minLength: 3, maxLength: 14 });
  fc.assert(
    fc.property(word, (text) => {
      const shortest = stem(text, "kk");
      expect(shortest.length).toBeGreaterThanOrEqual(3);
      expect(text.startsWith(shortest.slice(0, -1))).toBe(true);
    }),
  );
});
