import type { Language } from "./frames.ts";

type Plurals = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

// `#` stands for the number.
const counts = {
  copiesFree: {
    kk: { zero: "Қазір бос данасы жоқ", other: "# данасы бос" },
    ru: {
      zero: "Сейчас свободных нет",
      one: "Свободен # экземпляр",
      few: "Свободны # экземпляра",
      other: "Свободно # экземпляров",
    },
    en: { zero: "None free at the moment", one: "# copy free", other: "# copies free" },
  },
  charactersLeft: {
    kk: { other: "Тағы # таңба жазуға болады" },
    ru: { one: "Остался # знак", few: "Осталось # знака", other: "Осталось # знаков" },
    en: { one: "# character left", other: "# characters left" },
  },
  charactersOver: {
    kk: { other: "# таңба артық" },
    ru: { one: "# лишний знак", few: "# лишних знака", other: "# лишних знаков" },
    en: { one: "# character too many", other: "# characters too many" },
  },
  source: {
    kk: { other: "#-дереккөз" },
    ru: { other: "Источник #" },
    en: { other: "Source #" },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Plurals>>>>;

export type Count = keyof typeof counts;

/** The text of a number of things, in the grammar of the language; `zero` is a form of its own where it is given. */
export function countText(count: Count, n: number, language: Language): string {
  const forms: Plurals = counts[count][language];
  const rule = n === 0 && forms.zero !== undefined ? "zero" : new Intl.PluralRules(language).select(n);
  return (forms[rule] ?? forms.other).replace("#", String(n));
}
