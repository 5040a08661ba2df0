import type { Language } from "../library/language.ts";
import type { BibRecord } from "../library/record.ts";

const unnamed: Readonly<Record<Language, string>> = { kk: "осы басылым", ru: "это издание", en: "this publication" };

/** A record's title in the quotation marks of the language. A title with marks of its own is shown on the card alone. */
export function titleText(record: Pick<BibRecord, "title">, language: Language): string {
  if (/[«»“”„"]/u.test(record.title)) return unnamed[language];
  return language === "en" ? `“${record.title}”` : `«${record.title}»`;
}
