/** The languages Dana answers in. A record may be in any other language as well (ISO 639-1, else 639-3). */
export type Language = "kk" | "ru" | "en";

export const languages: readonly Language[] = ["kk", "ru", "en"];

/** One text in the three languages, each written with equal care. */
export type Trilingual = Readonly<Record<Language, string>>;
