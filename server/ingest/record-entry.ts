import { matchKey } from "../language/match-key.ts";
import { nameKeys } from "../language/name-forms.ts";
import { authorTraits } from "../library/author-trait.ts";
import type { Authority } from "../library/authority.ts";
import { contentHash } from "../library/content-hash.ts";
import type { Entry, KeyKind } from "../library/entry.ts";
import { serialIdOf } from "../library/issue.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import type { Passage } from "../library/passage.ts";
import { publicationKeys } from "../library/publication-facts.ts";
import type { BibRecord, Name } from "../library/record.ts";
import { isCollective } from "../library/title.ts";
import { volumeMarks } from "../library/volume-marks.ts";
import { genreOf } from "../library/work-genre.ts";
import { workSigns } from "../library/work-signs.ts";
import { withWrittenNames } from "../library/written-names.ts";

/** A record as the store keeps it: with the passage it is found and quoted by, and its exact keys. */
export function recordEntry(catalogued: BibRecord, authority: Authority): Entry {
  const record = withWrittenNames(catalogued, authority.corrections);
  const names = record.names.flatMap((name) => nameForms(name, authority));
  const passages = [recordPassage(record, names, authority)];
  const told = authority.corrections?.keysOf(record.id) ?? [];
  const keys = [
    ...recordKeys(record, names),
    ...workKeys(record, authority),
    ...personKeys(record),
    ...publicationKeys(record),
    ...issueKeys(record),
    ...told,
  ];
  return {
    id: record.id,
    source: record.source,
    kind: "record",
    hash: contentHash({ record, passages, keys }),
    content: record,
    passages,
    keys,
  };
}

/** The entry with the fields its record came with, where it came with any. */
export function withOriginal(entry: Entry, original: OriginalRecord | undefined): Entry {
  return original ? { ...entry, original } : entry;
}

function recordPassage(record: BibRecord, names: readonly string[], authority: Authority): Passage {
  return {
    id: `${record.id}#record.1`,
    owner: record.id,
    source: record.source,
    kind: "record",
    language: record.language ?? "und",
    field: "record",
    title: record.title,
    names: unique(names).join(" · "),
    subjects: unique([
      ...record.subjects.flatMap((heading) => topicForms(heading, authority)),
      ...record.keywords,
    ]).join(" · "),
    text: describe(record),
  };
}

// A passage is short enough to quote; of a longer table of contents its beginning is searched.
const longestContents = 2000;

/** One line a person can read: title, names, source, imprint, annotation, contents. It is what a citation quotes. */
function describe(record: BibRecord): string {
  const authors = record.names.map((name) => name.display).join(", ");
  const imprint = [record.place, record.publisher, record.year ?? record.dateText].filter(Boolean).join(", ");
  const titles = [record.title, record.subtitle].filter(Boolean).join(" : ");
  const head = authors ? `${titles} / ${authors}` : titles;
  const { originalTitle, uniformTitle, parallelTitles, variantTitles = [] } = record;
  const others = [originalTitle, uniformTitle, ...parallelTitles, ...variantTitles].filter(Boolean).join(" = ");
  // An issue has its serial in its title.
  const source = record.kind === "serial" ? undefined : record.links?.find(({ relation }) => relation === "host");
  const series = record.allSeries?.map(({ title, volume }) => [title, volume].filter(Boolean).join(" ; ")).join(". ");
  return [
    head,
    others,
    source && [source.title, source.year, source.volume, source.pages].filter(Boolean).join(", "),
    record.edition,
    imprint,
    record.extent,
    series ?? record.series,
    record.annotation,
    record.contents?.join(" ; ").slice(0, longestContents),
  ]
    .filter((area) => area !== undefined && area !== "")
    .map((area) => String(area).replace(/\.$/, ""))
    .join(". ")
    .concat(".");
}

function recordKeys(record: BibRecord, names: readonly string[]): Entry["keys"] {
  const titles = [
    record.title,
    record.commonTitle,
    record.originalTitle,
    record.subtitle && `${record.title} ${record.subtitle}`,
    ...record.parallelTitles,
    ...(record.variantTitles ?? []),
    ...(record.uniformTitle !== undefined && !isCollective(record.uniformTitle) ? [record.uniformTitle] : []),
  ];
  const surnames = names.filter((name) => name.includes(",")).map((name) => name.split(",")[0]);
  const controlNumber = record.id.slice(record.source.length + 1);
  const own = controlNumber.startsWith("~") ? undefined : controlNumber;
  const shelved = record.holdings.map(({ callNumber }) => callNumber);
  const numbers = record.identifiers?.map(({ value }) => value) ?? [];
  const identifiers = [...record.isbns, record.issn, own, record.harvestedAs, ...shelved, ...numbers];
  const keys: { kind: KeyKind; key: string }[] = [
    ...titles.map((text) => ({ kind: "title" as const, key: matchKey(text ?? "") })),
    ...[...names, ...surnames].map((text) => ({ kind: "name" as const, key: matchKey(text ?? "") })),
    ...identifiers.map((text) => ({ kind: "identifier" as const, key: matchKey(text ?? "") })),
  ];
  const seen = new Set<string>();
  return keys.filter(({ kind, key }) => {
    if (!key || seen.has(`${kind} ${key}`)) return false;
    seen.add(`${kind} ${key}`);
    return true;
  });
}

/** What the store groups the editions of a work by. */
function workKeys(record: BibRecord, authority: Authority): Entry["keys"] {
  const signs = workSigns(record, authority).map((key) => ({ kind: "sign" as const, key }));
  const genre = genreOf(record);
  const volume = volumeMarks(record, authority);
  const kind = volume?.side === "translation" ? "translated-volume" : "original-volume";
  return [
    ...signs,
    ...(signs.length === 0 ? [] : authorTraits(record, authority).map((key) => ({ kind: "author" as const, key }))),
    ...(genre === undefined ? [] : [{ kind: "genre" as const, key: genre }]),
    ...(volume?.marks ?? []).map((key) => ({ kind, key }) as const),
  ];
}

/** The id of its serial, whose issues are found by it. */
function issueKeys(record: BibRecord): Entry["keys"] {
  const serial = serialIdOf(record);
  return serial === undefined ? [] : [{ kind: "issue-of", key: serial }];
}

const mostAuthors = 3;

/** What the forms of one name share, whatever their script and whether in full: the books of an author are found by it. */
function personKeys({ names }: BibRecord): Entry["keys"] {
  const authors = names.filter(({ role }) => role === "author").slice(0, mostAuthors);
  const keys = authors.flatMap(({ heading }) => nameKeys(heading).filter((key) => key.includes(" ")));
  return [...new Set(keys)].map((key) => ({ kind: "person", key }));
}

function nameForms(name: Name, authority: Authority): string[] {
  const person = authority.person(name.heading);
  const catalogued = name.asCatalogued === undefined ? [] : [name.asCatalogued.heading];
  const own = [name.heading, ...catalogued, ...(name.variants ?? [])];
  const headings = person ? [...own, person.kk, person.ru, person.en, ...person.variants] : own;
  return unique([...headings, ...headings.map(direct), name.display]);
}

/** "Әуезов, Мұхтар" → "Мұхтар Әуезов". */
function direct(heading: string): string {
  const [surname, ...forenames] = heading.split(",");
  return [...forenames.map((part) => part.trim()), surname].join(" ").trim();
}

function topicForms(heading: string, authority: Authority): string[] {
  const topic = authority.topic(heading);
  return topic ? [heading, topic.kk, topic.ru, topic.en] : [heading];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter(Boolean))];
}
