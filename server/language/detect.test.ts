import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../library/language.ts";
import { detectLanguage, detectWriting } from "./detect.ts";

describe("Kazakh is told", () => {
  test.each([
    "Абай жолының екінші томы бар ма?",
    "Кітапты жоғалтып алдым, не істеймін?",
    "китап барма",
    "китапхана жексенбиде жумыс истей ме",
    "балаларга арналган ертеги",
    "Ауезовтын китаптары",
    "Wi-Fi калай косылам",
    "Гарри Поттер бар ма",
    "kitap bar ma",
    "abai joly kerek",
    "qaida kitaphana",
    "Qazaqstan tarihy",
    "omir surgim kelmeidi",
    "olgim kelip tur",
    "korshim qandai kitap alyp jur",
    "senbide zhumys isteisizder me",
    "Saqtap qoiynyzshy",
    "физика 9 сынып окулык",
    "рахмет",
    "mektep okulyktary",
    "Kóshpendiler trilogıasy",
    "s'ahmat oiynyn u'ireny'",
    "قازاق ءتىلى",
    "Преступление и наказание қазақшасы керек",
  ])("%s", (text) => {
    expect(detectLanguage(text)).toBe("kk");
  });
});

describe("Russian is told", () => {
  test.each([
    "Есть ли у вас «Путь Абая» и где он сейчас свободен?",
    "Есть ли «Қан мен тер»?",
    "есть ли Қан мен тер",
    "Дневник лунной ночи",
    "книги Ауэзова",
    "Абай Кунанбаев книги",
    "как подключиться к Wi-Fi",
    "est li u vas kniga abay",
    "prodlite mne knigu pozhaluista",
    "учебник физики 9 класс",
    "спасибо",
    "Абай жолы кем-то занята?",
    "uchebnik po fizike",
  ])("%s", (text) => {
    expect(detectLanguage(text)).toBe("ru");
  });
});

describe("English is told", () => {
  test.each([
    "What time do you close on Saturday?",
    "Write me Python code",
    "Do you have Абай жолы?",
    "Harry Potter",
    "men without women",
    "evening reading",
    "training and meeting",
    "The Dispossessed",
    "Lermontov",
    "Auezov",
    "O'Henry",
    "Is Қыз Жібек available",
  ])("%s", (text) => {
    expect(detectLanguage(text)).toBe("en");
  });
});

test("a name alone is in the language of the conversation", () => {
  expect(detectLanguage("Астана", "ru")).toBe("ru");
  expect(detectLanguage("Астана", "kk")).toBe("kk");
});

test("Cyrillic is never English, whatever went before", () => {
  expect(detectLanguage("Война и мир", "en")).toBe("ru");
});

test("text without letters is in the language of the conversation, else Kazakh", () => {
  expect(detectLanguage("978-601", "en")).toBe("en");
  expect(detectLanguage("?!")).toBe("kk");
});

test("a Latin name alone is in the language of the conversation, and a Latin title as the letters have it", () => {
  expect(detectLanguage("Lermontov", "kk")).toBe("kk");
  expect(detectLanguage("The Old Man and the Sea", "kk")).toBe("en");
});

describe("the script and the mixture are told", () => {
  test.each([
    ["Абай жолы кем-то занята?", "cyrillic", true],
    ["Абай жолы бар ма", "cyrillic", false],
    ["книга про Бауыржан Момышұлы", "cyrillic", false],
    ["Wi-Fi қалай қосылам", "cyrillic", false],
    ["print жасауға бола ма", "cyrillic", true],
    ["Do you have Көшпенділер?", "latin", true],
    ["voyna i mir tolstoy", "latin", false],
    ["Есть ли «Қан мен тер»?", "cyrillic", false],
    ["كىتاپ بار ما", "arabic", false],
    ["?!", "cyrillic", false],
  ])("%s: %s, mixed %s", (text, script, mixed) => {
    expect(detectWriting(text)).toMatchObject({ script, mixed });
  });
});

const anyText = fc.array(
  fc.constantFrom("бар", "ма", "есть", "the", "Abai", "жолы", "кітап", "«", "»", "book's", "7", "كىتاپ"),
);

test("any text has a language, and its writing the same", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        anyText.map((parts) => parts.join(" ")),
      ),
      (text) => {
        expect(languages).toContain(detectLanguage(text));
        expect(detectWriting(text).language).toBe(detectLanguage(text));
      },
    ),
  );
});

test("a quoted title changes nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom("бар ма", "есть ли", "do you have"), anyText, (asking, title) => {
      const quoted = `${asking} «${title.filter((part) => !/[«»]/u.test(part)).join(" ")}»`;
      expect(detectLanguage(quoted)).toBe(detectLanguage(asking));
    }),
  );
});
