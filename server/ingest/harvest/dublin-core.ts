import { isbn13 } from "../../library/isbn.ts";
import { issnOf } from "../../library/issn.ts";
import { languageFromMarc } from "../../library/language-code.ts";
import { personOf } from "../../library/name.ts";
import { present } from "../../library/present.ts";
import type { DraftRecord, Name, RecordKind } from "../../library/record.ts";
import { certainYear, distinct, tidy, withoutIsbd } from "../clean.ts";
import type { XmlElement } from "./xml-tree.ts";

const spaces = ["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"];

/** The element whose children are Dublin Core, in or under `element`. */
export function dublinCoreIn(element: XmlElement): XmlElement | undefined {
  if (element.children.some(({ uri }) => spaces.includes(uri))) return element;
  // Some programs drop the namespaces when they save an answer.
  if (element.name === "dc" && element.uri === "" && element.children.length > 0) return element;
  for (const child of element.children) {
    const found = dublinCoreIn(child);
    if (found) return found;
  }
  return undefined;
}

/** Dublin Core as a draft; absent when it has no title. What its fields mix (a date, a type, an identifier) is told apart by its form. */
export function dublinCoreDraft(core: XmlElement): DraftRecord | undefined {
  const values = (...names: string[]): string[] => core.children.flatMap((child) => filled(child, names));
  const [title, ...titles] = values("title").map(withoutIsbd).filter(Boolean);
  if (title === undefined) return undefined;
  const identifiers = values("identifier");
  const subjects = values("subject");
  const descriptions = values("description", "abstract");
  return present({
    kind: kindOf(values("type"), values("format")),
    title,
    parallelTitles: distinct([...titles, ...values("alternative").map(withoutIsbd)]),
    names: namesOf(values("creator"), values("contributor")),
    language: values("language").map(languageOf).find(Boolean),
    year: values("date", "issued", "created").map(yearOf).find(Boolean),
    publisher: values("publisher").map(withoutIsbd).find(Boolean),
    extent: values("extent", "format").find((text) =>
      /^\D{0,12}\d+\s*(?:p|pp|pages|leaves|с|б|бет|стр|л)(?!\p{L})/iu.test(text),
    ),
    isbns: distinct(identifiers.flatMap((text) => (isAddress(text) ? [] : (isbn13(text) ?? [])))),
    issn: identifiers
      .filter((text) => /issn/i.test(text))
      .map(issnOf)
      .find(Boolean),
    udc: distinct(subjects.flatMap((text) => udcOf(text) ?? [])),
    subjects: distinct(subjects.filter((text) => udcOf(text) === undefined).map(withoutIsbd)),
    keywords: [],
    annotation: descriptions[0],
    url: identifiers.find(isAddress),
    notes: descriptions.slice(1),
    holdings: [],
  });
}

function filled({ uri, name, text }: XmlElement, names: readonly string[]): string[] {
  const value = (spaces.includes(uri) || uri === "") && names.includes(name) ? tidy(text) : "";
  return value === "" ? [] : [value];
}

function namesOf(creators: readonly string[], contributors: readonly string[]): Name[] {
  const authors = creators.map((text) => nameOf(text, "author"));
  const others = contributors.map((text) => nameOf(text, "contributor"));
  const known = new Set(authors.map((name) => name.heading));
  return [...authors, ...others.filter((name) => !known.has(name.heading))];
}

/** "Әуезов, Мұхтар, 1897-1961." → heading and dates. */
function nameOf(text: string, role: Name["role"]): Name {
  const [, heading, dates] = /^(.*?),?\s+\(?((?:ca\. )?\d{3,4}\s?[-–]\s?(?:\d{3,4})?)\)?\.?$/u.exec(text) ?? [];
  return personOf(withoutIsbd(heading ?? text), role, dates?.replace(/\s/g, ""));
}

function kindOf(types: readonly string[], formats: readonly string[]): RecordKind {
  if (types.some((type) => /serial|periodical|journal|newspaper|magazine|журнал|газет/i.test(type))) return "serial";
  const isFile = formats.some((format) => /^(?:application|text|image|audio|video)\/\S+$/i.test(format));
  return isFile || types.some((type) => /software|dataset|interactive/i.test(type)) ? "e-resource" : "book";
}

/** "kaz", "kk", "kk-KZ" → "kk". */
function languageOf(text: string): string | undefined {
  return languageFromMarc(text.split(/[-_]/, 1)[0] ?? "");
}

/** A year, also out of "1942-05-31" and its kin. */
function yearOf(text: string): number | undefined {
  return certainYear(text) ?? certainYear(/^(\d{4})-\d{2}(?:-\d{2}.*)?$/.exec(text)?.[1] ?? "");
}

/** "УДК 821.512.122" or a bare number of the classification. */
function udcOf(text: string): string | undefined {
  const named = /^(?:удк|әож|udc)\s*:?\s*(\S.*)$/iu.exec(text)?.[1];
  return named ?? (/^\d{1,3}(?:\.\d{1,3})+[\d().:="/+-]*$/.test(text) ? text : undefined);
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
