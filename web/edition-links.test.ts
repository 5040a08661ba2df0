import { expect, test } from "vitest";
import { languageLinks, volumeLinks } from "./edition-links.ts";
import type { RecordCard } from "./frames.ts";

const card: RecordCard = {
  id: "demo:1",
  title: "Абай жолы",
  authors: [],
  language: "kk",
  editions: [
    { id: "demo:2", title: "Абай жолы. 2-кітап", language: "kk" },
    { id: "demo:3", title: "Абай жолы", language: "kk", year: 2007 },
    { id: "demo:4", title: "Путь Абая", language: "ru" },
    { id: "demo:5", title: "Путь Абая. Кн. 2", language: "ru" },
    { id: "demo:6", title: "Abai", language: "en" },
    { id: "demo:7", title: "Vor Tau und Tag", language: "de" },
  ],
};
const shown = (links: readonly { label: string; question: string }[]) =>
  links.map(({ label, question }) => [label, question]);

test("each other language is asked for by the title it has there", () => {
  expect(shown(languageLinks(card, "kk"))).toEqual([
    ["орысша", "«Путь Абая» орысша бар ма?"],
    ["ағылшынша", "«Abai» ағылшынша бар ма?"],
    ["немісше", "«Vor Tau und Tag» бар ма?"],
  ]);
  expect(shown(languageLinks(card, "ru"))[0]).toEqual(["на русском", "Есть «Путь Абая» на русском?"]);
  expect(shown(languageLinks(card, "en"))[1]).toEqual(["in English", "Do you have “Abai” in English?"]);
});

test("a volume is called by what its title adds, beside the whole work or another volume", () => {
  expect(shown(volumeLinks(card, "kk"))).toEqual([["2-кітап", "«Абай жолы. 2-кітап» бар ма?"]]);
  const third = { ...card, title: "Абай жолы. 3-кітап" };
  expect(volumeLinks(third, "kk").map(({ label }) => label)).toEqual(["2-кітап", "Абай жолы"]);
});

test("a card without editions has no links", () => {
  const { editions: _, ...alone } = card;
  expect([languageLinks(alone, "kk"), volumeLinks(alone, "kk")]).toEqual([[], []]);
});
