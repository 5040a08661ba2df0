import { readFileSync } from "node:fs";
import { matchKey } from "../../language/match-key.ts";
import { librarySchema } from "../../library/library-file.ts";
import { branchReader } from "./branch.ts";
import { queryKnowledge } from "./query-knowledge.ts";
import type { QueryKnowledge } from "./understand-query.ts";

// A small catalogue's names and titles, and the demo library's branches with one for children, for the tests of filters.

const { branches } = librarySchema.parse(
  JSON.parse(readFileSync(new URL("../../../corpus/library.json", import.meta.url), "utf8")),
);
const children = {
  id: "children",
  name: { kk: "Балалар филиалы", ru: "Детский филиал", en: "Children's Branch" },
  aliases: ["детская библиотека", "балалар кітапханасы"],
};
const readBranch = branchReader([...branches, children]);

const names = [
  "Әуезов Мұхтар",
  "Мұхтар Әуезов",
  "Әуезов",
  "Абай",
  "Абай Құнанбайұлы",
  "Мұқағали Мақатаев",
  "Мақатаев",
  "Бауыржан Момышұлы",
  "Момышұлы",
  "Пушкин",
  "Александр Пушкин",
  "Достоевский",
  "Толстой",
  "Лев Толстой",
  "Ахматова",
  "Айтматов",
  "Шыңғыс Айтматов",
  "Ремарк",
  "Дюма",
  "Orwell",
  "George Orwell",
  "Agatha Christie",
  "Christie",
  "Jane Austen",
  "Austen",
];
const titles = [
  "Литературная газета",
  "Казахстанская правда",
  "Хазарский словарь",
  "Учебник рисования",
  "Русский язык",
  "Қазақ тілінің түсіндірме сөздігі",
  "Абай жолы",
  "Алгебра 8-сынып",
  "Двадцать лет спустя",
  "Сто лет одиночества",
  "Детям",
  "Карта и территория",
  "The Dictionary of Lost Words",
];
const keys = new Set([
  ...names.map((name) => `name ${matchKey(name)}`),
  ...titles.map((title) => `title ${matchKey(title)}`),
]);

export function scriptedKnowledge(language: "kk" | "ru" | "en"): QueryKnowledge {
  const store = { ownersByKey: (kind: string, key: string) => (keys.has(`${kind} ${key}`) ? ["corpus:1"] : []) };
  return queryKnowledge({ store, readBranch, language, thisYear: 2026 });
}
