import type { Language } from "./frames.ts";

export const startQuestions: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    "«Абай жолы» бар ма?",
    "Сенбіде сағат нешеге дейін ашықсыздар?",
    "Кітапты жоғалтып алдым, не істеймін?",
    "Балаларға арналған қандай ертегілер бар?",
  ],
  ru: [
    "Есть ли у вас «Путь Абая»?",
    "До скольки вы открыты в субботу?",
    "Я потерял книгу, что делать?",
    "Какие сказки есть для детей?",
  ],
  en: [
    "Do you have books by Abai?",
    "What time do you close on Saturday?",
    "I lost a book, what should I do?",
    "Which fairy tales do you have for children?",
  ],
};
