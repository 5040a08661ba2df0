import { type Language, languages, type Trilingual } from "../library/language.ts";
import type { ErrorCode, NoticeCode } from "./protocol.ts";

const notices: Readonly<Record<NoticeCode, Trilingual>> = {
  "session-lost": {
    kk: "Алдыңғы әңгіме сақталмаған екен. Жаңасын бастайық: сұрағыңызды қайта жазыңыз.",
    ru: "Прежний разговор не сохранился. Начнём новый: задайте вопрос ещё раз.",
    en: "The earlier conversation was not kept. Let us start a new one: please ask your question again.",
  },
  "no-librarian": {
    kk: "Қазір чатта кітапханашы жоқ. Сұрағыңызды маған жазыңыз немесе кітапханаға қоңырау шалыңыз, не өзіңіз келіңіз.",
    ru: "Сейчас в чате нет библиотекаря. Спросите меня, позвоните в библиотеку или приходите сами.",
    en: "There is no librarian in the chat right now. Please ask me, or phone or visit the library.",
  },
  "server-closing": {
    kk: "Қызмет қайта іске қосылып жатыр. Байланыс аздан кейін өзі қалпына келеді.",
    ru: "Сервис перезапускается. Связь скоро восстановится сама.",
    en: "The service is restarting. The connection will come back by itself shortly.",
  },
};

const errors: Readonly<Record<ErrorCode, Trilingual>> = {
  "no-session": {
    kk: "Әңгіме әлі басталған жоқ: алдымен сәлемдесу керек.",
    ru: "Разговор ещё не начат: сначала нужно приветствие.",
    en: "The conversation has not started yet: a hello comes first.",
  },
  "bad-frame": {
    kk: "Бұл хабарламаны түсіне алмадым.",
    ru: "Это сообщение не удалось разобрать.",
    en: "This message could not be understood.",
  },
  "bad-protocol": {
    kk: "Бұл бет ескірген. Бетті жаңартыңыз.",
    ru: "Эта страница устарела. Обновите её.",
    en: "This page is out of date. Please reload it.",
  },
  "too-long": {
    kk: "Мәтін тым ұзын. Қысқартып жазып көріңізші.",
    ru: "Текст слишком длинный. Попробуйте написать короче.",
    en: "The text is too long. Please try to put it more briefly.",
  },
  "too-fast": {
    kk: "Хабарламалар тым жиі келіп жатыр. Сәл күте тұрыңызшы.",
    ru: "Сообщения приходят слишком часто. Подождите немного.",
    en: "Messages are coming too fast. Please wait a moment.",
  },
  busy: {
    kk: "Қазір сұрақ өте көп. Сәлден кейін қайталап көріңізші.",
    ru: "Сейчас очень много вопросов. Попробуйте чуть позже.",
    en: "There are very many questions right now. Please try again shortly.",
  },
  "unknown-ask": {
    kk: "Мұндай сұрақ бұл әңгімеде болған жоқ.",
    ru: "Такого вопроса в этом разговоре не было.",
    en: "There was no such question in this conversation.",
  },
  "not-signed-in": {
    kk: "Кітапханашының орнына кіру үшін алдымен жүйеге кіріңіз.",
    ru: "Чтобы работать за столом библиотекаря, сначала войдите в систему.",
    en: "Please sign in first to work at the librarian's desk.",
  },
  failed: {
    kk: "Кешіріңіз, жауап бере алмадым: менде бір ақау шықты. Қайталап көріңіз немесе кітапханашыға жүгініңіз.",
    ru: "Простите, ответить не получилось: у меня что-то сломалось. Попробуйте ещё раз или обратитесь к библиотекарю.",
    en: "Sorry, I could not answer: something went wrong on my side. Please try again, or ask a librarian.",
  },
};

export function noticeText(code: NoticeCode, language: Language): string {
  return notices[code][language];
}

export function errorText(code: ErrorCode, language: Language): string {
  return errors[code][language];
}

/** The first language of an Accept-Language header that Dana speaks; Kazakh when none is named. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? "").slice(0, 200).split(",").map(readRange);
  const spoken = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { tag } of spoken) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language) return language;
  }
  return "kk";
}

function readRange(range: string): { tag: string; quality: number } {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
