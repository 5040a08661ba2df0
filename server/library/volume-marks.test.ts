import { expect, test } from "vitest";
import { groupEditions } from "./group-editions.ts";
import type { BibRecord } from "./record.ts";
import { titleOnly } from "./title-only.ts";
import { volumeMarks } from "./volume-marks.ts";
import { workSigns } from "./work-signs.ts";

const nobodyKnown = { person: () => undefined };
const volume = (id: string, title: string, more: Partial<BibRecord>): BibRecord => ({
  ...titleOnly(title),
  id,
  source: "s",
  ...more,
});
const kazakh = { names: [{ heading: "Әуезов, Мұхтар", display: "", role: "author" as const }], language: "kk" };
const russian = { names: [{ heading: "Ауэзов, Мухтар", display: "", role: "author" as const }], language: "ru" };

function workOf(record: BibRecord, held: readonly BibRecord[]): string | undefined {
  const editions = [record, ...held].map((one) => {
    const marks = volumeMarks(one, nobodyKnown);
    return { id: one.id, signs: workSigns(one, nobodyKnown), ...(marks && { volume: marks }) };
  });
  return groupEditions(editions).get(record.id);
}

const held = [
  volume("a", "Абай жолы. 1-кітап", kazakh),
  volume("b", "Абай жолы. 2-кітап", kazakh),
  volume("c", "Замана. 2-кітап", kazakh),
];

test.each([
  { notes: ["Пер. с каз."] },
  { subtitle: "роман : перевод с казахского" },
  { notes: ["Қазақ тілінен аударған А. Никольская"] },
  { originalLanguage: "kk" },
])(
  "a volume said to be translated from Kazakh joins the Kazakh volume of that number with the same name in its title: %j",
  (told) => {
    expect(workOf(volume("t", "Путь Абая. Кн. 2", { ...russian, ...told }), held)).toBe("a");
  },
);

test("without such a word, or with another number, name or author, it stays alone", () => {
  const note = { notes: ["Пер. с каз."] };
  expect(workOf(volume("t", "Путь Абая. Кн. 2", russian), held)).toBe("t");
  expect(workOf(volume("t", "Путь Абая. Кн. 3", { ...russian, ...note }), held)).toBe("t");
  expect(workOf(volume("t", "Кочевники. Кн. 2", { ...russian, ...note }), held)).toBe("t");
  const other = { names: [{ heading: "Есенберлин, Ильяс", display: "", role: "author" as const }], language: "ru" };
  expect(workOf(volume("t", "Путь Абая. Кн. 2", { ...other, ...note }), held)).toBe("t");
});

test("a translation that knows its original by name needs no such guess", () => {
  const named = { ...russian, originalLanguage: "kk", originalTitle: "Замана" };
  expect(workOf(volume("t", "Путь Абая. Кн. 2", named), held)).toBe("c");
});
