import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAuthoredRecords } from "../../corpus/authoring/authored.ts";
import { makeFamilies } from "./make-families.ts";
import { readRows } from "./row.ts";
import { isWithin, keyOf } from "./rules/key.ts";

const folder = join(import.meta.dirname, "families");
const rulesFolder = join(import.meta.dirname, "rules");
const made = readRows(folder).filter(({ by }) => by === "rule");
const titles = new Map(
  readAuthoredRecords(join(import.meta.dirname, "../../corpus/authoring")).map(({ id, title }) => [
    `corpus:${id}`,
    title,
  ]),
);

test("the committed files are what the rules make of the corpus: npm run families", () => {
  for (const [name, text] of makeFamilies()) expect(readFileSync(join(folder, name), "utf8") === text, name).toBe(true);
});

test("every family made by rule has at least 400 rows, a third of them in each language it has", () => {
  for (const [family, rows] of Map.groupBy(made, (row) => row.family)) {
    expect(rows.length, family).toBeGreaterThanOrEqual(400);
    for (const own of Map.groupBy(rows, ({ language }) => language).values()) {
      expect(own.length, family).toBeGreaterThanOrEqual(rows.length / 3);
    }
  }
});

test("the README gives the rows of each family made by rule", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const counts = (family: string) => {
    const own = Map.groupBy(
      made.filter((row) => row.family === family),
      ({ language }) => language,
    );
    return Object.fromEntries([...own].map(([language, rows]) => [language, rows.length]));
  };
  const lineOf = (family: string) => readme.split("\n").find((line) => line.startsWith(`| \`${family}\` |`)) ?? "";
  expect(readme).toContain("Those made by rule have 420 rows each");
  expect(lineOf("folded")).toContain("kk 280; ru 140");
  expect(counts("folded")).toEqual({ kk: 280, ru: 140 });
  expect(lineOf("latin")).toContain("kk 240, ru 180");
  expect(counts("latin")).toEqual({ kk: 240, ru: 180 });
  for (const family of ["layout", "typo", "homoglyph", "initials"]) {
    expect(lineOf(family)).toContain("140 each");
    expect(counts(family)).toEqual({ kk: 140, ru: 140, en: 140 });
  }
});

test("only a query with Kazakh titles or in Cyrillic is folded or romanised", () => {
  const languagesOf = (family: string) =>
    new Set(made.filter((row) => row.family === family).map((row) => row.language));
  expect(languagesOf("folded")).toEqual(new Set(["kk", "ru"]));
  expect(languagesOf("latin")).toEqual(new Set(["kk", "ru"]));
  for (const { query } of made.filter(({ family }) => family === "latin"))
    expect(query).not.toMatch(/\p{Script=Cyrillic}/u);
});

test("a clean query that names a title names that of every relevant record", () => {
  const strays = made.filter(({ family, clean, relevant }) => {
    if (family === "initials") return false;
    return !relevant.every((id) => isWithin(keyOf(titles.get(id) ?? "?"), keyOf(clean)));
  });
  expect(strays).toEqual([]);
});

test("the rules know nothing of the server's own tables", () => {
  const files = readdirSync(rulesFolder).filter((file) => file.endsWith(".ts"));
  const imports = files.flatMap((file) =>
    [...readFileSync(join(rulesFolder, file), "utf8").matchAll(/from "([^"]+)"/g)].map(([, target = ""]) => target),
  );
  const ofServer = new Set(imports.filter((target) => target.includes("/server/")));
  expect(imports.length).toBeGreaterThan(20);
  expect([...ofServer].sort()).toEqual(["../../../server/errors.ts", "../../../server/library/language.ts"]);
});
