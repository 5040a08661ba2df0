import { expect, test } from "vitest";
import type { BibRecord } from "./record.ts";
import { titleOnly } from "./title-only.ts";
import { workSigns } from "./work-signs.ts";

const auezov = { id: "auezov", kk: "Әуезов, Мұхтар", ru: "Ауэзов, Мухтар", en: "Auezov, Mukhtar", variants: [] };
const authority = {
  person: (heading: string) => ([auezov.kk, auezov.ru, auezov.en].includes(heading) ? auezov : undefined),
};
const nobodyKnown = { person: () => undefined };

const record = (title: string, more: Partial<BibRecord> = {}): BibRecord => ({
  ...titleOnly(title),
  id: "s:1",
  source: "s",
  ...more,
});
const by = (heading: string) => ({ names: [{ heading, display: heading, role: "author" as const }] });

function meet(one: BibRecord, other: BibRecord, names = nobodyKnown as Pick<typeof authority, "person">): boolean {
  const signs = workSigns(one, names);
  return workSigns(other, names).some((sign) => signs.includes(sign));
}

test("the editions of one work meet in all three languages, known to the authority or not", () => {
  const kazakh = record("Абай жолы. 2-кітап", { ...by("Әуезов, Мұхтар"), commonTitle: "Абай жолы", language: "kk" });
  const russian = record("Путь Абая", { ...by("Ауэзов, Мухтар"), originalTitle: "Абай жолы", language: "ru" });
  const english = record("Abai", { ...by("Auezov, Mukhtar"), originalTitle: "Абай жолы", language: "en" });
  for (const names of [authority, nobodyKnown]) {
    expect(meet(kazakh, russian, names)).toBe(true);
    expect(meet(kazakh, english, names)).toBe(true);
  }
});

test.each([
  ["Ауэзов М. О.", "Әуезов, Мұхтар Омарханұлы"],
  ["М. Әуезов", "Ауэзов, Мухтар"],
  ["Мұхтар Әуезов", "Auezov, M."],
  ["Есенберлин, Ілияс", "Yesenberlin, Ilyas"],
  ["Жансүгіров, Ілияс", "Джансугуров, Ильяс"],
  ["Айтматов, Шыңғыс", "Айтматов, Чингиз"],
  ["Уәлиханов, Шоқан", "Валиханов, Чокан", false],
  ["Толстой, Лев", "Толстой, Алексей", false],
])("%s and %s spell one author: %#", (one, other, expected = true) => {
  expect(meet(record("Абай жолы", by(one)), record("Абай жолы", by(other)))).toBe(expected);
});

test("one title by two authors, or by one and by nobody, is two works", () => {
  const play = record("Қозы Көрпеш – Баян сұлу", { ...by("Мүсірепов, Ғабит"), subtitle: "пьеса" });
  const epic = record("Қозы Көрпеш – Баян сұлу", { subtitle: "жыр" });
  expect(meet(play, epic)).toBe(false);
  expect(meet(play, record("Қозы Көрпеш – Баян сұлу", by("Әуезов, Мұхтар")))).toBe(false);
  expect(
    meet(epic, record("Козы-Корпеш и Баян-Сулу", { subtitle: "эпос", originalTitle: "Қозы Көрпеш – Баян сұлу" })),
  ).toBe(true);
});

test.each(["Абай жолы. 2-кітап", "Абай жолы. Кн. 2", "Абай жолы: 2-ші том", "Абай жолы. Т. II", "Абай жолы, vol. 2"])(
  "a volume that is only told in the title is known for one: %s",
  (title) => {
    expect(meet(record(title, by("Әуезов, М.")), record("Абай жолы", by("Әуезов, М.")))).toBe(true);
  },
);

test("an original title in Latin letters, or told in a note, is the original's", () => {
  const original = record("Менің атым Қожа", { ...by("Соқпақбаев, Бердібек"), language: "kk" });
  const names = by("Sokpakbaev, Berdibek");
  expect(
    meet(original, record("My Name Is Kozha", { ...names, originalTitle: "Menin atym Kozha", originalLanguage: "kk" })),
  ).toBe(true);
  const noted = { ...by("Сокпакбаев, Бердибек"), language: "ru", notes: ["Пер. с каз. Загл. ориг.: Менің атым Қожа"] };
  expect(meet(original, record("Меня зовут Кожа", noted))).toBe(true);
});

test("a schoolbook is of its class: the two languages of one class meet, two classes do not", () => {
  const names = by("Соловьева А. Р.");
  const kazakh = record("Биология 7-сынып", { ...names, language: "kk" });
  expect(meet(kazakh, record("Биология", { ...names, subtitle: "7 класс", language: "ru" }))).toBe(true);
  expect(meet(kazakh, record("Биология 9-сынып", { ...names, language: "kk" }))).toBe(false);
  expect(workSigns(record("Физика", by("Башарұлы Р.")), nobodyKnown)).toEqual([]);
});

test("collected works of one author meet as volumes of one set only", () => {
  const set = { ...by("Әуезов, Мұхтар"), subtitle: "елу томдық", publisher: "Жібек жолы", language: "kk" };
  const first = record("Шығармалар жинағы. 1-том", set);
  expect(meet(first, record("Шығармалар жинағы. 2-том", set))).toBe(true);
  expect(meet(first, record("Шығармалар жинағы. 2-том", { ...set, subtitle: "жиырма томдық" }))).toBe(false);
  expect(meet(record("Таңдамалы", set), record("Таңдамалы", set))).toBe(false);
});

test("a work without an author goes by its title if it is folklore, else by all that describes it, and a periodical by its number", () => {
  expect(
    meet(record("Түркістан", { subtitle: "энциклопедия" }), record("Түркістан", { kind: "serial", subtitle: "газет" })),
  ).toBe(false);
  const dictionary = (language: string) => record("Қазақ тілінің орфографиялық сөздігі", { language });
  expect(meet(dictionary("kk"), dictionary("kk"))).toBe(true);
  expect(meet(dictionary("kk"), dictionary("ru"))).toBe(false);
  expect(meet(record("Ертегілер", { form: "folklore" }), record("Ертегілер", { form: "folklore" }))).toBe(false);
});

test("one ISBN is one book if its author is one", () => {
  const isbns = ["9786013318790"];
  expect(meet(record("Бір", { ...by("Асанов Н."), isbns }), record("Екі", { ...by("Асанов Н."), isbns }))).toBe(true);
  expect(meet(record("Бір", { ...by("Асанов Н."), isbns }), record("Екі", { ...by("Тен А."), isbns }))).toBe(false);
});
