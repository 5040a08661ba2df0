import type { BibRecord } from "../../library/record.ts";
import type { BookForm } from "./form-words.ts";
import { gradesOf } from "./grades-of.ts";

type ToldRecord = Pick<
  BibRecord,
  "kind" | "title" | "subtitle" | "form" | "extent" | "notes" | "subjects" | "keywords" | "annotation"
>;

// What a cataloguer writes of the form, in three languages.
const genres: readonly (readonly [BookForm, RegExp])[] = [
  ["textbook", /оқулық|оқу құрал|учебник|учебн\p{L}* (?:пособ|издан)|textbook|хрестомат/iu],
  ["dictionary", /сөздік|сөздіг|словар|dictionar/iu],
  ["comic", /комикс|comic|graphic novel|манга|manga/iu],
];
const carriers: readonly (readonly [BookForm, RegExp])[] = [
  ["audiobook", /аудио|audio|sound recording|звукозапис|говорящая книга/iu],
  ["large-print", /ірі қаріп|крупн\p{L}* шрифт|large (?:print|type)/iu],
  ["braille", /брайл|braille|рельефно-точеч/iu],
  ["dvd", /dvd|двд|видео(?:диск|запис)|бейне(?:диск|жазба)/iu],
  ["map", /картографи|(?<!\p{L})карт(?:а|ы|асы)(?!\p{L})|(?<!\p{L})maps?(?!\p{L})/iu],
  ["sheet-music", /(?<!\p{L})ноты(?!\p{L})|нотное|ноталар|printed music|sheet music|партитура/iu],
];
const serials: readonly (readonly [BookForm, RegExp])[] = [
  ["newspaper", /газет|newspaper/iu],
  ["magazine", /журнал|magazine|journal/iu],
];
const otherGenre =
  /роман|повест|рассказ|әңгіме|поэ[зм]|стих|өлең|драм|пьеса|сказк|ертегі|эпос|novel|stor(?:y|ies)|poe(?:m|try)|fiction|play|epic|fairy|folklore|memoir|мемуар|естелік|essay|biograph|history|science|philosophy|handbook|reference|anthology/iu;

/** The forms a record says it is of: by its form, else its subtitle, its headings, its class. */
export function formsTold(record: ToldRecord): BookForm[] {
  const { kind, form = "", subtitle = "", extent = "", notes } = record;
  if (kind === "serial") return told(serials, [record.title, subtitle, form, ...record.subjects].join("; "));
  const genre = form === "" ? genreUnsaid(record) : told(genres, form);
  const carried = told(carriers, [form, subtitle, extent, ...notes].join("; "));
  const online: BookForm[] = kind === "e-resource" || /электрон/iu.test(form) ? ["e-book"] : [];
  return [...genre, ...carried, ...online];
}

function told(table: readonly (readonly [BookForm, RegExp])[], text: string): BookForm[] {
  return table.filter(([, words]) => words.test(text)).map(([form]) => form);
}

/** "Учебник рисования" may be a novel's title; "8 класс" beside it is none. */
function genreUnsaid(record: ToldRecord): BookForm[] {
  const genre = told(genres, [record.subtitle ?? "", ...record.subjects].join("; "));
  if (genre.length > 0) return genre;
  if (gradesOf(record).length > 0) return ["textbook"];
  return told(genres, record.title).filter((form) => form === "dictionary");
}

/** Whether it says what it is by content, so that it is nothing else. */
export function tellsGenre({ kind, form = "" }: Pick<BibRecord, "kind" | "form">, forms: readonly BookForm[]): boolean {
  return kind === "serial" || otherGenre.test(form) || forms.some((one) => genres.some(([genre]) => genre === one));
}
