import { matchKey } from "../language/match-key.ts";
import { toCyrillic } from "../language/transliterate.ts";
import type { BibRecord } from "./record.ts";
import { partOf } from "./title.ts";

/** A title without what tells its volume, and the number of that volume. */
export interface WholeTitle {
  readonly title: string;
  readonly number?: number;
}

const number = String.raw`(?:\d{1,3}(?:\s*[-–—]\s*\d{1,3})?|[IVX]+)`;
const volume = `(?:том|кітап|бөлім|книга|часть|кн|ч|т|book|volume|vol|part)`;
const lastVolume = new RegExp(
  String.raw`(?:[.,:;]\s*|\s)(?:(?:${volume})\p{L}{0,2}\.?\s*${number}|${number}\s*-?\s*(?:ші|шы|й|я|ая|th|nd|st|rd)?\s*-?\s*${volume}\p{L}{0,3})\.?$`,
  "iu",
);

/** "Абай жолы. 2-кітап" → "Абай жолы" and 2, however the record came by its volume. */
export function wholeTitle(record: Pick<BibRecord, "title" | "commonTitle" | "part">): WholeTitle {
  const given = record.commonTitle ?? record.title;
  const designation = lastVolume.exec(given)?.[0];
  const title = designation === undefined ? given : given.slice(0, -designation.length).trim();
  const told = record.part?.number ?? (designation && partOf(designation, undefined)?.number);
  return { title: title === "" ? given : title, ...(typeof told === "number" && { number: told }) };
}

const grade = /(?<!\d)(\d{1,2}(?:\s*[-–—]\s*\d{1,2})?)\s*[-–—]?\s*(?:ші|шы|й|го)?\s*(?:сынып|класс|кл\.|grade)\p{L}*/iu;

/** The class a schoolbook is for, where its title or subtitle tells it. */
export function gradeOf({ title, subtitle = "" }: Pick<BibRecord, "title" | "subtitle">): string | undefined {
  return grade.exec(`${title} ; ${subtitle}`)?.[1]?.replace(/\s*[-–—]\s*/u, "-");
}

const articles = /^(?:the|an?|le|la|les|l|der|die|das|el|los|las|il|lo|gli) (?=.)/u;
// "Moby Dick; or, The Whale": a book is also catalogued by the first of its two titles.
const second = /[,;:]\s*(?:или|либо|немесе|яки|or)(?!\p{L}).*$/iu;

/** The spellings of one title that meet: no class, no article, no second title; Kazakh and Russian in Latin letters as Cyrillic. */
export function titleKeys(title: string, language: string | undefined): string[] {
  return [title, title.replace(second, "")]
    .map((form) => titleKey(form, language))
    .filter((key, place, keys) => key !== "" && keys.indexOf(key) === place);
}

/** The first of the keys of a title: that of the whole of it. */
export function titleKey(title: string, language: string | undefined): string {
  const key = matchKey(title.replace(grade, " ")).replace(articles, "");
  return (language === "kk" || language === "ru") && /[a-z]/u.test(key) ? matchKey(toCyrillic(key)) : key;
}

// The beginnings of the words, folded, of which a title is made that says no more than what kind of writing is in the book.
const kinds =
  "избранн таңдам шығарма жинақ жинағ толық көп томды екі үш бес алты он өлең поэм дастан жыр әңгіме повес роман хикая ертег пьеса драма айтыс эпос батырлар мақала эссе хат естелік күнделік сочинени собрани полн произведени стих рассказ сказк новелл баллад песн очерк стать письма дневник воспоминани материал труд сборник вестник конференц халықаралық международн научн ғылыми қазақ халқ халық казах народн орыс русск балалар детск works work selected collected complete poems stories short novels plays tales fairy letters essays ballads songs verses sonnets lectures diar memoirs kazakh folk children"
    .split(" ")
    .map(matchKey);
const joining = new Set(["и", "в", "из", "мен", "пен", "бен", "және", "the", "of", "and", "in", "s"].map(matchKey));
const schoolSubjects = new Set(
  [
    "физика; химия; биология; алгебра; геометрия; математика; информатика; география; жаратылыстану; естествознание",
    "қазақ тілі; қазақ әдебиеті; орыс тілі; ағылшын тілі; ана тілі; әдебиет; тарих; қазақстан тарихы; дүниежүзі тарихы",
    "казахский язык; казахская литература; русский язык; русская литература; английский язык; литература; история",
    "история казахстана; всемирная история; physics; chemistry; biology; algebra; geometry; mathematics; geography",
  ]
    .join("; ")
    .split("; ")
    .map(matchKey),
);

/** Whether many different books have this title: "Таңдамалы шығармалар", "Рассказы", "Физика". */
export function isCommonplace(key: string): boolean {
  return (
    schoolSubjects.has(key) ||
    key
      .split(" ")
      .every((word) => joining.has(word) || /^\d+$/u.test(word) || kinds.some((kind) => word.startsWith(kind)))
  );
}
