import { expect, test } from "vitest";
import { countLetterGroups } from "./letter-groups.ts";

const samples = {
  kk: ["жыл жылы жылдар жылқы жылу", "көл көлі көлдер көлем"],
  ru: ["год года году годом", "пол пола полу полом"],
  en: ["year years yearly yearling"],
};

test("a group that only one language has speaks for it and against the others", () => {
  const { cyrillic } = countLetterGroups(samples);
  const [scores] = Object.entries(cyrillic).find(([, groups]) => groups.includes("_жы")) ?? [];
  const [kk = 0, ru = 0, en = 0] = (scores ?? "").split(" ").map(Number);
  expect(kk).toBeGreaterThan(0);
  expect(ru).toBe(-kk);
  expect(en).toBe(0);
});

test("Kazakh is counted in Latin letters too, as they are written in books and in chats", () => {
  const groups = Object.values(countLetterGroups(samples).latin).join("");
  expect(groups).toContain("_zh");
  expect(groups).toContain("_jy");
  expect(groups).toContain("yea");
});

test("what is rare is left out", () => {
  const groups = Object.values(countLetterGroups(samples).cyrillic).flatMap((joined) => joined.match(/.../gu) ?? []);
  expect(groups).toContain("жыл");
  expect(groups).not.toContain("ыл_");
});
