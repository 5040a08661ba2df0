import { hyphenated } from "./isbn.ts";
import { serialOfIssue } from "./issue.ts";
import type { Language } from "./language.ts";
import type { BibRecord, Name, RecordLink } from "./record.ts";

interface Conventions {
  readonly others: string;
  readonly access: string;
  readonly pages: string;
  readonly roles: Readonly<Partial<Record<Name["role"], string>>>;
}

// Each word names a role without inflecting the name that follows it.
const conventions: Readonly<Record<Language, Conventions>> = {
  kk: {
    others: "[және т. б.]",
    access: "Қолжетімділік режимі",
    pages: "Б.",
    roles: { translator: "ауд.", editor: "ред.", compiler: "құраст.", illustrator: "сур." },
  },
  ru: {
    others: "[и др.]",
    access: "Режим доступа",
    pages: "С.",
    roles: { translator: "пер.", editor: "ред.", compiler: "сост.", illustrator: "худож." },
  },
  en: {
    others: "[et al.]",
    access: "Mode of access",
    pages: "P.",
    roles: { translator: "transl.", editor: "ed.", compiler: "comp.", illustrator: "ill." },
  },
};

// GOST 7.1-2003: an author heads the description when there are no more than three.
const mostAuthorsInHeading = 3;

/** The bibliographic description of a record by GOST 7.1-2003, with the words of its own language; what the record does not know is left out. */
export function writeGost(record: BibRecord): string {
  const words = conventions[record.language === "kk" || record.language === "en" ? record.language : "ru"];
  const serial = serialOfIssue(record);
  if (serial) return issueDescription(record, serial);
  const source = record.links?.find(({ relation }) => relation === "host");
  const authors = record.names.filter((name) => name.role === "author");
  const title = titleArea(record, { authors, words });
  const areas = [
    source ? `${title} // ${source.title}` : title,
    record.edition,
    ...(source ? sourceAreas(source, { record, words }) : [publicationArea(record), record.extent]),
    seriesArea(record),
    ...record.isbns.map((isbn) => `ISBN ${hyphenated(isbn)}`),
    record.issn && `ISSN ${record.issn}`,
    ...(record.urls ?? [record.url]).map((url) => url && `${words.access}: ${url}`),
  ];
  const [first] = authors;
  const heading = first && authors.length <= mostAuthorsInHeading ? `${withStop(headingOf(first))} ` : "";
  return `${heading}${areas
    .filter((area) => area !== undefined && area !== "")
    .map((area) => withoutStop(String(area)))
    .join(". – ")}.`;
}

/** An issue is described under its serial: "Жұлдыз. – 2005. – № 3. – ISSN 0134-3211." */
function issueDescription({ subtitle, issn }: BibRecord, serial: RecordLink): string {
  const number = issn ?? serial.issn;
  const volume = [serial.volume, subtitle].filter(Boolean).join(" : ");
  const areas = [serial.title, serial.year, volume, number && `ISSN ${number}`];
  return `${areas.flatMap((area) => (area ? [withoutStop(area)] : [])).join(". – ")}.`;
}

function titleArea(record: BibRecord, { authors, words }: { authors: readonly Name[]; words: Conventions }): string {
  const parallel = record.parallelTitles.map((title) => ` = ${title}`).join("");
  const subtitle = record.subtitle ? ` : ${record.subtitle}` : "";
  const statements = [authorStatement(authors, words), ...roleStatements(record.names, words)].filter(Boolean);
  return `${record.title}${parallel}${subtitle}${statements.length > 0 ? ` / ${statements.join(" ; ")}` : ""}`;
}

function authorStatement(authors: readonly Name[], { others }: Conventions): string {
  const [first] = authors;
  if (!first) return "";
  return authors.length > mostAuthorsInHeading ? `${directName(first)} ${others}` : authors.map(directName).join(", ");
}

function roleStatements(names: readonly Name[], { roles }: Conventions): string[] {
  return Object.entries(roles).flatMap(([role, word]) => {
    const named = names.filter((name) => name.role === role).map(directName);
    return named.length > 0 ? [`${word} ${named.join(", ")}`] : [];
  });
}

/** Where in its source an article stands: "2001. – № 3. – Б. 12–15". */
function sourceAreas(source: RecordLink, { record, words }: { record: BibRecord; words: Conventions }): string[] {
  const { volume, pages } = source;
  const year = source.year ?? (record.year === undefined ? undefined : String(record.year));
  const area = [year, volume, pages && `${words.pages} ${pages.replace("-", "–")}`];
  return area.flatMap((text) => (text ? [text] : []));
}

function seriesArea({ series, allSeries }: BibRecord): string | undefined {
  if (!allSeries) return series && `(${series})`;
  const each = allSeries.map(({ title, volume, issn }) => {
    const named = [title, issn && `ISSN ${issn}`].filter(Boolean).join(", ");
    return `(${[named, volume].filter(Boolean).join(" ; ")})`;
  });
  return each.join(" ");
}

/** A year that the cataloguer supplied stands in brackets, a year of copyright with its sign. */
function bracketed(year: number, dateText: string | undefined): string | number {
  return dateText !== undefined && /^[[©cс]/iu.test(dateText) ? dateText : year;
}

function publicationArea({ kind, place, publisher, year, originalYear, dateText }: BibRecord): string {
  const by = [place, publisher].filter(Boolean).join(" : ");
  const run = kind === "serial" && originalYear !== undefined ? `${originalYear}–` : undefined;
  const date = year === undefined ? (dateText ?? run) : bracketed(year, dateText);
  return [by, date].filter((part) => part !== "" && part !== undefined).join(", ");
}

/** "Әуезов, Мұхтар" → "Әуезов, М." */
function headingOf(name: Name): string {
  const [surname = name.heading, forenames] = name.heading.split(", ");
  return forenames ? `${surname}, ${initialsOf(forenames)}` : surname;
}

/** "Әуезов, Мұхтар" → "М. Әуезов" */
function directName(name: Name): string {
  const [surname = name.heading, forenames] = name.heading.split(", ");
  return forenames ? `${initialsOf(forenames)} ${surname}` : surname;
}

function initialsOf(forenames: string): string {
  return forenames
    .split(/\s+/)
    .map((word) =>
      word
        .split("-")
        .map((half) => `${half.charAt(0)}.`)
        .join("-"),
    )
    .join(" ");
}

function withStop(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

// The stop of the area's last word is also the stop of the separator.
function withoutStop(area: string): string {
  return area.endsWith(".") && !area.endsWith("..") ? area.slice(0, -1) : area;
}
