import { describe, expect, test } from "vitest";
import { detectLanguage } from "./detect.ts";

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
