import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";
import { weekdayIn } from "./date-words.ts";
import type { When } from "./dates.ts";
import { addDays, type Day, monthEnd, weekdayIndex } from "./day.ts";

type Resolve = (today: Day) => When;

const oneDay = (day: Day): When => ({ kind: "day", from: day, to: day });
const range = (from: Day, to: Day): When => ({ kind: "range", from, to });
const monday = (today: Day): Day => addDays(today, -weekdayIndex(today));

// Longer sayings stand before the shorter ones that they hold.
const days = compile([
  [
    "бүрсігүні, бүрсүгүні, бірсігүні, арғы күні, ертеңнен кейін, ертеннен кейін, послезавтра, после завтра, after tomorrow",
    (today) => oneDay(addDays(today, 2)),
  ],
  ["ертең*, завтра, завтрашн*, tomorrow, tmrw", (today) => oneDay(addDays(today, 1))],
  ["кеше, вчера, yesterday", (today) => oneDay(addDays(today, -1))],
  ["қазір, дәл қазір, осы уақытта, сейчас, щас, now, currently", (today) => ({ kind: "now", from: today, to: today })],
  ["бүгін*, сегодня*, седня, сёдня, today, tonight", (today) => oneDay(today)],
]);

const stretches = compile([
  ["келесі апта*, келер апта*, следующ* недел*, будущ* недел*, next week", nextWeek],
  [
    "келесі демалыс*, следующ* выходн*, next weekend",
    (today) => range(addDays(monday(today), 12), addDays(monday(today), 13)),
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
]);

function nextWeek(today: Day): When {
  return range(addDays(monday(today), 7), addDays(monday(today), 13));
}

/** "Бүгін", "через три дня", "in a week": counted from today. */
export function relativeDay(spoken: readonly SpokenWord[], today: Day): When | undefined {
  const later = daysLater(spoken);
  if (later === undefined) return resolve(days, spoken, today);
  const day = addDays(today, later);
  return weekdayIndexIn(spoken) === undefined ? oneDay(day) : onWeekday(spoken, today);
}

/** "Осы аптада", "в выходные", "next month". */
export function relativeDays(spoken: readonly SpokenWord[], today: Day): When | undefined {
  return resolve(stretches, spoken, today);
}

const next = readCues("келесі, келер, алдағы, следующ*, будущ*, next");

/** The coming one of that weekday, today included; "next Friday" is that of next week, "in a week" of the week then. */
export function onWeekday(spoken: readonly SpokenWord[], today: Day): When | undefined {
  const named = weekdayIndexIn(spoken);
  if (named === undefined) return undefined;
  const later = daysLater(spoken) ?? (findAny(next, spoken) ? 7 : undefined);
  if (later !== undefined) return oneDay(addDays(monday(addDays(today, later)), named));
  return oneDay(addDays(today, (named - weekdayIndex(today) + 7) % 7));
}

function weekdayIndexIn(spoken: readonly SpokenWord[]): number | undefined {
  return spoken.map(weekdayIn).find((index) => index !== undefined);
}

const inSomeTime = readCues("кейін, соң, через, in");
const dayWord = readCues("күннен, кун, день, дня, дней, day, days");
const weekWord = readCues("аптадан, недел*, week, weeks");
const numbers = [
  "бір, a, one, один, одну",
  "екі, two, два, две, пару",
  "үш, three, три",
  "төрт, four, четыре",
  "бес, five, пять",
].map(readCues);

/** How many days from today "екі күннен кейін", "через неделю" and "in 10 days" are. */
function daysLater(spoken: readonly SpokenWord[]): number | undefined {
  if (!findAny(inSomeTime, spoken)) return undefined;
  const at = spoken.findIndex((word) => isOne(dayWord, word) || isOne(weekWord, word));
  const unit = spoken[at];
  const before = spoken[at - 1];
  if (!unit || !before) return undefined;
  const count = countIn(before) ?? (isOne(readThrough, before) ? 1 : undefined);
  return count && count * (isOne(weekWord, unit) ? 7 : 1);
}

const readThrough = readCues("через");

function countIn(word: SpokenWord): number | undefined {
  if (/^\d{1,2}$/u.test(word.folded)) return Number(word.folded);
  const index = numbers.findIndex((cues) => isOne(cues, word));
  return index < 0 ? undefined : index + 1;
}

const isOne = (cues: ReturnType<typeof readCues>, word: SpokenWord): boolean => findAny(cues, [word]) !== undefined;

function compile(sayings: readonly (readonly [string, Resolve])[]) {
  return sayings.map(([cues, when]) => ({ cues: readCues(cues), when }));
}

function resolve(sayings: ReturnType<typeof compile>, spoken: readonly SpokenWord[], today: Day): When | undefined {
  return sayings.find(({ cues }) => findAny(cues, spoken))?.when(today);
}
