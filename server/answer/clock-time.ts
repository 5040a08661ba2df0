import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";
import { monthIn } from "./date-words.ts";

/** A time of day the question names, HH:MM. */
export interface ClockTime {
  readonly time: string;
  /** "Until six": the minute before counts. */
  readonly until: boolean;
}

const hours = [
  "бір, бірде, бірге, бірден, час, часу, часа, one",
  "екі, екіде, екіге, екіден, два, двух, двум, two",
  "үш, үште, үшке, үштен, три, трех, трем, three",
  "төрт, төртте, төртке, төрттен, четыре, четырех, четырем, four",
  "бес, бесте, беске, бестен, пять, пяти, five",
  "алты, алтыда, алтыға, алтыдан, шесть, шести, six",
  "жеті, жетіде, жетіге, жетіден, семь, семи, seven",
  "сегіз, сегізде, сегізге, сегізден, восемь, восьми, eight",
  "тоғыз, тоғызда, тоғызға, тоғыздан, девять, девяти, nine",
  "он, онда, онға, оннан, десять, десяти, ten",
  "он+бір|бірде|бірге|бірден, одиннадцать, одиннадцати, eleven",
  "он+екі|екіде|екіге|екіден, двенадцать, двенадцати, полдень, полудню, түсте, twelve, noon, midday",
].map(readCues);

const joint = readCues("в, к, ко, до, часам, from, по");
const sure = readCues("сағат, түскі, кешкі, таңғы, кеш, после, около, at, after, by, before, until, till, around");
const part = readCues("час, часа, часу, часов, часам, утра, дня, вечера, am, pm, oclock, noon, midday");
const counted =
  /^(?:лет|год|дн|недел|месяц|класс|курс|челов|книг|книж|том|числ|раз|жас|сынып|кун|апта|китап|адам|year|day|week|month|book|people|person|volume|grade|st|nd|rd|th)/u;
const noonWords = readCues("полдень, полудню, түсте, noon, midday");
const evening = readCues("кешкі, кеш, вечера, pm");
const morning = readCues("таңғы, таңертең, утра, am, morning");
const until = readCues("дейін, до, until, till");
const earliestBare = 8;

/** "Сағат екіде", "к часу дня", "в семь вечера", "at 1 pm", "after 6", "13:30". */
export function readClockTime(spoken: readonly SpokenWord[], text: string): ClockTime | undefined {
  const isUntil = findAny(until, spoken) !== undefined;
  const digits = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/u.exec(text);
  if (digits) return { time: `${(digits[1] ?? "").padStart(2, "0")}:${digits[2]}`, until: isUntil };
  const at = spoken.findIndex((_, place) => hourAt(spoken, place) !== undefined && isTime(spoken, place));
  const hour = hourAt(spoken, at);
  if (hour === undefined) return undefined;
  const late = hour < earliestBare && !findAny(morning, spoken);
  const isEvening = hour < 12 && findAny(evening, spoken) !== undefined;
  return { time: `${String(late || isEvening ? (hour % 12) + 12 : hour).padStart(2, "0")}:00`, until: isUntil };
}

function hourAt(spoken: readonly SpokenWord[], place: number): number | undefined {
  const word = spoken[place];
  if (!word) return undefined;
  const digits = /^(\d{1,2})(?:am|pm)?$/u.exec(word.folded)?.[1];
  if (digits !== undefined) return Number(digits) < 24 ? Number(digits) : undefined;
  const pair = spoken.slice(place, place + 2);
  const found = hours.findLastIndex((cues) => findAny(cues, pair)?.[0] === 0);
  return found < 0 ? undefined : found + 1;
}

/** A number is a time beside "o'clock" or its like; "after six" is one where nothing counted follows. */
function isTime(spoken: readonly SpokenWord[], place: number): boolean {
  const [last, word, next] = [spoken[place - 1], spoken[place], spoken[place + 1]];
  if (!word) return false;
  if (/^\d{1,2}(?:am|pm)$/u.test(word.folded) || isOne(noonWords, word)) return true;
  if (isOne(joint, last)) return isOne(part, next) || isOne(part, word);
  return isOne(sure, last) && !isCounted(next);
}

const isCounted = (word: SpokenWord | undefined): boolean =>
  word !== undefined && (counted.test(word.folded) || monthIn(word) !== undefined);

const isOne = (cues: ReturnType<typeof readCues>, word: SpokenWord | undefined): boolean =>
  word !== undefined && findAny(cues, [word]) !== undefined;
