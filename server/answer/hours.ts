import type { Language } from "../library/language.ts";
import type { Branch } from "../library/library-file.ts";
import type { Ask } from "./ask.ts";
import { nextOpen, type OpenDay, openOn, rulesOn } from "./calendar.ts";
import type { ClockTime } from "./clock-time.ts";
import { addDays, type Day, weekdays } from "./day.ts";
import { hoursTexts } from "./text-of-hours.ts";
import { formatDay, formatNthWeekday, formatSpans, formatTime, weekdayName } from "./when.ts";

/** What one branch does on one day, and when it opens next if it is closed. */
export function sayDay(day: Day, branch: Branch, ask: Ask): string {
  const { language } = ask;
  const texts = hoursTexts[language];
  const open = openOn(day, branch, ask.parts.library.holidays);
  const label = capital(dayLabel(day, ask));
  const name = branch.name[language];
  const unknown = open.daysOffKnown ? [] : [texts.daysOffUnknown];
  if (open.spans.length > 0)
    return [texts.open(name, label, formatSpans(open.spans)), ...noteOf(open, language), ...unknown].join(" ");
  return [texts.closed(name, label, reasonOf(open, language)), ...sayNext(day, branch, ask), ...unknown].join(" ");
}

/** What a branch does over some days, days alike told together. */
export function sayDays(days: readonly Day[], branch: Branch, ask: Ask): string {
  const { language } = ask;
  const texts = hoursTexts[language];
  const { holidays } = ask.parts.library;
  const groups: OpenDay[][] = [];
  for (const open of days.map((day) => openOn(day, branch, holidays))) {
    const last = groups.at(-1);
    if (last?.[0] && isAlike(last[0], open)) last.push(open);
    else groups.push([open]);
  }
  const lines = groups.map((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return "";
    const label = [first, last].map((open) => formatDay(open.day, language, ask.today));
    const span = group.length === 1 ? (label[0] ?? "") : label.join(" – ");
    if (first.spans.length > 0) return texts.open(branch.name[language], span, formatSpans(first.spans));
    return texts.closed(branch.name[language], span, reasonOf(first, language));
  });
  const [first, last] = [days[0], days.at(-1)];
  const shut = first !== undefined && groups.every((group) => group[0]?.spans.length === 0);
  const unknown = last !== undefined && last > holidays.knownThrough ? [texts.daysOffUnknown] : [];
  return [lines.join("\n"), ...(shut && last ? sayNext(last, branch, ask) : []), ...unknown].join(" ");
}

function isAlike(one: OpenDay, other: OpenDay): boolean {
  return (
    formatSpans(one.spans) === formatSpans(other.spans) &&
    one.reason === other.reason &&
    one.note?.en === other.note?.en
  );
}

/** Whether the branch is open at this minute. */
export function sayNow(branch: Branch, ask: Ask): string {
  const texts = hoursTexts[ask.language];
  const today = openOn(ask.today, branch, ask.parts.library.holidays);
  const name = branch.name[ask.language];
  if (today.spans.length === 0)
    return [texts.closedToday(name, reasonOf(today, ask.language)), ...sayNext(ask.today, branch, ask)].join(" ");
  const spans = formatSpans(today.spans);
  if (today.spans.some(([from, to]) => from <= ask.time && ask.time < to)) return texts.openNow(name, spans);
  const over = today.spans.every(([, to]) => to <= ask.time);
  return [texts.closedNow(name, spans), ...(over ? sayNext(ask.today, branch, ask) : [])].join(" ");
}

/** Whether the branch is open at a time of a day, and until when. */
export function sayAt(day: Day, { time, until }: ClockTime, branch: Branch, ask: Ask): string {
  const { language } = ask;
  const texts = hoursTexts[language];
  const { spans } = openOn(day, branch, ask.parts.library.holidays);
  if (spans.length === 0) return sayDay(day, branch, ask);
  const at = `${capital(dayLabel(day, ask))}, ${formatTime(time)}`;
  const now = spans.find(([from, to]) => (until ? from < time && time <= to : from <= time && time < to));
  const name = branch.name[language];
  if (now) return texts.openAt(name, at, formatTime(now[1]), formatSpans(spans));
  const over = spans.every(([, to]) => to <= time);
  return [
    texts.closedAt(name, at, formatSpans(spans)),
    ...lunchAt(time, spans, texts),
    ...(over ? sayNext(day, branch, ask) : []),
  ].join(" ");
}

function lunchAt(
  time: string,
  spans: readonly (readonly [string, string])[],
  texts: (typeof hoursTexts)[Language],
): string[] {
  const before = spans.findLast(([, to]) => to <= time)?.[1];
  const after = spans.find(([from]) => from > time)?.[0];
  return before === undefined || after === undefined ? [] : [texts.lunch(formatTime(before), formatTime(after))];
}

/** The ordinary week that holds today, days of equal hours together. */
export function sayWeek(branch: Branch, ask: Ask): string {
  const { language } = ask;
  const texts = hoursTexts[language];
  const week = rulesOn(ask.today, branch)?.week;
  const spans = weekdays.map((weekday) => formatSpans(week?.[weekday] ?? []));
  const groups: { from: number; to: number; hours: string }[] = [];
  for (const [index, hours] of spans.entries()) {
    const last = groups.at(-1);
    if (last?.hours === hours) last.to = index;
    else groups.push({ from: index, to: index, hours });
  }
  const days = groups
    .map(({ from, to, hours }) => `${daysText(from, to, language)} ${hours === "" ? texts.closedWord : hours}`)
    .join(", ");
  return texts.week(branch.name[language], days);
}

export function saySanitaryDay(branch: Branch, language: Language): string[] {
  const rule = branch.sanitaryDay;
  return rule
    ? [hoursTexts[language].sanitaryRule(formatNthWeekday(rule.nth, weekdays.indexOf(rule.weekday), language))]
    : [];
}

function daysText(from: number, to: number, language: Language): string {
  return from === to
    ? weekdayName(from, language)
    : hoursTexts[language].daySpan(weekdayName(from, language), weekdayName(to, language));
}

function sayNext(day: Day, branch: Branch, ask: Ask): string[] {
  const next = nextOpen(day, branch, ask.parts.library.holidays);
  return next
    ? [hoursTexts[ask.language].next(formatDay(next.day, ask.language, ask.today), formatSpans(next.spans))]
    : [];
}

function dayLabel(day: Day, ask: Ask): string {
  const date = formatDay(day, ask.language, ask.today);
  if (day === ask.today) return hoursTexts[ask.language].today(date);
  return day === addDays(ask.today, 1) ? hoursTexts[ask.language].tomorrow(date) : date;
}

function reasonOf(open: OpenDay, language: Language): string {
  const texts = hoursTexts[language];
  if (open.reason === "sanitary-day") return texts.sanitaryDay;
  if (open.reason === "season" || open.reason === "week") return texts.dayOff;
  return open.note?.[language] ?? texts.dayOff;
}

function noteOf(open: OpenDay, language: Language): string[] {
  return open.note ? [`${open.note[language].replace(/\.$/u, "")}.`] : [];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
