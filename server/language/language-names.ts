/** How a language is called: the beginnings of its adjective in Kazakh and Russian, and its English name. */
export interface LanguageName {
  /** ISO 639-1. */
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** The languages a library of Kazakhstan is asked for. */
export const languageNames = [
  { code: "kk", kk: "қазақ", ru: "казахск", en: "kazakh" },
  { code: "ru", kk: "орыс", ru: "русск", en: "russian" },
  { code: "en", kk: "ағылшын", ru: "английск", en: "english" },
  { code: "de", kk: "неміс", ru: "немецк", en: "german" },
  { code: "fr", kk: "француз", ru: "французск", en: "french" },
  { code: "es", kk: "испан", ru: "испанск", en: "spanish" },
  { code: "it", kk: "итальян", ru: "итальянск", en: "italian" },
  { code: "tr", kk: "түрік", ru: "турецк", en: "turkish" },
  { code: "uz", kk: "өзбек", ru: "узбекск", en: "uzbek" },
  { code: "ky", kk: "қырғыз", ru: "киргизск|кыргызск", en: "kyrgyz" },
  { code: "ug", kk: "ұйғыр", ru: "уйгурск", en: "uyghur|uighur" },
  { code: "tt", kk: "татар", ru: "татарск", en: "tatar" },
  { code: "uk", kk: "украин", ru: "украинск", en: "ukrainian" },
  { code: "pl", kk: "поляк", ru: "польск", en: "polish" },
  { code: "zh", kk: "қытай", ru: "китайск", en: "chinese" },
  { code: "ja", kk: "жапон", ru: "японск", en: "japanese" },
  { code: "ko", kk: "корей|кәріс", ru: "корейск", en: "korean" },
  { code: "ar", kk: "араб", ru: "арабск", en: "arabic" },
  { code: "fa", kk: "парсы", ru: "персидск", en: "persian" },
] as const satisfies readonly LanguageName[];
