import { MendableError } from "../../server/errors.ts";
import { isbn13 } from "../../server/library/isbn.ts";
import type { Language } from "../../server/library/language.ts";
import { personOf } from "../../server/library/name.ts";
import { present } from "../../server/library/present.ts";
import type { BibRecord, Name } from "../../server/library/record.ts";
import { partOf, properTitle } from "../../server/library/title.ts";
import type { AuthoredPerson, AuthoredRecord, AuthoredSubject } from "./authored.ts";
import { inventHoldings } from "./invent-holdings.ts";

export interface Authorities {
  readonly persons: ReadonlyMap<string, AuthoredPerson>;
  readonly subjects: ReadonlyMap<string, AuthoredSubject>;
}

/** An authored record with the headings of its own language and its invented holdings. */
export function toRecord(authored: AuthoredRecord, authorities: Authorities): BibRecord {
  const { id, title, language } = authored;
  const part = partOf(designationOf(authored), authored.part?.title);
  const names = namesOf(authored, authorities.persons);
  return present({
    id: `corpus:${id}`,
    source: "corpus",
    kind: authored.kind,
    title: properTitle(title, part),
    subtitle: authored.subtitle,
    part,
    commonTitle: part ? title : undefined,
    parallelTitles: authored.parallelTitle === undefined ? [] : [authored.parallelTitle],
    originalTitle: authored.originalTitle,
    names,
    language,
    originalLanguage: authored.originalLanguage,
    year: authored.year,
    originalYear: firstYear(authored),
    place: authored.place,
    publisher: authored.publisher,
    extent: authored.extent,
    series: authored.series,
    isbns: isbnsOf(authored),
    issn: authored.issn,
    udc: [authored.udc],
    subjects: authored.subjects.map((subject) => headingOf(subject, { authored, subjects: authorities.subjects })),
    keywords: authored.keywords,
    annotation: authored.annotation,
    audience: authored.audience,
    form: authored.form,
    url: authored.url,
    notes: notesOf(authored),
    holdings: inventHoldings(authored, names),
  });
}

/** Four digits are what the formats hold: an ancient work's year is told in its annotation, if at all. */
function firstYear({ kind, since, firstYear: first }: AuthoredRecord): number | undefined {
  const year = kind === "serial" ? since : first;
  return year !== undefined && year >= 1000 ? year : undefined;
}

const novelForms = new Set([
  "novel",
  "story",
  "stories",
  "epic",
  "poetry",
  "memoir",
  "fairy-tales",
  "play",
  "folklore",
]);
const designations: Readonly<
  Record<Language, { book: (n: string) => string; part: (n: string) => string; volume: (n: string) => string }>
> = {
  kk: { book: (n) => `${n}-кітап`, part: (n) => `${n}-бөлім`, volume: (n) => `${n}-том` },
  ru: { book: (n) => `Кн. ${n}`, part: (n) => `Ч. ${n}`, volume: (n) => `Т. ${n}` },
  en: { book: (n) => `Book ${n}`, part: (n) => `Part ${n}`, volume: (n) => `Vol. ${n}` },
};

/** A bare number is printed as the kind of work prints it; a designation that is written out stands as it is. */
function designationOf({ part, form, language }: AuthoredRecord): string | undefined {
  if (part?.number === undefined || !/^\d+$/.test(part.number)) return part?.number;
  const shape = novelForms.has(form) ? "book" : form === "textbook" ? "part" : "volume";
  return designations[language][shape](part.number);
}

function namesOf(authored: AuthoredRecord, persons: ReadonlyMap<string, AuthoredPerson>): Name[] {
  return authored.authors.map(({ id, role }) => {
    const person = persons.get(id);
    if (!person) throw new MendableError(`${authored.id}: no names file has the person "${id}"`);
    return personOf(person[authored.language], role, person.dates);
  });
}

function headingOf(
  id: string,
  { authored, subjects }: { authored: AuthoredRecord; subjects: ReadonlyMap<string, AuthoredSubject> },
): string {
  const subject = subjects.get(id);
  if (!subject) throw new MendableError(`${authored.id}: subjects.tsv has no subject "${id}"`);
  return subject[authored.language];
}

function isbnsOf({ id, isbn }: AuthoredRecord): string[] {
  if (isbn === undefined) return [];
  const thirteen = isbn13(isbn);
  if (thirteen === undefined) throw new MendableError(`${id}: the check digit of ISBN ${isbn} is wrong`);
  return [thirteen];
}

const bases: Readonly<Record<AuthoredRecord["basis"], string>> = {
  "general-knowledge": "Basis: general knowledge",
  "kz-books": "Basis: data set kz-books",
  gutenberg: "Basis: data set gutenberg",
};

const frequencies: Readonly<Record<NonNullable<AuthoredRecord["frequency"]>, Readonly<Record<Language, string>>>> = {
  daily: { kk: "Шығу жиілігі: күн сайын", ru: "Периодичность: ежедневно", en: "Frequency: daily" },
  weekly: { kk: "Шығу жиілігі: апта сайын", ru: "Периодичность: еженедельно", en: "Frequency: weekly" },
  monthly: { kk: "Шығу жиілігі: ай сайын", ru: "Периодичность: ежемесячно", en: "Frequency: monthly" },
  bimonthly: {
    kk: "Шығу жиілігі: екі айда бір рет",
    ru: "Периодичность: раз в два месяца",
    en: "Frequency: every two months",
  },
  quarterly: { kk: "Шығу жиілігі: тоқсан сайын", ru: "Периодичность: ежеквартально", en: "Frequency: quarterly" },
  yearly: { kk: "Шығу жиілігі: жыл сайын", ru: "Периодичность: ежегодно", en: "Frequency: yearly" },
};

function notesOf({ basis, frequency, language }: AuthoredRecord): string[] {
  return [...(frequency === undefined ? [] : [frequencies[frequency][language]]), bases[basis]];
}
