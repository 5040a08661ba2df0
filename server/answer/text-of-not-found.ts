import type { Language } from "../library/language.ts";

export type Missing = "book" | "volume" | "edition" | "author" | "topic" | "answer";

/** What the library does not have or know. Never says again what was asked for. */
export const missingTexts: Readonly<Record<Language, Readonly<Record<Missing, string>>>> = {
  kk: {
    book: "Кітапхана каталогында мұндай кітап жоқ.",
    volume: "Бұл шығарманың сұралған томы каталогта жоқ.",
    edition: "Бұл шығарманың сұралған тілдегі басылымы каталогта жоқ.",
    author: "Каталогтан бұл автордың кітабы табылмады.",
    topic: "Каталогтан бұл тақырыпқа дәл келетін кітап табылмады.",
    answer: "Бұл сұраққа кітапхана ережелері мен каталогынан сенімді жауап таппадым.",
  },
  ru: {
    book: "В каталоге библиотеки такой книги нет.",
    volume: "Такого тома этого произведения в каталоге нет.",
    edition: "Издания этого произведения на таком языке в каталоге нет.",
    author: "Книг этого автора в каталоге не нашлось.",
    topic: "Книг точно по этой теме в каталоге не нашлось.",
    answer: "Надёжного ответа на этот вопрос в правилах и каталоге библиотеки я не нашла.",
  },
  en: {
    book: "The library's catalogue has no such book.",
    volume: "The catalogue does not have that volume of this work.",
    edition: "The catalogue has no edition of this work in that language.",
    author: "The catalogue has no books by this author.",
    topic: "The catalogue has no books that fit this subject well.",
    answer: "I found no reliable answer to this in the library's rules and catalogue.",
  },
};

export const nearestTexts: Readonly<Record<Language, (titles: string) => string>> = {
  kk: (titles) => `Сөзі немесе тақырыбы жағынан жақындары: ${titles}.`,
  ru: (titles) => `Ближе всего по словам или теме: ${titles}.`,
  en: (titles) => `The nearest by words or subject: ${titles}.`,
};

/** Instead of `nearestTexts` where the nearest are the same work. */
export const sameWorkTexts: Readonly<Record<Language, (titles: string) => string>> = {
  kk: (titles) => `Каталогта барлары: ${titles}.`,
  ru: (titles) => `В каталоге есть: ${titles}.`,
  en: (titles) => `The catalogue has ${titles}.`,
};

export const librarianTexts: Readonly<Record<Language, (phone: string) => string>> = {
  kk: (phone) => (phone === "" ? "Кітапханашы көмектеседі." : `Кітапханашы көмектеседі: ${phone}.`),
  ru: (phone) => (phone === "" ? "Поможет библиотекарь." : `Поможет библиотекарь: ${phone}.`),
  en: (phone) => (phone === "" ? "A librarian can help." : `A librarian can help: ${phone}.`),
};
