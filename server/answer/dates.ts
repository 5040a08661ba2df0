import type { Library } from "../library/library-file.ts";
import { findCue, readCues } from "./cue.ts";
import { monthIn, weekdayIn } from "./date-words.ts";
import { addDays, type Day, makeDay, weekdayIndex } from "./day.ts";
import { holidayNamed } from "./holiday-named.ts";
import type { SpokenWord } from "./utterance.ts";

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
  return (
    inDigits(frame) ??
    monthAndDate(spoken, frame.today) ??
    relative(spoken, frame.today) ??
    holidayNamed(spoken, frame) ??
    onWeekday(spoken, frame.today)
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

type Resolve = (today: Day) => When;

const range = (from: Day, to: Day): When => ({ kind: "range", from, to });
const monday = (today: Day): Day => addDays(today, -weekdayIndex(today));
const monthStart = (today: Day): Day => `${today.slice(0, 7)}-01`;
const monthEnd = (today: Day): Day => addDays(monthStart(addDays(monthStart(today), 31)), -1);

// Longer sayings stand before the shorter ones that they hold.
const sayings: readonly (readonly [string, Resolve])[] = [
  ["бүрсігүні, бүрсүгүні, бірсігүні, арғы күні, послезавтра, day after tomorrow", (today) => oneDay(addDays(today, 2))],
  ["ертең*, завтра, завтрашн*, tomorrow, tmrw", (today) => oneDay(addDays(today, 1))],
  ["кеше, вчера, yesterday", (today) => oneDay(addDays(today, -1))],
  ["қазір, дәл қазір, осы уақытта, сейчас, щас, now, currently", (today) => ({ kind: "now", from: today, to: today })],
  ["бүгін*, сегодня*, седня, сёдня, today, tonight", (today) => oneDay(today)],
  [
    "келесі апта*, келер апта*, следующ* недел*, будущ* недел*, next week",
    (today) => range(addDays(monday(today), 7), addDays(monday(today), 13)),
  ],
  [
    "демалыс күн*, демалыста, выходные, выходных, выходным, викенд*, weekend*",
    (today) => range(addDays(monday(today), 5), addDays(monday(today), 6)),
  ],
  [
    "осы апта*, апта ішінде, бұл апта*, аптада, эт* недел*, на неделе, this week",
    (today) => range(today, addDays(monday(today), 6)),
  ],
  [
    "келесі ай*, следующ* месяц*, next month",
    (today) => range(addDays(monthEnd(today), 1), monthEnd(addDays(monthEnd(today), 1))),
  ],
  ["осы ай*, бұл ай*, эт* месяц*, this month", (today) => range(today, monthEnd(today))],
];

const compiled = sayings.map(([cues, resolve]) => ({ cues: readCues(cues), resolve }));

function relative(spoken: readonly SpokenWord[], today: Day): When | undefined {
  return compiled.find(({ cues }) => cues.some((cue) => findCue(cue, spoken)))?.resolve(today);
}

/** The coming one of that weekday: today counts, "next" adds a week when this week still has it. */
function onWeekday(spoken: readonly SpokenWord[], today: Day): When | undefined {
  const named = spoken.map(weekdayIn).find((index) => index !== undefined);
  return named === undefined ? undefined : oneDay(addDays(today, (named - weekdayIndex(today) + 7) % 7));
}
