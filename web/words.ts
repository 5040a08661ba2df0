import type { Trilingual } from "./frames.ts";

// Every text of the page that has no number in it; those that have are in counts.ts.
export const words = {
  pageTitle: {
    kk: "Дана, кітапхана көмекшісі",
    ru: "Дана, помощник библиотеки",
    en: "Dana, the library’s assistant",
  },
  dana: { kk: "Дана", ru: "Дана", en: "Dana" },
  you: { kk: "Сіз", ru: "Вы", en: "You" },
  skip: { kk: "Сұрақ жазуға өту", ru: "Перейти к вопросу", en: "Skip to the question" },
  greeting: {
    kk: "Сәлеметсіз бе! Не іздейміз?",
    ru: "Здравствуйте! Что будем искать?",
    en: "Hello! What shall we look for?",
  },
  introduction: {
    kk: "Кітап, жұмыс уақыты, ережелер туралы қазақша, орысша немесе ағылшынша сұраңыз.",
    ru: "Спросите о книгах, часах работы, правилах: по-казахски, по-русски или по-английски.",
    en: "Ask about books, opening hours and rules, in Kazakh, Russian or English.",
  },
  aboutDana: {
    kk: "Дана — жасанды интеллект. Ол тек кітапхананың каталогы мен ережелері бойынша жауап береді, қателесуі мүмкін.",
    ru: "Дана — искусственный интеллект. Отвечает только по каталогу и правилам библиотеки и может ошибаться.",
    en: "Dana is an AI. It answers only from the library’s catalogue and rules, and it may be wrong.",
  },
  conversation: { kk: "Әңгіме", ru: "Разговор", en: "Conversation" },
  newConversation: { kk: "Жаңа әңгіме", ru: "Новый разговор", en: "New conversation" },
  language: { kk: "Бет тілі", ru: "Язык страницы", en: "Page language" },
  darkTheme: { kk: "Қараңғы режимге ауысу", ru: "Включить тёмную тему", en: "Switch to the dark theme" },
  lightTheme: { kk: "Жарық режимге ауысу", ru: "Включить светлую тему", en: "Switch to the light theme" },

  question: { kk: "Сұрағыңыз", ru: "Ваш вопрос", en: "Your question" },
  toLibrarian: { kk: "Кітапханашыға хабарлама", ru: "Сообщение библиотекарю", en: "Message to the librarian" },
  send: { kk: "Жіберу", ru: "Отправить", en: "Send" },
  stop: { kk: "Тоқтату", ru: "Остановить", en: "Stop" },
  tryAsking: { kk: "Мысалы, былай сұраңыз", ru: "Например, спросите", en: "For example, ask" },
  askNext: { kk: "Тағы сұрауға болады", ru: "Можно спросить ещё", en: "You might also ask" },
  chooseOne: { kk: "Бірін таңдаңыз", ru: "Выберите одно", en: "Choose one" },

  searching: { kk: "Іздеп жатырмын…", ru: "Ищу…", en: "Looking…" },
  willBeSent: {
    kk: "Байланыс қалпына келген соң жіберіледі",
    ru: "Отправится, когда связь восстановится",
    en: "Will be sent once the connection is back",
  },
  sources: { kk: "Дереккөздер", ru: "Источники", en: "Sources" },
  close: { kk: "Жабу", ru: "Закрыть", en: "Close" },
  sourceRecord: { kk: "Каталог жазбасы", ru: "Запись каталога", en: "Catalogue record" },
  sourceFaq: { kk: "Кітапхананың жауабы", ru: "Ответ библиотеки", en: "The library’s answer" },
  sourceLibrary: { kk: "Кітапхана мәліметі", ru: "Сведения библиотеки", en: "Library information" },
  sourceCirculation: { kk: "Даналардың қазіргі күйі", ru: "Наличие экземпляров", en: "Copies at the moment" },
  sourceDocument: { kk: "Құжат", ru: "Документ", en: "Document" },
  inCatalogue: { kk: "Каталогтан табылды", ru: "Найдено в каталоге", en: "In the catalogue" },
  nearest: {
    kk: "Каталогымыздағы ең жақын кітаптар",
    ru: "Ближайшее в нашем каталоге",
    en: "Closest in our catalogue",
  },
  whereToFind: { kk: "Қай кітапханада бар", ru: "Где найти", en: "Where to find it" },
  alsoIn: { kk: "Тағы бар:", ru: "Есть также:", en: "Also:" },
  otherVolumes: { kk: "Томдары:", ru: "Тома:", en: "Volumes:" },
  yearsHeld: { kk: "Қордағы жылдары", ru: "Годы в фонде", en: "Years held" },
  articleIn: { kk: "Жарияланған жері", ru: "Напечатано в", en: "Printed in" },
  callNumber: { kk: "Шифры", ru: "Шифр", en: "Call number" },
  branch: { kk: "Кітапхана", ru: "Библиотека", en: "Library" },
  freeOfTotal: { kk: "Бос / барлығы", ru: "Свободно / всего", en: "Free / total" },
  dueBack: { kk: "Қайтару мерзімі:", ru: "Срок возврата:", en: "Due back:" },
  checkedAt: { kk: "Тексерілген уақыты:", ru: "Проверено:", en: "Checked:" },
  requestNumber: { kk: "Өтініш нөмірі:", ru: "Номер обращения:", en: "Request number:" },

  wasItHelpful: { kk: "Жауап көмектесті ме?", ru: "Ответ помог?", en: "Was this helpful?" },
  helpful: { kk: "Иә", ru: "Да", en: "Yes" },
  notHelpful: { kk: "Жоқ", ru: "Нет", en: "No" },
  thanks: { kk: "Рақмет, ескереміз.", ru: "Спасибо, учтём.", en: "Thank you, noted." },

  callLibrarian: { kk: "Кітапханашыны шақыру", ru: "Позвать библиотекаря", en: "Call a librarian" },
  librarian: { kk: "Кітапханашы", ru: "Библиотекарь", en: "Librarian" },
  librarianWaiting: {
    kk: "Кітапханашыны шақырдық. Келгенше Данадан сұрай беріңіз.",
    ru: "Мы зовём библиотекаря. Пока можно дальше спрашивать Дану.",
    en: "We are calling a librarian. Meanwhile you can go on asking Dana.",
  },
  librarianJoined: {
    kk: "Кітапханашы қосылды. Енді сізге жауап беретін:",
    ru: "Библиотекарь на связи. Теперь вам отвечает:",
    en: "A librarian has joined. Now answering you:",
  },
  librarianLeft: {
    kk: "Кітапханашы әңгімеден шықты. Енді қайтадан Дана жауап береді.",
    ru: "Библиотекарь вышел из разговора. Снова отвечает Дана.",
    en: "The librarian has left. Dana answers again.",
  },
  noLibrarian: {
    kk: "Қазір бос кітапханашы жоқ. Кітапханаға телефон соғуға немесе келуге болады.",
    ru: "Сейчас нет свободного библиотекаря. Можно позвонить в библиотеку или прийти.",
    en: "No librarian is free right now. You can phone the library or come in.",
  },

  connecting: { kk: "Қосылып жатырмыз…", ru: "Подключаемся…", en: "Connecting…" },
  lost: {
    kk: "Байланыс үзілді, қайта қосылып жатырмыз…",
    ru: "Связь прервалась, подключаемся снова…",
    en: "Connection lost, reconnecting…",
  },
  restored: { kk: "Байланыс қалпына келді", ru: "Связь восстановлена", en: "Connected again" },
  takenOver: {
    kk: "Бұл әңгіме басқа терезеде ашылды.",
    ru: "Этот разговор открыт в другом окне.",
    en: "This conversation was opened in another window.",
  },
  refused: {
    kk: "Бет ескіріп қалды. Оны қайта жүктеңіз.",
    ru: "Страница устарела. Обновите её.",
    en: "This page is out of date. Please reload it.",
  },
  sessionLost: {
    kk: "Байланыс ұзақ уақыт болмады, сондықтан Дана бұған дейінгі сұрақтарды ұмытты.",
    ru: "Связи не было долго, поэтому Дана забыла прежние вопросы.",
    en: "The connection was lost for long, so Dana has forgotten the earlier questions.",
  },
  serverClosing: {
    kk: "Қызмет жаңартылып жатыр. Қазір қайта қосыламыз.",
    ru: "Сервис обновляется. Сейчас подключимся снова.",
    en: "The service is being updated. We will reconnect in a moment.",
  },

  tooLong: {
    kk: "Сұрақ тым ұзын. Қысқартып көріңіз.",
    ru: "Вопрос слишком длинный. Попробуйте короче.",
    en: "The question is too long. Try a shorter one.",
  },
  tooBusy: {
    kk: "Қазір сұрақ көп. Бір минуттан кейін қайта жіберіңіз.",
    ru: "Сейчас много вопросов. Отправьте ещё раз через минуту.",
    en: "There are many questions right now. Send it again in a minute.",
  },
  failed: {
    kk: "Жауап бере алмадым. Қайта жіберіп көріңіз немесе кітапханашыны шақырыңыз.",
    ru: "Не получилось ответить. Отправьте ещё раз или позовите библиотекаря.",
    en: "I could not answer. Send it again or call a librarian.",
  },
  sendAgain: { kk: "Қайта жіберу", ru: "Отправить ещё раз", en: "Send again" },
} as const satisfies Readonly<Record<string, Trilingual>>;

export type Word = keyof typeof words;
