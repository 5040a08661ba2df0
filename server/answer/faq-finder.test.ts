import { expect, test } from "vitest";
import type { Faq } from "../library/faq.ts";
import { openFaqFinder } from "./faq-finder.ts";

const entry = (id: string, texts: Faq["texts"]): Faq => ({
  id,
  source: "test",
  topics: [],
  audience: [],
  reviewed: "2026-11-01",
  texts,
});

const lost = entry("faq:lost-book", {
  kk: { question: "Кітапты жоғалтып алсам не істеу керек?", answer: "Сондай кітап әкеліңіз.", wordings: [] },
  ru: { question: "Что делать, если я потерял книгу?", answer: "Принесите такую же.", wordings: ["книга пропала"] },
  en: { question: "What should I do if I lose a book?", answer: "Bring the same book.", wordings: [] },
});
const wifi = entry("faq:wifi", {
  kk: {
    question: "Кітапханада Wi-Fi бар ма?",
    answer: "Код SMS арқылы келеді.",
    wordings: ["интернетке қалай қосыламын"],
  },
  ru: { question: "Есть ли Wi-Fi?", answer: "Код приходит по SMS.", wordings: ["как подключиться к интернету"] },
  en: { question: "Is there Wi-Fi?", answer: "A code comes by SMS.", wordings: ["internet password"] },
});
const faqs = [lost, wifi];
const finder = openFaqFinder({ faqs: () => faqs, seq: () => 1 });

test.each([
  ["Кітабым жоғалып кетті", "kk", "faq:lost-book"],
  ["китапты жогалттым", "kk", "faq:lost-book"],
  ["kitapty jogaltyp aldym", "kk", "faq:lost-book"],
  ["интернет қосылмай тұр", "kk", "faq:wifi"],
  ["потерялась книга", "ru", "faq:lost-book"],
  ["какой пароль от вайфая, придёт ли код", "ru", "faq:wifi"],
  ["I have lost the book", "en", "faq:lost-book"],
] as const)("a question in other words or letters finds its entry: %s", (text, language, id) => {
  expect(finder.find(text, language)[0]?.faq.id).toBe(id);
});

test("a wording itself is surer than the same thing said in passing", () => {
  const [same] = finder.find("Кітапты жоғалтып алсам не істеу керек", "kk");
  const [passing] = finder.find("Ауылға барғанда әпкемнің баласы кітапты жоғалтыпты", "kk");
  expect(same?.likeness).toBeCloseTo(1);
  expect(passing?.sureness ?? 0).toBeLessThan(same?.sureness ?? 0);
});

test("a question that shares no word with any entry finds none", () => {
  expect(finder.find("zzz", "en")).toEqual([]);
});

test("an entry added later is found, and the entries are measured only when one has changed", () => {
  let seq = 1;
  let reads = 0;
  const growing = [lost];
  const opened = openFaqFinder({
    faqs: () => {
      reads += 1;
      return growing;
    },
    seq: () => seq,
  });
  opened.find("Wi-Fi", "kk");
  opened.find("Wi-Fi", "kk");
  expect(reads).toBe(1);
  growing.push(wifi);
  seq = 2;
  expect(opened.find("Wi-Fi", "kk")[0]?.faq.id).toBe("faq:wifi");
});

test("a question in words that no entry uses finds its entry by what the words mean", () => {
  const synonyms = [
    { kk: ["жоғал*"], ru: ["потер*", "посея*"], en: ["lose", "misplace"] },
    { kk: ["интернет"], ru: ["вайфай"], en: ["internet", "wifi"] },
  ];
  const withSynonyms = openFaqFinder({ faqs: () => faqs, seq: () => 1 }, synonyms);
  expect(withSynonyms.find("посеял", "ru")[0]?.faq.id).toBe("faq:lost-book");
  expect(finder.find("misplaced", "en")[0]?.likeness ?? 0).toBeLessThan(
    withSynonyms.find("misplaced", "en")[0]?.likeness ?? 0,
  );
});

test("a concept that only a wording of another language speaks of leads to its entry", () => {
  const text = { question: "?", answer: "", wordings: [] };
  const ramp = entry("faq:ramp", { kk: text, en: text, ru: { ...text, question: "Есть пандус?" } });
  const opened = openFaqFinder({ faqs: () => [lost, ramp], seq: () => 1 }, [
    { kk: ["арба*"], ru: ["пандус"], en: ["wheelchair"] },
  ]);
  expect(opened.find("арбамен кірем", "kk")[0]?.faq.id).toBe("faq:ramp");
});

test("the word itself is likelier than another word for the same thing", () => {
  const opened = openFaqFinder({ faqs: () => faqs, seq: () => 1 }, [{ kk: [], ru: ["потер*", "посея*"], en: [] }]);
  const [exact] = opened.find("я потерял книгу", "ru");
  const [meant] = opened.find("я посеял книгу", "ru");
  expect(exact?.sureness).toBeGreaterThan(meant?.sureness ?? 0);
});
