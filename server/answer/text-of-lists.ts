import type { Language } from "../library/language.ts";

interface ListTexts {
  readonly byAuthor: (author: string, count: number) => string;
  readonly forExample: (titles: string) => string;
  readonly onTopic: (titles: string) => string;
  /** Instead of `onTopic` where half of the words asked for or more are not met. */
  readonly near: (titles: string) => string;
  readonly advised: (titles: string) => string;
  readonly maybe: (titles: string) => string;
  readonly more: (titles: string) => string;
  readonly reason: (topics: string) => string;
  readonly nowFree: (titles: string) => string;
  readonly askTaste: string;
  readonly tastes: readonly string[];
  readonly askMemory: string;
  readonly memories: readonly string[];
}

const russianBooks = new Intl.PluralRules("ru");

export const listTexts: Readonly<Record<Language, ListTexts>> = {
  kk: {
    byAuthor: (author, count) => `Автор: ${author}. Каталогта ${count} жазба бар.`,
    forExample: (titles) => `Солардан: ${titles}.`,
    onTopic: (titles) => `Осы тақырып бойынша каталогта мыналар бар: ${titles}.`,
    near: (titles) => `Тақырыпқа жақыны осылар болуы мүмкін: ${titles}.`,
    advised: (titles) => `Біздің қордан мыналарды ұсынамын: ${titles}.`,
    maybe: (titles) => `Мүмкін, мыналардың бірі шығар: ${titles}.`,
    more: (titles) => `Тағы мыналар бар: ${titles}.`,
    reason: (topics) => `тақырыбы: ${topics}`,
    nowFree: (titles) => `Қазір бос: ${titles}.`,
    askTaste: "Қандай кітап іздеп жүрсіз? Тақырыбын, жанрын немесе оқырманның жасын айтсаңыз, қордан таңдап беремін.",
    tastes: ["Қазақ тарихы туралы кітап ұсыныңыз", "Балаларға ертегі ұсыныңыз", "Шытырман оқиғалы роман ұсыныңыз"],
    askMemory: "Кітап туралы тағы не есіңізде? Авторы, кейіпкері, оқиғаның жері не уақыты көмектеседі.",
    memories: ["Кейіпкерлері балалар еді", "Оқиға соғыс кезінде болады", "Кітапханашымен сөйлескім келеді"],
  },
  ru: {
    byAuthor: (author, count) =>
      `Автор: ${author}. В каталоге ${count} ${{ one: "запись", few: "записи" }[russianBooks.select(count) as string] ?? "записей"}.`,
    forExample: (titles) => `Среди них: ${titles}.`,
    onTopic: (titles) => `По этой теме в каталоге есть: ${titles}.`,
    near: (titles) => `Возможно, к теме близки: ${titles}.`,
    advised: (titles) => `Из нашего фонда советую: ${titles}.`,
    maybe: (titles) => `Возможно, это одна из этих книг: ${titles}.`,
    more: (titles) => `Есть ещё: ${titles}.`,
    reason: (topics) => `тема: ${topics}`,
    nowFree: (titles) => `Сейчас свободны: ${titles}.`,
    askTaste: "Какую книгу вы ищете? Назовите тему, жанр или возраст читателя, и я подберу из нашего фонда.",
    tastes: [
      "Посоветуйте книгу по истории Казахстана",
      "Посоветуйте сказки для детей",
      "Посоветуйте приключенческий роман",
    ],
    askMemory: "Что ещё вы помните об этой книге? Помогут автор, герои, место или время действия.",
    memories: ["Там были герои-дети", "Действие происходит на войне", "Хочу поговорить с библиотекарем"],
  },
  en: {
    byAuthor: (author, count) => `Author: ${author}. The catalogue has ${count} ${count === 1 ? "record" : "records"}.`,
    forExample: (titles) => `Among them: ${titles}.`,
    onTopic: (titles) => `On this subject the catalogue has ${titles}.`,
    near: (titles) => `Perhaps near to the subject: ${titles}.`,
    advised: (titles) => `From our collection I suggest ${titles}.`,
    maybe: (titles) => `It may be one of these: ${titles}.`,
    more: (titles) => `There is more: ${titles}.`,
    reason: (topics) => `subject: ${topics}`,
    nowFree: (titles) => `Available now: ${titles}.`,
    askTaste:
      "What kind of book are you looking for? Tell me a subject, a genre or the reader's age, and I will choose from our collection.",
    tastes: ["Suggest a book on the history of Kazakhstan", "Suggest tales for children", "Suggest an adventure novel"],
    askMemory: "What else do you remember of the book? Its author, its people, the place or the time would help.",
    memories: ["The heroes were children", "It is set in wartime", "I want to talk to a librarian"],
  },
};
