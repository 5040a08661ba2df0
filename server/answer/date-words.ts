import type { SpokenWord } from "../language/utterance.ts";
import { soundKey } from "../language/utterance.ts";
import { monthNames } from "./when.ts";

// Case and plural endings of Kazakh as they sound: "сенбіде", "жұмадан", "бейсенбілері", "жексенбідегі".
const kazakhEndings = "(?:лари|лери|дар|дер)?(?:га|ге|да|де|та|те|дан|ден|ни|нин|си|синда|синде|даги|деги|нда|нде)?";

const kazakhWeekdays = ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"];
const russianWeekdays = [
  "понедельник(?:а|у|ом|и|ам)?|пн",
  "вторник(?:а|у|ом|и|ам)?|вт",
  "сред(?:а|у|е|ы|ой|ам)|ср",
  "четверг(?:а|у|ом|и|ам)?|чт",
  "пятниц(?:а|у|е|ы|ей|ам)|пт",
  "субот(?:а|у|е|и|ой|ам)|сб",
  "воскресен(?:е|я|ю|ем|ям)|вс",
];
const englishWeekdays = [
  "mon(?:days?)?",
  "tue(?:s|sdays?)?",
  "wed(?:nesdays?)?",
  "thu(?:r|rs|rsdays?)?",
  "fri(?:days?)?",
  "sat(?:urdays?)?",
  "sun(?:days?)?",
];

const russianMonths = [
  "январ",
  "феврал",
  "март",
  "апрел",
  "ма(?:й|я|е)",
  "июн",
  "июл",
  "август",
  "сентябр",
  "октябр",
  "ноябр",
  "декабр",
];
const englishMonths = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "march|mar",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];

const weekdayPatterns = kazakhWeekdays.map((name, index) =>
  whole(`${soundKey(name)}${kazakhEndings}|${spelled(russianWeekdays[index])}|${englishWeekdays[index]}`),
);
const monthPatterns = monthNames.kk.map((name, index) =>
  whole(`${soundKey(name)}${kazakhEndings}|${spelled(russianMonths[index])}(?:а|я|е|у)?|${englishMonths[index]}`),
);

/** 0 for Monday. */
export function weekdayIn(word: SpokenWord): number | undefined {
  return indexIn(weekdayPatterns, word);
}

/** 1 for January. */
export function monthIn(word: SpokenWord): number | undefined {
  const index = indexIn(monthPatterns, word);
  return index === undefined ? undefined : index + 1;
}

function indexIn(patterns: readonly RegExp[], word: SpokenWord): number | undefined {
  const index = patterns.findIndex((pattern) => word.keys.some((key) => pattern.test(key)));
  return index < 0 ? undefined : index;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}

/** A pattern of Russian letters as words sound once read: й is и, ь is silent. */
function spelled(pattern: string | undefined): string {
  return (pattern ?? "").replaceAll("й", "и").replaceAll("ь", "");
}
