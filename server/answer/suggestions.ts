import type { Language } from "../library/language.ts";

export type Occasion = "item" | "list" | "missing" | "hours" | "event" | "house" | "rule" | "start" | "person";

/** Questions that Dana can answer next; each stands without the answer before it, or leans on the records just shown. */
const questions: Readonly<Record<Language, Readonly<Record<Occasion, readonly string[]>>>> = {
  kk: {
    item: ["Ол қай филиалда бос?", "Кітапты қалай брондауға болады?", "Басқа тілде бар ма?"],
    list: ["Тағы бар ма?", "Біріншісі қайда?", "Кітапты неше күнге береді?"],
    missing: [
      "Кітапты басқа кітапханадан алдыруға бола ма?",
      "Кітап сатып алуды қалай ұсынуға болады?",
      "Кітапханашымен сөйлескім келеді",
    ],
    hours: ["Ал жексенбіде ше?", "Барлық филиалдың жұмыс уақыты қандай?", "Мекенжайыңыз қандай?"],
    event: ["Осы аптада балаларға не бар?", "Келесі аптада қандай іс-шара болады?", "Кітапхана сенбіде ашық па?"],
    house: ["Бүгін сағат нешеге дейін ашық?", "Балалар залы қай қабатта?", "Осы аптада қандай іс-шара бар?"],
    rule: ["Оқырман билетін қалай алуға болады?", "Кітап мерзімін қалай ұзартамын?", "Кітапханашымен сөйлескім келеді"],
    start: [
      "Сенбіде сағат нешеге дейін ашық?",
      "Осы аптада қандай іс-шара бар?",
      "Оқырман билетін қалай алуға болады?",
    ],
    person: ["Кітапхана телефоны қандай?", "Бүгін сағат нешеге дейін ашық?"],
  },
  ru: {
    item: ["В каком филиале она свободна?", "Как забронировать книгу?", "Есть на другом языке?"],
    list: ["Есть ещё?", "Где первая?", "На сколько дней дают книгу?"],
    missing: [
      "Можно заказать книгу из другой библиотеки?",
      "Как предложить книгу для покупки?",
      "Хочу поговорить с библиотекарем",
    ],
    hours: ["А в воскресенье?", "Как работают все филиалы?", "Какой у вас адрес?"],
    event: ["Что для детей на этой неделе?", "Какие мероприятия на следующей неделе?", "Библиотека открыта в субботу?"],
    house: ["До скольки вы работаете сегодня?", "На каком этаже детский зал?", "Какие мероприятия на этой неделе?"],
    rule: ["Как получить читательский билет?", "Как продлить книгу?", "Хочу поговорить с библиотекарем"],
    start: [
      "До скольки вы работаете в субботу?",
      "Какие мероприятия на этой неделе?",
      "Как получить читательский билет?",
    ],
    person: ["Какой телефон у библиотеки?", "До скольки вы работаете сегодня?"],
  },
  en: {
    item: ["Which branch has it on the shelf?", "How do I place a hold?", "Is it there in another language?"],
    list: ["Any more?", "Where is the first one?", "For how long may I borrow a book?"],
    missing: [
      "Can I get a book from another library?",
      "How do I suggest a purchase?",
      "I want to talk to a librarian",
    ],
    hours: ["And on Sunday?", "What are the hours of all branches?", "What is your address?"],
    event: ["What's on for children this week?", "What events are there next week?", "Are you open on Saturday?"],
    house: [
      "What time do you close today?",
      "Which floor is the children's hall on?",
      "What events are there this week?",
    ],
    rule: ["How do I get a library card?", "How do I renew a book?", "I want to talk to a librarian"],
    start: ["What time do you close on Saturday?", "What events are there this week?", "How do I get a library card?"],
    person: ["What is the library's phone number?", "What time do you close today?"],
  },
};

export function suggest(occasion: Occasion, language: Language): readonly string[] {
  return questions[language][occasion];
}
