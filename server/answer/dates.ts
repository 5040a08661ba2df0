import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";
import type { Library } from "../library/library-file.ts";
import { monthIn } from "./date-words.ts";
import { addDays, type Day, makeDay, monthEnd, monthStart } from "./day.ts";
import { holidayNamed } from "./holiday-named.ts";
import { onWeekday, relativeDay, relativeDays } from "./relative-dates.ts";

/** The time a question speaks of. */
export type When =
  | { readonly kind: "now"; readonly from: Day; readonly to: Day }
  | { readonly kind: "day"; readonly from: Day; readonly to: Day }
  | { readonly kind: "range"; readonly from: Day; readonly to: Day };

interface DateFrame {
  readonly today: Day;
  readonly holidays: Library["holidays"];
  /** The question as typed, for dates in digits. */
  readonly text: string;
}

export function findWhen(spoken: readonly SpokenWord[], frame: DateFrame): When | undefined {
  const { today } = frame;
  return (
    inDigits(frame) ??
    monthAndDate(spoken, today) ??
    eveOf(spoken, frame) ??
    relativeDay(spoken, today) ??
    holidayNamed(spoken, frame) ??
    onWeekday(spoken, today) ??
    dateAlone(spoken, today) ??
    relativeDays(spoken, today) ??
    monthAlone(spoken, today)
  );
}

const oneDay = (day: Day): When => ({ kind: "day", from: day, to: day });

function inDigits({ text, today }: DateFrame): When | undefined {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/u.exec(text);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /\b(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?(?![\d:])/u.exec(text);
  if (!dotted) return undefined;
  const [month, date] = [Number(dotted[2]), Number(dotted[1])];
  return dotted[3] ? dated(Number(dotted[3]), month, date) : comingDate(month, date, today);
}

function dated(year: number, month: number, date: number): When | undefined {
  const day = makeDay(year, month, date);
  return day === undefined ? undefined : oneDay(day);
}

/** A date with no year is the next one. */
function comingDate(month: number, date: number, today: Day): When | undefined {
  const year = Number(today.slice(0, 4));
  // 29 February may be four years off, eight over a century.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = makeDay(year + ahead, month, date);
    if (day !== undefined && day >= today) return oneDay(day);
  }
  return undefined;
}

/** "22 наурыз", "22-го марта 2027", "March 22nd". */
function monthAndDate(spoken: readonly SpokenWord[], today: Day): When | undefined {
  const at = spoken.findIndex(
    (word, place) =>
      monthIn(word) !== undefined &&
      (dateAt(spoken, place - 1) ?? dateAt(spoken, place - 2) ?? dateAt(spoken, place + 1)) !== undefined,
  );
  const word = spoken[at];
  const month = word && monthIn(word);
  if (month === undefined) return undefined;
  const date =
    dateAt(spoken, at - 1) ?? (isJoint(spoken[at - 1]) ? dateAt(spoken, at - 2) : undefined) ?? dateAt(spoken, at + 1);
  const year = [...spoken.slice(at + 1, at + 4), ...spoken.slice(Math.max(0, at - 3), at)]
    .map((one) => /^20\d\d$/u.exec(one.folded)?.[0])
    .find(Boolean);
  if (date === undefined) return undefined;
  return year === undefined ? comingDate(month, date, today) : dated(Number(year), month, date);
}

const isJoint = (word: SpokenWord | undefined): boolean =>
  word !== undefined && ["of", "го", "е", "ши", "жылгы"].includes(word.folded);

function dateAt(spoken: readonly SpokenWord[], at: number): number | undefined {
  const found = /^(\d{1,2})(?:st|nd|rd|th|го|е|ши)?$/u.exec(spoken[at]?.folded ?? "");
  const date = Number(found?.[1] ?? 0);
  return date >= 1 && date <= 31 ? date : undefined;
}

const eve = readCues("қарсаң*, алдынд*, канун*, накануне, перед, под, eve");

/** "Жаңа жыл қарсаңында", "под Новый год", "New Year's Eve": the day before the holiday named. */
function eveOf(spoken: readonly SpokenWord[], frame: DateFrame): When | undefined {
  if (!findAny(eve, spoken)) return undefined;
  const holiday = holidayNamed(spoken, { ...frame, today: addDays(frame.today, 1) });
  return holiday && oneDay(addDays(holiday.from, -1));
}

/** "31-нде", "31-го", "on the 31st": the next such date. */
function dateAlone(spoken: readonly SpokenWord[], today: Day): When | undefined {
  const at = spoken.findIndex(
    ({ folded }, place) =>
      /^\d{1,2}(?:st|nd|rd|th)$/u.test(folded) ||
      (/^\d{1,2}$/u.test(folded) && dateEnding.test(spoken[place + 1]?.folded ?? "")),
  );
  const date = dateAt(spoken, at);
  if (date === undefined) return undefined;
  for (let month = 0; month < 12; month += 1) {
    const [year, monthNumber] = addMonths(today, month).slice(0, 7).split("-").map(Number);
    const day = makeDay(year ?? 0, monthNumber ?? 0, date);
    if (day !== undefined && day >= today) return oneDay(day);
  }
  return undefined;
}

const dateEnding = /^(?:го|числа|ши|и|инде|синде|нде|ында|число)$/u;

/** "Желтоқсанда", "в декабре": what is left of it. */
function monthAlone(spoken: readonly SpokenWord[], today: Day): When | undefined {
  const word = spoken.find((one, place) => monthIn(one) !== undefined && isMonthAlone(one, spoken[place - 1]));
  const month = word && monthIn(word);
  if (month === undefined) return undefined;
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const start = ahead === 0 ? today : monthStart(addMonths(today, ahead));
    if (Number(start.slice(5, 7)) === month) return { kind: "range", from: start, to: monthEnd(start) };
  }
  return undefined;
}

/** A month's bare name may be a street's, a verb or a poet's hero: only with its ending or after "in" is it a time. */
function isMonthAlone({ folded }: SpokenWord, previous: SpokenWord | undefined): boolean {
  return /(?:да|де|та|те|айинда)$/u.test(folded)
    ? true
    : ["в", "на", "in", "during"].includes(previous?.folded ?? "") && folded.length > 2;
}

function addMonths(day: Day, count: number): Day {
  let start = monthStart(day);
  for (let ahead = 0; ahead < count; ahead += 1) start = monthStart(addDays(start, 31));
  return start;
}
