import type { Language } from "../library/language.ts";

interface HoursTexts {
  readonly open: (branch: string, day: string, spans: string) => string;
  readonly closed: (branch: string, day: string, reason: string) => string;
  readonly openNow: (branch: string, spans: string) => string;
  readonly closedNow: (branch: string, spans: string) => string;
  /** At the minute asked about; `until` is when it closes then. */
  readonly openAt: (branch: string, at: string, until: string, spans: string) => string;
  readonly closedAt: (branch: string, at: string, spans: string) => string;
  readonly lunch: (from: string, to: string) => string;
  readonly closedToday: (branch: string, reason: string) => string;
  readonly next: (day: string, spans: string) => string;
  readonly today: (date: string) => string;
  readonly tomorrow: (date: string) => string;
  readonly sanitaryDay: string;
  readonly dayOff: string;
  readonly holiday: (name: string) => string;
  readonly daysOffUnknown: string;
  readonly week: (branch: string, days: string) => string;
  readonly sanitaryRule: (when: string) => string;
  readonly holidaysRule: string;
  readonly closedWord: string;
  readonly daySpan: (from: string, to: string) => string;
}

export const hoursTexts: Readonly<Record<Language, HoursTexts>> = {
  kk: {
    open: (branch, day, spans) => `${day}: ${branch} ${spans} аралығында ашық.`,
    closed: (branch, day, reason) => `${day}: ${branch} жабық, себебі – ${reason}.`,
    openNow: (branch, spans) => `Иә, қазір ашық: ${branch} бүгін ${spans} аралығында жұмыс істейді.`,
    closedNow: (branch, spans) => `Қазір жабық: ${branch} бүгін ${spans} аралығында жұмыс істейді.`,
    openAt: (branch, at, until, spans) => `${at}: ${branch} ашық, жабылатын уақыты – ${until}. Жұмыс уақыты: ${spans}.`,
    closedAt: (branch, at, spans) => `${at}: ${branch} жабық. Жұмыс уақыты: ${spans}.`,
    lunch: (from, to) => `Түскі үзіліс: ${from}–${to}.`,
    closedToday: (branch, reason) => `Бүгін жабық: ${branch}, себебі – ${reason}.`,
    next: (day, spans) => `Келесі жұмыс күні: ${day}, ${spans}.`,
    today: (date) => `Бүгін, ${date}`,
    tomorrow: (date) => `Ертең, ${date}`,
    sanitaryDay: "санитарлық күн",
    dayOff: "кесте бойынша демалыс күні",
    holiday: (name) => name,
    daysOffUnknown:
      "Бұл күнге мереке және ауыстырылған демалыс күндері әлі белгісіз, сондықтан бұл тек әдеттегі кесте.",
    week: (branch, days) => `${branch}: ${days}.`,
    sanitaryRule: (when) => `Санитарлық күн (оқырмандарға жабық): ${when}.`,
    holidaysRule: "Мереке күндері жабық.",
    closedWord: "жабық",
    daySpan: (from, to) => `${from}–${to}`,
  },
  ru: {
    open: (branch, day, spans) => `${day}: ${branch} работает ${spans}.`,
    closed: (branch, day, reason) => `${day}: ${branch} не работает, причина – ${reason}.`,
    openNow: (branch, spans) => `Да, сейчас открыто: ${branch} сегодня работает ${spans}.`,
    closedNow: (branch, spans) => `Сейчас закрыто: ${branch} сегодня работает ${spans}.`,
    openAt: (branch, at, until, spans) => `${at}: открыто до ${until}, ${branch}. Часы работы: ${spans}.`,
    closedAt: (branch, at, spans) => `${at}: закрыто, ${branch}. Часы работы: ${spans}.`,
    lunch: (from, to) => `Обеденный перерыв: ${from}–${to}.`,
    closedToday: (branch, reason) => `Сегодня закрыто: ${branch}, причина – ${reason}.`,
    next: (day, spans) => `Следующий рабочий день: ${day}, ${spans}.`,
    today: (date) => `Сегодня, ${date}`,
    tomorrow: (date) => `Завтра, ${date}`,
    sanitaryDay: "санитарный день",
    dayOff: "выходной по расписанию",
    holiday: (name) => name,
    daysOffUnknown:
      "Праздничные и перенесённые выходные на эту дату ещё не известны, поэтому это только обычное расписание.",
    week: (branch, days) => `${branch}: ${days}.`,
    sanitaryRule: (when) => `Санитарный день (закрыто для читателей): ${when}.`,
    holidaysRule: "В праздничные дни закрыто.",
    closedWord: "закрыто",
    daySpan: (from, to) => `${from}–${to}`,
  },
  en: {
    open: (branch, day, spans) => `${day}: ${branch} is open ${spans}.`,
    closed: (branch, day, reason) => `${day}: ${branch} is closed (${reason}).`,
    openNow: (branch, spans) => `Yes, open now: ${branch} is open ${spans} today.`,
    closedNow: (branch, spans) => `Closed now: ${branch} is open ${spans} today.`,
    openAt: (branch, at, until, spans) => `${at}: ${branch} is open until ${until}. Hours: ${spans}.`,
    closedAt: (branch, at, spans) => `${at}: ${branch} is closed. Hours: ${spans}.`,
    lunch: (from, to) => `Lunch break: ${from}–${to}.`,
    closedToday: (branch, reason) => `Closed today: ${branch} (${reason}).`,
    next: (day, spans) => `Next open: ${day}, ${spans}.`,
    today: (date) => `Today, ${date}`,
    tomorrow: (date) => `Tomorrow, ${date}`,
    sanitaryDay: "cleaning day",
    dayOff: "a regular day off",
    holiday: (name) => name,
    daysOffUnknown:
      "Public holidays and days off in lieu are not known yet for that date, so this is the ordinary timetable only.",
    week: (branch, days) => `${branch}: ${days}.`,
    sanitaryRule: (when) => `Cleaning day (closed to readers): ${when}.`,
    holidaysRule: "Closed on public holidays.",
    closedWord: "closed",
    daySpan: (from, to) => `${from}–${to}`,
  },
};
