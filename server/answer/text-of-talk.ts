import type { Language } from "../library/language.ts";

interface TalkTexts {
  readonly greeting: string;
  readonly thanks: string;
  readonly about: string;
  readonly person: (branch: string, phone: string, hours: string) => string;
  readonly account: (librarian: string) => string;
  readonly cannotHold: string;
  readonly crisis: (lines: string) => string;
  readonly private: string;
  readonly outOfScope: string;
  readonly seeDoctor: string;
  readonly unsafe: string;
  readonly whichBook: string;
  readonly whatToAsk: string;
}

export const talkTexts: Readonly<Record<Language, TalkTexts>> = {
  kk: {
    greeting:
      "Сәлеметсіз бе! Мен Дана, кітапхананың көмекші бағдарламасымын. Кітап іздеуге, жұмыс уақыты мен ережелерді білуге көмектесемін. Не керек?",
    thanks: "Оқасы жоқ! Тағы сұрағыңыз болса, жаза беріңіз.",
    about:
      "Мен Данамын – адам емес, жасанды интеллект бағдарламасымын. Тек кітапхананың каталогы мен ережелеріне сүйеніп жауап беремін, қателесуім мүмкін. Жеке кабинетіңізді көрмеймін; заң не медицина кеңесін бермеймін. Керек болса, кітапханашыны шақыра аласыз.",
    person: (branch, phone, hours) => `Кітапханашымен сөйлесуге болады: ${branch}, телефоны ${phone}. ${hours}`,
    account: (librarian) =>
      `Мен жеке оқырман шотыңызды көрмеймін, сондықтан қолыңыздағы кітаптар мен мерзімдерді айта алмаймын. ${librarian}`,
    cannotHold: "Мен өзім брондай алмаймын, бірақ жолын айтамын.",
    crisis: (lines) =>
      `Сізге қазір ауыр тиіп тұрғанын түсінемін, бұл жағдайда жалғыз қалмаңыз. Осы нөмірлерге қазір-ақ қоңырау шалыңыз: ${lines}. Жаныңыздағы сенетін адамға да айтыңыз.`,
    private:
      "Мұны айта алмаймын: оқырманның не алғаны және не оқитыны құпия, ол туралы мәлімет ешкімге, тіпті туыстарына да берілмейді.",
    outOfScope:
      "Бұған көмектесе алмаймын: мен тек кітапхананың кітаптары, қызметтері мен ережелері туралы жауап беремін. Осы тақырыпта кітап іздеп көрейін бе?",
    seeDoctor: "Денсаулық туралы сұрақпен дәрігерге қаралыңыз, жағдай ауыр болса, жедел жәрдем шақырыңыз.",
    unsafe:
      "Бұған көмектеспеймін, себебі ол адамдарға зиян келтіруі мүмкін. Кітапхана туралы сұрақтарыңызға жауап беремін.",
    whichBook: "Қай кітап туралы айтып тұрсыз? Атауын немесе авторын жазыңыз.",
    whatToAsk: "Сұрағыңызды жазыңыз: кітап, жұмыс уақыты, іс-шара немесе ереже туралы көмектесемін.",
  },
  ru: {
    greeting:
      "Здравствуйте! Я Дана, программа-помощник библиотеки. Помогу найти книгу, узнать часы работы и правила. Что вам нужно?",
    thanks: "Пожалуйста! Если будут ещё вопросы, пишите.",
    about:
      "Я Дана – не человек, а программа с искусственным интеллектом. Отвечаю только по каталогу и правилам библиотеки и могу ошибаться. Личного кабинета я не вижу, юридических и медицинских советов не даю. Если нужно, можно позвать библиотекаря.",
    person: (branch, phone, hours) => `С библиотекарем можно поговорить: ${branch}, телефон ${phone}. ${hours}`,
    account: (librarian) => `Я не вижу личный счёт читателя и не могу назвать ваши книги и сроки. ${librarian}`,
    cannotHold: "Сама я забронировать не могу, но скажу, как это сделать.",
    crisis: (lines) =>
      `Мне жаль, что вам сейчас так тяжело. Пожалуйста, не оставайтесь с этим наедине: позвоните прямо сейчас. ${lines}. Расскажите и человеку рядом, которому доверяете.`,
    private:
      "Этого я сказать не могу: что берёт и читает читатель, это тайна. Такие сведения не дают никому, даже родственникам.",
    outOfScope:
      "С этим я помочь не могу: отвечаю только о книгах, услугах и правилах библиотеки. Поискать книгу на эту тему?",
    seeDoctor: "Со здоровьем обратитесь к врачу, а если состояние тяжёлое, вызовите скорую.",
    unsafe: "С этим я не помогу: это может навредить людям. На вопросы о библиотеке отвечу с радостью.",
    whichBook: "О какой книге речь? Напишите название или автора.",
    whatToAsk: "Напишите вопрос: помогу с книгами, часами работы, мероприятиями и правилами.",
  },
  en: {
    greeting:
      "Hello! I am Dana, the library's assistant program. I can help you find a book, and tell you opening hours and rules. What do you need?",
    thanks: "You are welcome! Write again if you have more questions.",
    about:
      "I am Dana: an AI program, not a person. I answer only from the library's catalogue and rules, and I may err. I cannot see personal accounts and give no legal or medical advice. You can call a librarian any time.",
    person: (branch, phone, hours) => `You can talk to a librarian: ${branch}, phone ${phone}. ${hours}`,
    account: (librarian) => `I cannot see reader accounts, so I cannot tell your loans and due dates. ${librarian}`,
    cannotHold: "I cannot place a hold myself, but here is how to.",
    crisis: (lines) =>
      `I am sorry that things are so hard for you now. Please do not stay alone with this: call right away. ${lines}. Tell someone near you whom you trust, too.`,
    private:
      "I cannot tell you that: what a reader borrows or reads is confidential and is given to nobody, not even to relatives.",
    outOfScope:
      "I cannot help with that: I only answer about the library's books, services and rules. Shall I look for a book on it?",
    seeDoctor: "For your health, please see a doctor, or call an ambulance if it is serious.",
    unsafe: "I will not help with that, because it could hurt people. I am glad to answer questions about the library.",
    whichBook: "Which book do you mean? Type its title or author.",
    whatToAsk: "Type a question: I can help with books, opening hours, events and rules.",
  },
};
