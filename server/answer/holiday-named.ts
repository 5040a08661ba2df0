import { hear, type SpokenWord } from "../language/utterance.ts";
import { languages } from "../library/language.ts";
import type { Library } from "../library/library-file.ts";
import type { When } from "./dates.ts";
import type { Day } from "./day.ts";
import { sameStem } from "./same-word.ts";

// Words that many holidays share say nothing of which one is meant.
const shared = new Set(
  [
    "куни",
    "мерекеси",
    "меирами",
    "день",
    "праздник",
    "day",
    "of",
    "the",
    "халикаралик",
    "международнии",
    "international",
    "first",
    "первии",
    "биринши",
    "people",
    "народа",
  ].flatMap((word) => hear(word).flatMap(({ keys }) => keys)),
);

const dayWords = new Set(["куни", "день", "дня", "дню", "day"]);

/** The next holiday whose name the question holds: "Наурызда", "в День Независимости", "on Republic Day". */
export function holidayNamed(
  spoken: readonly SpokenWord[],
  frame: { readonly today: Day; readonly holidays: Library["holidays"] },
): When | undefined {
  const days = frame.holidays.days.filter(
    (day) => day.date >= frame.today && languages.some((language) => isNamed(day.name[language], spoken)),
  );
  const first = days[0];
  if (!first) return undefined;
  const year = first.date.slice(0, 4);
  const last = days.filter((day) => day.date.startsWith(year) && day.name.en === first.name.en).at(-1) ?? first;
  return first === last
    ? { kind: "day", from: first.date, to: first.date }
    : { kind: "range", from: first.date, to: last.date };
}

/** The telling words of the name stand side by side. */
function isNamed(name: string, spoken: readonly SpokenWord[]): boolean {
  const telling = hear(name).filter((word) => !word.keys.some((key) => shared.has(key)));
  // A capital or a republic is no date until "day" stands with it.
  const isDay = (word: SpokenWord): boolean => word.keys.some((key) => dayWords.has(key));
  if (hear(name).some(isDay) && !spoken.some((word) => isDay(word) || word.keys.some((key) => key.startsWith("куни"))))
    return false;
  return (
    telling.length > 0 &&
    spoken.some((_, start) => telling.every((word, offset) => isWord(word, spoken[start + offset])))
  );
}

const isWord = (named: SpokenWord, said: SpokenWord | undefined): boolean =>
  said !== undefined &&
  (sameStem(said, named) || said.keys.some((key) => named.keys.some((one) => beginsAlike(key, one))));

/** The same word but for an ending that no stemmer knows. */
function beginsAlike(said: string, named: string): boolean {
  const stem = named.length > 6 ? named.slice(0, -2) : named.length > 4 ? named.slice(0, -1) : named;
  return said.startsWith(stem) && said.length - stem.length <= 5;
}
