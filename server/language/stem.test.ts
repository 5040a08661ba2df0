import { describe, expect, test } from "vitest";
import { everyStem, stem } from "./stem.ts";

describe("forms of a Kazakh word have one stem", () => {
  test.each([
    "кітап кітаптар кітабы кітаптарының кітабымды кітабында кітапты кітапқа китапка",
    "жол жолы жолының жолында",
    "Әуезов Әуезовтің Ауезовтын",
    "кітапхана кітапханада кітапханасы кітапханаға кітапханадағы",
    "қазақ қазағы қазақтар қазақтың",
    "Алматы Алматыда Алматының",
    "Қазақстан Қазақстанның Қазақстанда",
    "ертегі ертегілер ертегісі",
    "жоғалту жоғалтып жоғалттым жоғалтсам жоғалтқан",
    "ұзарту ұзартуға ұзартамын",
    "уақыт уақыты уақытта",
    "мектеп мектебі мектепте мектептерімізде",
    "тарих тарихы тарихтың",
    "Мұқағали Мұқағалидың Мұқағалиға",
    "Құнанбаев Құнанбаевтың Құнанбаевқа",
    "ел елдер елдің елі еліміз",
    "роль рольдер рольдің",
    "медаль медальдар медальдің",
    "клуб клубтар клубы",
    "жылан жыланы жыланның жыландар",
  ])("%s", (forms) => {
    expect(new Set(forms.split(" ").map((form) => stem(form, "kk"))).size).toBe(1);
  });
});

test("a Russian surname has the same stem in every case", () => {
  expect(new Set(["Ауэзов", "Ауэзова", "Ауэзову", "Ауэзовым"].map((form) => stem(form, "ru"))).size).toBe(1);
});

test("English words are stemmed by their own rules, in any text", () => {
  expect(stem("libraries", "kk")).toBe(stem("library", "en"));
});

test("numbers stay as they are", () => {
  expect(stem("2024", "ru")).toBe("2024");
});

test("a query's stems include the one that each language indexes", () => {
  expect(everyStem("Ауэзова")).toEqual(expect.arrayContaining([stem("Ауэзов", "ru"), stem("Әуезов", "kk")]));
});

test("a Russian name asked with a Kazakh ending has its Russian stem among its stems", () => {
  for (const [asked, name] of [
    ["Есениннің", "Есенин"],
    ["Пушкинге", "Пушкин"],
    ["Толстойдан", "Толстой"],
  ] as const) {
    expect(everyStem(asked)).toContain(stem(name, "ru"));
  }
});
