import { expect, test } from "vitest";
import { workKey } from "./work-key.ts";

const by = (heading: string, titles: { title: string; commonTitle?: string; originalTitle?: string }) =>
  workKey({ ...titles, names: [{ heading, display: heading, role: "author" }] });

test("the editions of one work share a key in all three languages", () => {
  const kazakh = by("Әуезов, Мұхтар", { title: "Абай жолы. 2-кітап", commonTitle: "Абай жолы" });
  expect(by("Ауэзов, Мухтар", { title: "Путь Абая", originalTitle: "Абай жолы" })).toBe(kazakh);
  expect(by("Auezov, Mukhtar", { title: "Abai", originalTitle: "Абай жолы" })).toBe(kazakh);
});

test("one title by two authors is two works", () => {
  expect(by("Пушкин, Александр", { title: "Кавказский пленник" })).not.toBe(
    by("Толстой, Лев", { title: "Кавказский пленник" }),
  );
});
