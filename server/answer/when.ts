import type { Language } from "../library/language.ts";
import { type Day, weekdayIndex } from "./day.ts";

// Kazakh names stand here because the ICU data of a runtime may lack them.
export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
  ],
  ru: [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  kk: ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"],
  ru: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/** "айдың соңғы жұмасы", "последняя пятница месяца", "the last Friday of the month". */
const ofMonth: Readonly<Record<Language, (nth: number, weekday: number) => string>> = {
  kk: (nth, weekday) => `айдың ${ordinals.kk[nth] ?? ""} ${weekdayName(weekday, "kk")}${weekday === 4 ? "сы" : "сі"}`,
  ru: (nth, weekday) => `${ordinals.ru[nth]?.[russianGender[weekday] ?? 0] ?? ""} ${weekdayName(weekday, "ru")} месяца`,
  en: (nth, weekday) => `the ${ordinals.en[nth] ?? ""} ${weekdayName(weekday, "en")} of the month`,
};

const ordinals = {
  kk: { 1: "бірінші", 2: "екінші", 3: "үшінші", 4: "төртінші", [-1]: "соңғы" } as Readonly<Record<number, string>>,
  ru: {
    1: ["первый", "первая", "первое"],
    2: ["второй", "вторая", "второе"],
    3: ["третий", "третья", "третье"],
    4: ["четвёртый", "четвёртая", "четвёртое"],
    [-1]: ["последний", "последняя", "последнее"],
  } as Readonly<Record<number, readonly string[]>>,
  en: { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" } as Readonly<Record<number, string>>,
};

/** 0 masculine, 1 feminine, 2 neuter. */
const russianGender = [0, 0, 1, 0, 1, 1, 2];

export function weekdayName(index: number, language: Language): string {
  return weekdayNames[language][index] ?? "";
}

/** "28 қараша, сенбі", "Saturday, 28 November"; the year only when it is not `today`'s. */
export function formatDay(day: Day, language: Language, today: Day): string {
  const [date, weekday] = [formatDate(day, language, today), weekdayName(weekdayIndex(day), language)];
  return language === "en" ? `${weekday}, ${date}` : `${date}, ${weekday}`;
}

export function formatDate(day: Day, language: Language, today: Day): string {
  const date = Number(day.slice(8));
  const month = monthNames[language][Number(day.slice(5, 7)) - 1] ?? "";
  const year = day.slice(0, 4);
  if (year === today.slice(0, 4)) return `${date} ${month}`;
  return { kk: `${year} жылғы ${date} ${month}`, ru: `${date} ${month} ${year} года`, en: `${date} ${month} ${year}` }[
    language
  ];
}

export function formatNthWeekday(nth: number, weekday: number, language: Language): string {
  return ofMonth[language](nth, weekday);
}

/** "9:00–13:00, 14:00–18:00". */
export function formatSpans(spans: readonly (readonly [string, string])[]): string {
  return spans.map(([from, to]) => `${formatTime(from)}–${formatTime(to)}`).join(", ");
}

/** "09:00" as people write it: "9:00". */
export function formatTime(time: string): string {
  return time.replace(/^0/, "");
}
