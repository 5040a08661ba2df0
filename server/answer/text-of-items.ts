import type { Language } from "../library/language.ts";

/** Sentences about one book or a few. Branch names and numbers stand where they need no Kazakh or Russian ending. */
interface ItemTexts {
  readonly has: (titles: string) => string;
  /** Instead of `has` where the question holds words that the title does not account for. */
  readonly catalogueHas: (titles: string) => string;
  readonly free: (places: string) => string;
  readonly place: (branch: string, copies: string, callNumber: string) => string;
  readonly copies: (count: number) => string;
  readonly allOut: string;
  readonly notHeldAt: (branch: string) => string;
  readonly noneFreeAt: (branch: string) => string;
  readonly dueBack: (date: string) => string;
  readonly readingRoom: (places: string) => string;
  readonly noCopies: string;
  readonly years: (years: string) => string;
  /** Where an article is to be read. */
  readonly inIssue: (issue: string) => string;
  readonly online: (url: string) => string;
  readonly asLoaded: string;
  readonly toHold: (rule: string) => string;
  /** Further volumes and editions, each with where it is free. */
  readonly thereAreAlso: (editions: string) => string;
  readonly anotherEdition: string;
  /** Said after a volume of which no copy is free. */
  readonly out: string;
  readonly alsoIn: (languages: string) => string;
  readonly languageNames: Readonly<Record<string, string>>;
}

const russianCopies = new Intl.PluralRules("ru");

export const itemTexts: Readonly<Record<Language, ItemTexts>> = {
  kk: {
    has: (titles) => `Иә, бар: ${titles}.`,
    catalogueHas: (titles) => `Каталогта бар: ${titles}.`,
    free: (places) => `Қазір бос: ${places}.`,
    place: (branch, copies, callNumber) => `${branch} – ${copies}${callNumber && `, шифрі ${callNumber}`}`,
    copies: (count) => `${count} дана`,
    allOut: "Қазір бос данасы жоқ.",
    notHeldAt: (branch) => `${branch}: бұл кітап онда жоқ.`,
    noneFreeAt: (branch) => `${branch}: қазір бос данасы жоқ.`,
    dueBack: (date) => `Кітап оқырманда, ең ерте қайтарылатын күні: ${date}.`,
    readingRoom: (places) => `Тек оқу залында оқылады: ${places}.`,
    noCopies: "Даналары туралы мәлімет каталогта жоқ, кітапханашыдан сұраған дұрыс.",
    years: (years) => `Қордағы жылдары: ${years}.`,
    inIssue: (issue) => `Журнал нөмірі: ${issue}.`,
    online: (url) => `Онлайн оқуға болады: ${url} .`,
    asLoaded: "Бұл мәлімет каталог соңғы рет жүктелген кездегідей, барар алдында телефонмен нақтылап алыңыз.",
    toHold: (rule) => `Кітапты кітапханашы арқылы брондауға болады: ${rule}`,
    thereAreAlso: (editions) => `Тағы бар: ${editions}.`,
    anotherEdition: "басқа басылымы",
    out: "қазір бос емес",
    alsoIn: (languages) => `Сондай-ақ ${languages} бар.`,
    languageNames: { kk: "қазақ тілінде", ru: "орыс тілінде", en: "ағылшын тілінде", other: "басқа тілде" },
  },
  ru: {
    has: (titles) => `Да, есть: ${titles}.`,
    catalogueHas: (titles) => `В каталоге есть: ${titles}.`,
    free: (places) => `Сейчас свободно: ${places}.`,
    place: (branch, copies, callNumber) => `${branch} – ${copies}${callNumber && `, шифр ${callNumber}`}`,
    copies: (count) =>
      `${count} ${{ one: "экземпляр", few: "экземпляра" }[russianCopies.select(count) as string] ?? "экземпляров"}`,
    allOut: "Сейчас свободных экземпляров нет.",
    notHeldAt: (branch) => `${branch}: этой книги там нет.`,
    noneFreeAt: (branch) => `${branch}: сейчас свободных экземпляров нет.`,
    dueBack: (date) => `Книга на руках, ближайший срок возврата: ${date}.`,
    readingRoom: (places) => `Читают только в читальном зале: ${places}.`,
    noCopies: "Сведений об экземплярах в каталоге нет, лучше спросить библиотекаря.",
    years: (years) => `Годы в фонде: ${years}.`,
    inIssue: (issue) => `Номер журнала: ${issue}.`,
    online: (url) => `Можно читать онлайн: ${url} .`,
    asLoaded: "Сведения на момент последней загрузки каталога, перед визитом уточните по телефону.",
    toHold: (rule) => `Книгу можно забронировать через библиотекаря: ${rule}`,
    thereAreAlso: (editions) => `Есть ещё: ${editions}.`,
    anotherEdition: "другое издание",
    out: "сейчас нет свободных",
    alsoIn: (languages) => `Есть также ${languages}.`,
    languageNames: { kk: "на казахском", ru: "на русском", en: "на английском", other: "на другом языке" },
  },
  en: {
    has: (titles) => `Yes, we have ${titles}.`,
    catalogueHas: (titles) => `In the catalogue there is: ${titles}.`,
    free: (places) => `Available now: ${places}.`,
    place: (branch, copies, callNumber) => `${branch} – ${copies}${callNumber && `, call number ${callNumber}`}`,
    copies: (count) => `${count} ${count === 1 ? "copy" : "copies"}`,
    allOut: "No copy is free right now.",
    notHeldAt: (branch) => `${branch}: this book is not held there.`,
    noneFreeAt: (branch) => `${branch}: no copy is free there right now.`,
    dueBack: (date) => `It is on loan; the earliest return is due on ${date}.`,
    readingRoom: (places) => `To be read in the reading room only: ${places}.`,
    noCopies: "The catalogue says nothing of its copies; please ask a librarian.",
    years: (years) => `Years held: ${years}.`,
    inIssue: (issue) => `It is in this issue: ${issue}.`,
    online: (url) => `You can read it online: ${url} .`,
    asLoaded: "This is as of the last catalogue load; please check by phone before you come.",
    toHold: (rule) => `A librarian can place a hold for you: ${rule}`,
    thereAreAlso: (editions) => `There are also: ${editions}.`,
    anotherEdition: "another edition",
    out: "none free now",
    alsoIn: (languages) => `Also ${languages}.`,
    languageNames: { kk: "in Kazakh", ru: "in Russian", en: "in English", other: "in another language" },
  },
};
