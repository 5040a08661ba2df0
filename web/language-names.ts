import type { Language } from "./frames.ts";

const kazakh: Readonly<Record<string, string>> = {
  kk: "қазақша",
  ru: "орысша",
  en: "ағылшынша",
  de: "немісше",
  fr: "французша",
  tr: "түрікше",
  uz: "өзбекше",
  ky: "қырғызша",
  tt: "татарша",
  ug: "ұйғырша",
  zh: "қытайша",
  ar: "арабша",
};

const russian: Readonly<Record<string, string>> = { kk: "на казахском", ru: "на русском", en: "на английском" };
const english: Readonly<Record<string, string>> = { kk: "in Kazakh", ru: "in Russian", en: "in English" };
const own: Readonly<Record<Language, Readonly<Record<string, string>>>> = { kk: kazakh, ru: russian, en: english };

/** What language a record is in, as a reader would say it; the code itself when nobody knows its name. */
export function recordLanguageText(code: string, language: Language): string {
  const known = own[language][code];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
