import type { Language } from "../library/language.ts";

/** How the reader's words were read: "қорғансиз → Қорғансыздың, күні ≈ day". */
export const readingTexts: Readonly<Record<Language, (pairs: string) => string>> = {
  kk: (pairs) => `Сөздеріңізді былай түсіндім: ${pairs}.`,
  ru: (pairs) => `Ваши слова поняты так: ${pairs}.`,
  en: (pairs) => `This is how I read your words: ${pairs}.`,
};
