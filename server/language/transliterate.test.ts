import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toKazakhLatin } from "./kazakh-latin.ts";
import { matchKey } from "./match-key.ts";
import { cyrillicSpellings, latinSpellings, toCyrillic, toLatin } from "./transliterate.ts";
import { words } from "./words.ts";

test.each([
  ["abai joly", "Абай жолы"],
  ["Abay zholy", "Абай жолы"],
  ["qyz jibek", "Қыз Жібек"],
  ["Qazaqstan tarihy", "Қазақстан тарихы"],
  ["kitaphana", "кітапхана"],
  ["Mūhtar Äuezov", "Мұхтар Әуезов"],
  ["voyna i mir", "война и мир"],
  ["Chekhov", "Чехов"],
  ["Tolstoy", "Толстой"],
  ["auyl dauys qiyn tuysqan", "ауыл дауыс қиын туысқан"],
  ["üide duysenbi oqu", "үйде дүйсенбі оқу"],
  ["ainaluy üilenuı", "айналуы үйленуі"],
  ["aiaq ayaq oiu tüie", "аяқ аяқ ою түйе"],
  ["ayel suyek kuyeu", "әйел сүйек күйеу"],
  ["tarih kitapsyz", "тарих кітапсыз"],
])("%s reads as %s", (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(matchKey(cyrillic));
});

describe("every Latin alphabet of Kazakh is read", () => {
  test.each([
    ["2021", "Şağyn äñgımeler, ülken öner"],
    ["2018", "Shaǵyn áńgimeler, úlken óner"],
    ["2017", "S'ag'yn a'n'gimeler, u'lken o'ner"],
    ["chats", "shagyn angimeler, ulken oner"],
  ])("of %s", (_, latin) => {
    expect(matchKey(toCyrillic(latin))).toBe(matchKey("Шағын әңгімелер, үлкен өнер"));
  });

  test("with its letter for у", () => {
    expect(toCyrillic("Áýezov")).toBe("ауезов");
    expect(toCyrillic("A'y'ezov")).toBe("ауезов");
  });
});

test.each([
  ["Dostoevsky", "Достоевский"],
  ["Bely", "Белый"],
  ["Dmitry", "Дмитрий"],
  ["Poyezd", "Поезд"],
  ["Schiller", "Шиллер"],
  ["Alexander", "Александер"],
  ["Tolstoj", "Толстой"],
  ["joli", "жолы"],
  ["jildar", "жылдар"],
  ["qalaning", "қаланың"],
  ["uaqit", "уақыт"],
  ["waw", "шаш"],
  ["aitsa", "айтса"],
  ["Auėzov", "Ауезов"],
  ["ag'as'", "ағаш"],
  ["Čehov", "Чехов"],
])("among the spellings of %s is %s", (latin, cyrillic) => {
  expect(cyrillicSpellings(latin)).toContain(matchKey(cyrillic));
});

test("both spellings of Auezov meet in Latin letters", () => {
  expect(toLatin("Ауэзов")).toBe("auezov");
  expect(toLatin("Әуезов")).toBe("auezov");
});

test("a Cyrillic name has the Latin spellings that books use", () => {
  expect(latinSpellings("Мұхтар")).toEqual(expect.arrayContaining(["mukhtar", "muhtar"]));
  expect(latinSpellings("Абай")).toEqual(expect.arrayContaining(["abai", "abay"]));
  expect(latinSpellings("Жібек")).toEqual(expect.arrayContaining(["zhibek", "jibek"]));
  expect(latinSpellings("қазақ")).toContain("qazaq");
});

test("a word of the other script has no spellings", () => {
  expect(cyrillicSpellings("Абай")).toEqual([]);
  expect(latinSpellings("Abai")).toEqual([]);
});

const corpus = join(import.meta.dirname, "../../corpus/authoring");

const letters = { kk: /^\p{Script=Cyrillic}+$/u, ru: /^[а-яё]+$/iu };

function wordsOf(language: "kk" | "ru"): string[] {
  const lines = readFileSync(join(corpus, `${language}.jsonl`), "utf8");
  return [...new Set(words(lines).filter((word) => letters[language].test(word)))];
}

function share(list: readonly string[], holds: (word: string) => boolean): number {
  return list.filter(holds).length / list.length;
}

const unsigned = (word: string): string => matchKey(word).replace(/[ьъ]/gu, "");

describe("most words of the catalogue come back from Latin letters, up to folding", () => {
  const kazakh = wordsOf("kk");
  test.each([
    ["the alphabet of 2021", toKazakhLatin],
    ["plain letters", toLatin],
    ["plain letters as in chats", (word: string) => toLatin(word).replaceAll("zh", "j").replaceAll("kh", "h")],
  ])("Kazakh in %s", (_, respell) => {
    expect(share(kazakh, (word) => toCyrillic(respell(word)) === matchKey(word))).toBeGreaterThan(0.97);
  });

  test("Russian, but for its soft and hard signs", () => {
    const read = (word: string): boolean => cyrillicSpellings(toLatin(word)).includes(unsigned(word));
    expect(share(wordsOf("ru"), read)).toBeGreaterThan(0.93);
  });
});

const rules = join(import.meta.dirname, "../../../shared/data/language/cldr/transforms");
const present = existsSync(rules);

/** The rules of one small letter each, without their contexts. */
function readTransform(file: string): (word: string) => string {
  const lines = readFileSync(join(rules, file), "utf8").matchAll(/^(\p{Ll})(?:\}\S+)? → (\S+) ;/gmu);
  const letters = new Map([...lines].map(([, from = "", to = ""]) => [from, to] as const));
  return (word) => word.toLowerCase().replace(/./gu, (letter) => letters.get(letter) ?? letter);
}

describe.skipIf(!present)(`BGN romanisation is read${present ? "" : " (skipped: ../shared/data is not here)"}`, () => {
  test.each([
    ["Kazakh-Latin-BGN.xml", "kk", 0.95],
    ["Russian-Latin-BGN.xml", "ru", 0.93],
  ] as const)("%s", (file, language, floor) => {
    const romanise = readTransform(file);
    const read = (word: string): boolean =>
      cyrillicSpellings(romanise(word).replace(/\$(?:prime|doublePrime)/gu, "")).some(
        (one) => unsigned(one) === unsigned(word),
      );
    const agreement = share(wordsOf(language), read);
    console.info(`${file}: ${(agreement * 100).toFixed(1)} % of the words are read back`);
    expect(agreement).toBeGreaterThan(floor);
  });
});
