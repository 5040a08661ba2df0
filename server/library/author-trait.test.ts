import { expect, test } from "vitest";
import { type AuthorTrait, areTwoPersons, authorTraits, readTrait } from "./author-trait.ts";
import { type Edition, groupEditions } from "./group-editions.ts";
import { personOf } from "./name.ts";

const trait = (heading: string, born?: string): AuthorTrait => ({ heading, ...(born !== undefined && { born }) });

test.each([
  ["Горький, М.", "Гарко, Мария"],
  ["Толстой, Лев", "Толстой, Леонид"],
  ["Сейфуллин, Сәкен", "Сейфуллин, Самат"],
  ["Austen, Jane", "Eastin, James"],
])("%s and %s are two persons, though one key fits both", (one, other) => {
  expect(areTwoPersons(trait(one), trait(other))).toBe(true);
});

test.each([
  ["Әуезов, Мұхтар Омарханұлы", "Ауэзов М. О."],
  ["Мүсірепов, Ғабит", "Мусрепов, Габит"],
  ["Толстой, Лев Николаевич", "Л. Н. Толстой"],
  ["Shakespeare, William", "Шекспир, Уильям"],
  ["Auezov M.", "Әуезов, Мұхтар"],
])("%s and %s may be one person", (one, other) => {
  expect(areTwoPersons(trait(one), trait(other))).toBe(false);
});

test("years of birth part what the names do not", () => {
  expect(areTwoPersons(trait("Құнанбаев, А.", "1845"), trait("Құнанбаев, А.", "1902"))).toBe(true);
  expect(areTwoPersons(trait("Құнанбаев, А.", "1845"), trait("Құнанбаев, А."))).toBe(false);
});

test("a trait is read as it was kept, and one whom the authority knows has none", () => {
  const names = [personOf("Әуезов, М.", "author", "1897-1961"), personOf("Абай", "author")];
  const kept = authorTraits(
    { names },
    {
      person: (heading) =>
        heading === "Абай" ? { id: "abai", kk: "Абай", ru: "Абай", en: "Abai", variants: [] } : undefined,
    },
  );
  expect(kept.map(readTrait)).toEqual([{ heading: "Әуезов, М.", born: "1897" }]);
});

test("«Мать» of two authors is two works, also where a third record fits both", () => {
  const mother = (id: string, heading: string): Edition => ({ id, signs: ["грк м: мать"], authors: [trait(heading)] });
  const works = groupEditions([mother("a", "Горький, М."), mother("b", "Гарко, Мария"), mother("c", "Gorky, Maxim")]);
  expect(works.get("a")).not.toBe(works.get("b"));
  expect(works.get("c")).toBe("a");
});
