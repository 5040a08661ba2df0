import { toKazakhLatin } from "../../server/language/kazakh-latin.ts";
import type { Authority } from "../../server/library/authority.ts";
import { displayName } from "../../server/library/name.ts";
import { present } from "../../server/library/present.ts";
import type { BibRecord, Name } from "../../server/library/record.ts";

/** A number from 0 to 1, the next at each call. */
export type Chance = () => number;

/** The record as another library would have catalogued the same book: by its own habits, with its own gaps and slips. */
export function asOtherLibrary(record: BibRecord, chance: Chance, authority: Authority): BibRecord {
  const { title, subtitle, part, commonTitle } = titled(record, chance);
  return present({
    ...record,
    source: "other",
    title,
    subtitle,
    part,
    commonTitle,
    names: record.names.map((name) => named(name, chance, authority)),
    publisher: publishedBy(record.publisher, chance),
    place: placed(record.place, chance),
    year: yearOf(record.year, chance),
    extent:
      chance() < 0.3
        ? undefined
        : record.extent?.replace(/\d+/u, (pages) => String(Number(pages) + Math.floor(chance() * 3))),
    isbns: chance() < 0.4 ? [] : record.isbns,
    language: chance() < 0.05 ? undefined : record.language,
    annotation: undefined,
    subjects: [],
    holdings: [],
  });
}

type Titles = { [K in "title" | "subtitle" | "part" | "commonTitle"]: BibRecord[K] };

/** A cataloguer puts subtitle and volume into the title, or leaves the subtitle out, or writes Kazakh in Latin letters. */
function titled(record: BibRecord, chance: Chance): Titles {
  const { title, subtitle, part, commonTitle, language } = record;
  const kept = { title, subtitle, part, commonTitle };
  const habit = chance();
  if (habit < 0.15 && subtitle !== undefined) return { ...kept, title: `${title} : ${subtitle}`, subtitle: undefined };
  if (habit < 0.3) return { ...kept, subtitle: undefined };
  if (habit < 0.35 && language === "kk")
    return { ...kept, title: toKazakhLatin(title), commonTitle: commonTitle && toKazakhLatin(commonTitle) };
  if (habit < 0.4) return { ...kept, title: `${title}.` };
  if (habit < 0.5 && part?.number !== undefined)
    return {
      title: `${commonTitle ?? title}. ${language === "kk" ? `${part.number}-кітап` : `Кн. ${part.number}`}`,
      subtitle,
      part: undefined,
      commonTitle: undefined,
    };
  return kept;
}

function named(name: Name, chance: Chance, authority: Authority): Name {
  const person = chance() < 0.15 ? authority.person(name.heading) : undefined;
  const heading = person?.ru ?? name.heading;
  const habit = chance();
  const [surname = "", forename = ""] = heading.split(", ");
  const written =
    forename === "" || habit < 0.3
      ? heading
      : habit < 0.75
        ? `${surname} ${forename.slice(0, 1)}.`
        : displayName(heading);
  return { role: name.role, heading: written, display: displayName(written) };
}

function publishedBy(publisher: string | undefined, chance: Chance): string | undefined {
  const habit = chance();
  if (habit < 0.25) return undefined;
  if (habit < 0.45) return `«${publisher}» баспасы`;
  return habit < 0.6 ? `Изд-во "${publisher}"` : publisher;
}

function placed(place: string | undefined, chance: Chance): string | undefined {
  const habit = chance();
  if (habit < 0.3) return undefined;
  return habit < 0.5 ? place?.slice(0, 1).concat(".") : place;
}

function yearOf(year: number | undefined, chance: Chance): number | undefined {
  const habit = chance();
  if (habit < 0.05) return undefined;
  return habit < 0.1 && year !== undefined ? year + 1 : year;
}
