import type { Language } from "../../../server/library/language.ts";

interface Wordings {
  /** With `{title}` alone. */
  readonly title: readonly string[];
  /** With `{title}` and `{author}`. */
  readonly titleAndAuthor: readonly string[];
  /** With `{author}` alone. */
  readonly author: readonly string[];
}

/** How readers type a need; the title and the name stand as in the catalogue, and no letter is one a keyboard lacks. */
export const wordings: Readonly<Record<Language, Wordings>> = {
  kk: {
    title: [
      "{title}",
      "{title} кітабы бар ма?",
      "{title} деген кітап керек еді",
      "сіздерде {title} бар ма",
      "{title} кітабын іздеп жүрмін",
      "маған {title} керек",
      "{title} қай бөлімде тұр?",
    ],
    titleAndAuthor: [
      "{author} {title}",
      "{title} {author}",
      "{author}. {title}",
      "{title}, авторы {author}",
      "{author} жазған {title} бар ма?",
      "{title} кітабы керек еді, {author}",
    ],
    author: ["{author}", "{author} кітаптары", "{author} кітаптары бар ма?", "авторы {author}", "{author} шығармалары"],
  },
  ru: {
    title: [
      "{title}",
      "есть ли у вас {title}?",
      "ищу книгу {title}",
      "хочу взять книгу {title}",
      "нужна книга {title}",
      "где стоит {title}",
      "подскажите, {title} есть в библиотеке?",
    ],
    titleAndAuthor: [
      "{author} {title}",
      "{title} {author}",
      "{author}. {title}",
      "{title}, автор {author}",
      "книга {title} {author}, есть в наличии?",
      "ищу книгу {title}, {author}",
    ],
    author: [
      "{author}",
      "книги автора {author}",
      "автор {author}",
      "что есть у вас, автор {author}?",
      "{author} книги",
    ],
  },
  en: {
    title: [
      "{title}",
      "do you have {title}?",
      "looking for the book {title}",
      "can I borrow {title}",
      "where can I find {title}?",
      "is {title} available",
      "I need {title} please",
    ],
    titleAndAuthor: [
      "{author} {title}",
      "{title} by {author}",
      "{author}. {title}",
      "{title}, author {author}",
      "have you got {title} by {author}?",
      "the book {title} {author}",
    ],
    author: ["{author}", "books by {author}", "do you have anything by {author}?", "author {author}", "{author} books"],
  },
};

/** How those who speak Russian ask for a Kazakh book by its own title. */
export const wordingsOfKazakhTitles: Pick<Wordings, "title" | "titleAndAuthor"> = {
  title: [
    "{title} на казахском",
    "есть ли у вас {title}?",
    "ищу книгу {title} на казахском языке",
    "в школе задали {title}",
    "нужна казахская книга {title}",
    "где стоит {title}",
  ],
  titleAndAuthor: [
    "{author} {title} на казахском",
    "{title}, автор {author}",
    "есть ли {title}, {author}?",
    "ищу казахскую книгу {title} {author}",
    "на казахском языке {author}, {title}",
  ],
};
