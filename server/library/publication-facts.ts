import { matchKey } from "../language/match-key.ts";
import { skeletonsOf } from "../language/name-skeleton.ts";
import type { BibRecord, Part, RecordKind } from "./record.ts";
import { gradeOf, isCommonplace, titleKey, wholeTitle } from "./work-titles.ts";

/** What of a record tells its publication from others, in a shape that two records are compared by. */
export interface PublicationFacts {
  readonly source: string;
  readonly kind: RecordKind;
  readonly language?: string | undefined;
  /** Of the title proper without volume, class and subtitle, spelt alike in all scripts. */
  readonly title: string;
  readonly isCommonplace: boolean;
  /** The telling words of the subtitle. */
  readonly subtitle: readonly string[];
  /** Numbers and own title of the volume; empty for what is whole. */
  readonly volume: string;
  readonly grade?: string | undefined;
  /** What a schoolbook's companions are told by: workbook, guide for the teacher, tests. */
  readonly companion: string;
  readonly authors: readonly { readonly heading: string; readonly born?: string | undefined }[];
  readonly everybody: readonly string[];
  readonly year?: number | undefined;
  readonly isbns: readonly string[];
  readonly issn?: string | undefined;
  readonly publisher: readonly string[];
  readonly place?: string | undefined;
  readonly pages?: number | undefined;
}

export function publicationFacts(record: BibRecord): PublicationFacts {
  const { title, more, volume } = properTitle(record);
  const said = `${record.title} ${record.subtitle ?? ""}`;
  return {
    source: record.source,
    kind: record.kind,
    language: record.language,
    title,
    isCommonplace: title.split(" ").length <= mostCommonplace && isCommonplace(title),
    subtitle: [...new Set(telling(`${record.subtitle ?? ""} ${more}`))],
    volume,
    grade: gradeOf(record),
    companion: companionsOf(said),
    authors: record.names
      .filter(({ role }) => role === "author")
      .map(({ heading, dates }) => ({ heading, born: /\d{4}/u.exec(dates ?? "")?.[0] })),
    everybody: record.names.map(({ heading }) => heading),
    year: record.year,
    isbns: record.isbns,
    issn: record.issn,
    publisher: publisherOf(record.publisher ?? ""),
    place: placeOf(record.place),
    pages: pagesOf(record.extent),
  };
}

/** Under what a record may meet another of the same publication in the store. */
export function publicationKeys(record: BibRecord): readonly { readonly kind: "print"; readonly key: string }[] {
  if (record.year === undefined || record.kind === "serial") return [];
  const { title, volume } = properTitle(record);
  return title === "" ? [] : [{ kind: "print", key: `${title} ${volume} ${record.year}` }];
}

// ISBD's signs within a title, as where a spreadsheet has one column for both.
const isbd = /\s*[:=/]\s+/u;
// "Рассказы" are many books, "Шығармаларының екі томдық толық жинағы" few.
const mostCommonplace = 3;

interface Proper {
  readonly title: string;
  /** What a colon parts from it. */
  readonly more: string;
  readonly volume: string;
}

function properTitle(record: BibRecord): Proper {
  const { title, number } = wholeTitle(record);
  const [proper = "", ...more] = title.split(isbd);
  return { title: titleKey(proper, record.language), more: more.join(" "), volume: volumeOf(record.part, number) };
}

function volumeOf(part: Part | undefined, number: number | undefined): string {
  if (part === undefined) return number === undefined ? "" : String(number);
  const numbers = (part.designation ?? "").match(/\d+/gu) ?? (number === undefined ? [] : [number]);
  const designated = numbers.length > 0 ? numbers.map(Number).join(".") : matchKey(part.designation ?? "");
  return [designated, matchKey(part.title ?? "")].filter(Boolean).join(" ");
}

// The beginnings of words, folded.
const companions: readonly (readonly [string, RegExp])[] = [
  ["workbook", /(?:рабоч\p{L}* тетрад|жумыс д[аә]птер|пропис|workbook)/u],
  ["teacher", /(?:для учител|методич|поурочн|адистемел|нускаул|муғал[иі]м|мугалим|teacher)/u],
  ["tests", /(?:тест|контрольн|бакылау жумыс|дидактич|дидактика|tests?(?!\p{L}))/u],
  ["problems", /(?:задачник|сборник задач|есеп\p{L}* жинаг|problem)/u],
  ["reader", /(?:хрестомат|reader(?!\p{L}))/u],
  ["atlas", /(?:атлас|контурн|кескин карта|atlas)/u],
  ["summary", /(?:автореферат|конспект)/u],
];

function companionsOf(said: string): string {
  const key = matchKey(said);
  return companions.flatMap(([name, words]) => (words.test(key) ? name : [])).join(" ");
}

const shortestTelling = 4;
const told = 5;
/** Words of a subtitle by their beginnings, for an ending or an adjective more says nothing. */
const telling = (text: string): string[] =>
  matchKey(text)
    .split(" ")
    .filter(
      (word) =>
        word.length >= shortestTelling && !/\d/u.test(word) && !/^(?:класс|сынып|grade|для|арналған)/u.test(word),
    )
    .map((word) => word.slice(0, told));

const ofAnyPublisher =
  /^(?:баспа|издат|изд|изда|во|press|publish|жшс|тоо|ооо|оао|зао|ао|аk|ак|ltd|llc|house|книг|кітап|китап|group|гп|мемл|гос)/u;

function publisherOf(publisher: string): string[] {
  const words = matchKey(publisher)
    .split(" ")
    .filter((word) => word.length > 1 && !ofAnyPublisher.test(word));
  return [...new Set(words.flatMap(skeletonsOf).map(({ letters }) => letters))];
}

const cities: Readonly<Record<string, string>> = {
  верный: "а",
  л: "с",
  ленинград: "с",
  петроград: "с",
  "нур султан": "астана",
  нурсултан: "астана",
  акмола: "астана",
  целиноград: "астана",
  astana: "астана",
  "nur sultan": "астана",
};

/** The first letter of the town, under one name of those it had: "Алматы", "Алма-Ата" and "А." do not contradict. */
function placeOf(place: string | undefined): string | undefined {
  const key = matchKey(place ?? "");
  const known = cities[key] ?? key;
  return known === "" ? undefined : (skeletonsOf(known.slice(0, 2))[0]?.letters ?? known).slice(0, 1);
}

/** The largest number is that of the pages: "2 т. 345, [3] с." */
function pagesOf(extent = ""): number | undefined {
  const counted = /(\d{2,4})\s*(?:,\s*\[\d+\]\s*)?(?:с|б|p|бет|стр)/iu.exec(extent)?.[1];
  return counted === undefined ? undefined : Number(counted);
}
