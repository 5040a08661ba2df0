import { describe, expect, test } from "vitest";
import { seeded } from "../../../corpus/authoring/seeded.ts";
import { foldAll, foldSome } from "./fold.ts";
import { twinAll, twinOne } from "./homoglyph.ts";
import { withInitials } from "./initials.ts";
import { isWithin, keyOf } from "./key.ts";
import { romanisations, romanise } from "./latin.ts";
import { kz, neighboursOf, retype, ru, us } from "./layout.ts";
import { fullName } from "./person-name.ts";
import { slip, slips } from "./slip.ts";

const random = () => seeded("rules");

test("a title's key has its letters as the eye sees them, and is compared by whole words", () => {
  expect(keyOf("Қозы Көрпеш – Баян сұлу!")).toBe("козы корпеш баян сулу");
  expect(isWithin("абай", "абай жолы")).toBe(true);
  expect(isWithin("аба", "абай жолы")).toBe(false);
});

test("Kazakh letters are folded to the Russian ones that look alike, all or some", () => {
  expect(foldAll("Әке мен бала: ғұмыр, өң, үй, іні, қаһарман")).toBe("Аке мен бала: гумыр, он, уй, ини, кахарман");
  const some = foldSome("Әәғғққңңөөұұүүһһіі", random());
  expect(some).toMatch(/[әғқңөұүһі]/i);
  expect(some).toMatch(/[агкноухи]/i);
});

describe("a title is romanised as the tables say", () => {
  test.each([
    ["kk", "2021", "Қазақ хандығының тарихы", "Qazaq handyğynyñ tarihy"],
    ["kk", "2021", "Ішкі іс, Илияс, жұлдыз, шөл, ұғым", "Işkı ıs, İliias, jūldyz, şöl, ūğym"],
    ["kk", "bgn-pcgn", "Қаңғыбас Ғабит, жүрек, уақыт", "Qangghybas Ghabīt, zhürek, ūaqyt"],
    ["kk", "passport", "Қан мен тер, Шәкәрім", "Kan men ter, Shakarim"],
    ["kk", "chat", "Қыз Жібек, Ғашық", "Qyz Jibek, Gashyq"],
    ["ru", "bgn-pcgn", "Евгений Онегин, поездка, объезд", "Yevgeniy Onegin, poyezdka, ob”yezd"],
    ["ru", "passport", "Юлия, Горький, щука", "Iuliia, Gorkii, shchuka"],
    ["ru", "chat", "Хаджи-Мурат, щенок, Чайка", "Hadzhi-Murat, schenok, Chayka"],
  ] as const)("%s %s: %s", (language, name, text, latin) => {
    const romanisation = romanisations[language][name];
    expect(romanisation && romanise(text, romanisation)).toBe(latin);
  });
});

test("keys of one layout come out as those of the layout that is on", () => {
  expect(retype("Война и мир?", { struck: ru, on: us })).toBe("Djqyf b vbh&");
  expect(retype("Қан мен тер, бар ма?", { struck: kz, on: us })).toBe(")fy vty nth6 ,fh vf?");
  expect(retype("Қазақстан", { struck: kz, on: ru })).toBe(")аза0стан");
  expect(retype("Emma, 1984", { struck: us, on: ru })).toBe("Уььфб 1984");
  expect(retype("№1", { struck: kz, on: us })).toBeUndefined();
});

test("what is typed on the wrong layout is typed back by the right one", () => {
  for (const [struck, on] of [
    [ru, us],
    [kz, us],
    [us, ru],
  ] as const) {
    for (const row of [...struck.plain, ...struck.shifted]) {
      const typed = retype(row, { struck, on });
      expect(typed && retype(typed, { struck: on, on: struck })).toBe(row);
    }
  }
});

test("the neighbours of a key are those that touch it", () => {
  expect(neighboursOf("п", ru).sort()).toEqual([..."аеимнр"]);
  expect(neighboursOf("g", us).sort()).toEqual([..."bfhtvy"]);
  expect(neighboursOf("?", us)).toEqual([]);
});

test("a slip is one change, after the first letter", () => {
  const hand = { language: "kk" as const, random: random() };
  expect(slip("күні", "vowel", hand)).toBe("күнү");
  expect(slip("бала", "vowel", hand)).toBeUndefined();
  expect(slip("аб", "doubled", hand)).toBe("абб");
  expect(slip("аб", "dropped", hand)).toBe("а");
  expect(slip("абв", "swapped", hand)).toBe("авб");
  for (const kind of slips) {
    const wrong = slip("достоевский", kind, { language: "ru", random: random() });
    expect(wrong).not.toBe("достоевский");
    expect(wrong?.[0]).toBe("д");
    expect(Math.abs((wrong?.length ?? 0) - "достоевский".length)).toBeLessThanOrEqual(1);
  }
});

test("letters are replaced by their twins of the other script, whichever it is", () => {
  expect(twinAll("Абай")).toBe("A\u0431a\u0439");
  expect(twinAll("Emma")).toBe("\u0415mm\u0430");
  expect(twinAll("өнер әке")).toBe("\u0275\u043dep \u0259\u043ae");
  const one = twinOne("война и мир", random());
  expect([...one].filter((letter) => /\p{Script=Latin}/u.test(letter))).toHaveLength(2);
});

test("initials are made of given names in full, with the patronymic a variant knows", () => {
  const auezov = {
    ...{ id: "auezov-mukhtar", kk: "Әуезов, Мұхтар", ru: "Ауэзов, Мухтар", en: "Auezov, Mukhtar" },
    variants: ["Ауезов, М. О.", "Әуезов, Мұхтар Омарханұлы"],
  };
  const kk = fullName(auezov, "kk");
  expect(kk && [0, 1, 2, 3, 4, 5, 6].map((turn) => withInitials(kk, turn).text)).toEqual([
    "М. О. Әуезов",
    "М.О. Әуезов",
    "М.О.Әуезов",
    "Әуезов М. О.",
    "Әуезов М.О.",
    "Әуезов, М. О.",
    "әуезов м о",
  ]);
  const en = fullName(auezov, "en");
  expect(en && withInitials(en, 0).text).toBe("M. Auezov");
  expect(withInitials({ surname: "Руссо", given: ["Жан-Жак"] }, 1).text).toBe("Ж.-Ж. Руссо");
  expect(withInitials({ surname: "Лондон", given: ["Джек"] }, 1).text).toBe("Дж. Лондон");
});

test("a name without a surname, in initials already or with a particle gives none", () => {
  const named = (kk: string) => fullName({ id: "x", kk, ru: kk, en: kk, variants: [] }, "kk");
  expect(named("Абай Құнанбайұлы")).toBeUndefined();
  expect(named("Абдулкаримова, Г. А.")).toBeUndefined();
  expect(named("Бальзак, Оноре де")).toBeUndefined();
});
