import { type Found, foundIn, isWithin } from "./found.ts";
import { isKindOfBook, isLiterature } from "./kinds.ts";
import { findPhrases, readPhrases, type Stretch } from "./phrase.ts";
import type { YearsAsked } from "./query-filters.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";
import { type YearPhrase, yearPhrases } from "./year-phrases.ts";

const book = readPhrases(yearPhrases.map((phrase): [string, YearPhrase] => [phrase.written, phrase]));

const printed =
  "изд, издан, издана, издано, изданн*, опубликован*, напечатан*, вышедш*, вышли, вышла, выпущен*, шыққан*, басылған*, жарияланған*, published, printed, issued, released";
const isPrinted = readWordList(printed);
const isOfPrint = readWordList(`${printed}, издани*, издавал*, басылып, жарық, publication*, edition*`);
// What happened in a year, or lasted for years, is a subject.
const isHistory = readWordList(
  "тарих*, истор*, histor*, соғыс*, войн*, war, wars, революция*, революци*, revolution*, қуғын, репрессия*, репресси*, ашаршылық*, голод*, famine, дәуір*, эпох*, epoch, era, кезең*, период*, period, ғасыр*, век, века, веке, centur*, оқиға*, событи*, event*, көтеріліс*, восстан*, uprising*, кеңес, кеңестік, советск*, ссср, soviet*, ussr, хан, хандық*, ханств*, khan*, өмір*, жизн*, life, экономика*, экономик*, econom*, саясат*, политик*, politic*, қоғам*, обществ*, society, культур*, мәдениет*, culture, тәуелсіз*, независим*, independ*, конституция*, конституци*, constitution*, реформа*, реформ*, reform*, заң, закон*, law, дағдарыс*, кризис*, crisis, музыка*, музык*, music, кино*, фильм*, film*, cinema, мода, fashion",
);
// "Collected Poems 1909-1962", "Избранное, 1930-1940".
const isCollected = readWordList(
  "өлең*, әңгіме*, таңдамалы*, жинақ*, жинағ*, шығармалар*, хаттар*, күнделік*, стих*, рассказ*, повест*, избранн*, сборник*, сочинени*, письма, дневник*, poem*, poetry, stories, collected, complete, selected, collection*, letters, diar*, essays",
);
const isAbout = readWordList("о, об, обо, про, set, действие, туралы, жайлы, жайында, жөнінде, about, concerning");
const isSchoolYear = readWordList("оқу, учебн*, academic, school");

interface YearContext {
  /** What other filters have taken. */
  readonly taken: readonly Found[];
  /** The year it is, for "the last five years"; without it nothing is read of them. */
  readonly thisYear?: number | undefined;
}

/** The years of publication: "90-жылдардағы", "после 2015", "1995 newspapers", never "1984" alone. */
export function readYears(words: readonly QueryWord[], { taken, thisYear }: YearContext): Found[] {
  return findPhrases(book, words).flatMap((stretch) => {
    const years = stretch.means.years(stretch.numbers, thisYear);
    const around = [...words.slice(0, stretch.start), ...words.slice(stretch.end)];
    if (!years || !isOfPrinting(words, { stretch, years, taken, around })) return [];
    const isOfEdition = stretch.means.force === "sure" || years.to === undefined || words.some(isOfPrint);
    const year = isOfEdition ? { ...years, ofEdition: true as const } : years;
    return [foundIn(words, withPrinting(words, stretch), { filter: "year", asked: { year } })];
  });
}

/** "Шыққан", "изданные", "published" beside the years say no more than they do. */
function withPrinting(words: readonly QueryWord[], { start, end }: Stretch): Pick<Stretch, "start" | "end"> {
  const from = words[start]?.joined && isPrinted(words[start - 1]) ? start - 1 : start;
  const to = words[end]?.joined && isPrinted(words[end]) ? end + 1 : end;
  return { start: from, end: to };
}

const modern = 2000;
const schoolbooksFrom = 1990;

interface Told {
  readonly stretch: Stretch<YearPhrase>;
  readonly years: YearsAsked;
  readonly taken: readonly Found[];
  /** The words that are not the years'. */
  readonly around: readonly QueryWord[];
}

function isOfPrinting(words: readonly QueryWord[], told: Told): boolean {
  const { stretch, years, around } = told;
  if (isSchoolYear(words[stretch.end])) return false;
  if (stretch.means.force === "sure" || around.some(isOfPrint)) return true;
  return isOfSchoolbooks(told) || (isLately(years) ? around.some(isPublication) : isOfBooks(words, told));
}

const isOfSchoolbooks = ({ taken, years }: Told): boolean =>
  isForSchool(taken) && (years.from ?? years.to ?? 0) >= schoolbooksFrom;

/** "After 2015" is hardly a subject. */
const isLately = ({ from = 0, to }: YearsAsked): boolean => to === undefined && from >= modern;

const isPublication = (word: QueryWord): boolean => isKindOfBook(word) || isLiterature(word);

function isOfBooks(words: readonly QueryWord[], { stretch, taken, around }: Told): boolean {
  if (around.some(isHistory)) return false;
  if (isOfSerials(taken)) return true;
  if (around.some(isAbout)) return false;
  if (stretch.means.force === "open") return around.some(isKindOfBook);
  return !(stretch.means.force === "bare" && around.some(isCollected)) && isBesideBooks(words, stretch, taken);
}

const isForSchool = (taken: readonly Found[]): boolean =>
  taken.some(({ filter, asked }) => filter === "grade" || asked.form?.includes("textbook") === true);

/** Of a newspaper, whatever it is called, years are asked. */
const isOfSerials = (taken: readonly Found[]): boolean =>
  taken.some(({ asked: { form } }) => form?.includes("newspaper") === true || form?.includes("magazine") === true);

/** A word for books stands before or after, with no more than one word between; other filters do not count. */
function isBesideBooks(words: readonly QueryWord[], { start, end }: Stretch, taken: readonly Found[]): boolean {
  const isFree = (word: QueryWord): boolean => isKindOfBook(word) || !(word.hyphened || isWithin(word, taken));
  const before = words.slice(0, start).filter(isFree).slice(-2);
  const after = words.slice(end).filter(isFree).slice(0, 2);
  return [...before, ...after].some(isKindOfBook);
}
