import type { Holding } from "./holding.ts";

export type RecordKind = "book" | "serial" | "e-resource";

/** A person or body named in a record, in the role it has there. */
export interface Name {
  /** Inverted heading as catalogued: "Әуезов, Мұхтар". */
  readonly heading: string;
  /** As people say it: "Мұхтар Әуезов". */
  readonly display: string;
  /** As the catalogue has it, where a correction has it written otherwise. */
  readonly asCatalogued?: Pick<Name, "heading" | "display" | "dates">;
  readonly dates?: string;
  /** Absent for a person. */
  readonly kind?: "body" | "meeting";
  /** What sets the bearer apart from namesakes: "ақын", "граф", the country of a body. */
  readonly epithet?: string;
  /** Other forms in the same record: the forenames in full, another script. */
  readonly variants?: readonly string[];
  readonly role: "author" | "translator" | "editor" | "compiler" | "illustrator" | "contributor";
  /** Roles beyond that one: relator codes of MARC ("cmp", "prf"), or the words of the record. */
  readonly relators?: readonly string[];
}

/** The place of a volume in a multi-volume work. */
export interface Part {
  /** The designation as printed: "2-кітап", "Кн. 2". */
  readonly designation?: string;
  /** The number in it, when there is one. */
  readonly number?: number;
  readonly title?: string;
}

/** One series a publication belongs to. */
export interface Series {
  readonly title: string;
  readonly volume?: string;
  readonly issn?: string;
}

/** A class in a system other than UDC. */
export interface ClassMark {
  /** "bbk", "ddc", "lcc", "grnti", else the code the record has for the system. */
  readonly scheme: string;
  readonly mark: string;
}

/** An identifier other than ISBN and ISSN. */
export interface Identifier {
  /** "ismn", "doi", "isrc", "nbn" (national bibliography), else the code the record has for the kind. */
  readonly scheme: string;
  readonly value: string;
}

/** A subject that is no topic. */
export interface NamedSubject {
  readonly kind: "person" | "body" | "work" | "place";
  /** As it stands in `subjects`. */
  readonly heading: string;
}

/** What the other publication is to this one: `host` holds this article, `set` has this volume. */
export const relations = [
  "host",
  "set",
  "series",
  "part",
  "supplement",
  "supplement-to",
  "translation",
  "original",
  "earlier",
  "later",
  "edition",
  "other-format",
  "issued-with",
  "related",
] as const;
export type Relation = (typeof relations)[number];

/** Another publication that the record names. */
export interface RecordLink {
  readonly relation: Relation;
  readonly title: string;
  readonly author?: string;
  readonly place?: string;
  readonly publisher?: string;
  readonly year?: string;
  /** Volume and issue as printed: "Т. 37, № 3/4". */
  readonly volume?: string;
  /** "15-20" */
  readonly pages?: string;
  readonly isbn?: string;
  readonly issn?: string;
  /** The control number of its record. */
  readonly number?: string;
}

/** One bibliographic description: what a library's catalogue says of a publication. */
export interface BibRecord {
  /** `source:controlNumber`, stable through re-ingest. */
  readonly id: string;
  readonly source: string;
  /** The name the repository it was harvested from has for it; by this name it is told deleted. */
  readonly harvestedAs?: string;
  readonly kind: RecordKind;
  /** Title proper; for a volume it includes the part ("Абай жолы. 2-кітап"). Never changed after storing. */
  readonly title: string;
  readonly subtitle?: string;
  readonly part?: Part;
  /** The title without its part, when there is a part. */
  readonly commonTitle?: string;
  readonly parallelTitles: readonly string[];
  /** Titles on the cover, on the spine, of earlier spelling, made by a cataloguer. */
  readonly variantTitles?: readonly string[];
  /** The title under which a work's forms are gathered, where it is not that of the original. */
  readonly uniformTitle?: string;
  /** Title of the original work, for a translation: groups the editions of one work. */
  readonly originalTitle?: string;
  readonly names: readonly Name[];
  /** ISO 639-1, else 639-3. */
  readonly language?: string;
  /** All languages of the text, when there are several. */
  readonly languages?: readonly string[];
  readonly originalLanguage?: string;
  readonly summaryLanguages?: readonly string[];
  /** "2-бас., толықт." */
  readonly edition?: string;
  /** Year of this edition; absent when uncertain. */
  readonly year?: number;
  /** The date as printed, when it says more or less than the year: "[199-?]", "cop. 1987", "1995-2003". */
  readonly dateText?: string;
  /** Year in which the work was first published. */
  readonly originalYear?: number;
  readonly place?: string;
  readonly publisher?: string;
  /** All places, all publishers, when there are several. */
  readonly places?: readonly string[];
  readonly publishers?: readonly string[];
  readonly extent?: string;
  /** The first series with its volume, as one text. */
  readonly series?: string;
  /** All series, when there are several or one has an ISSN. */
  readonly allSeries?: readonly Series[];
  /** Thirteen digits each, checked. */
  readonly isbns: readonly string[];
  readonly issn?: string;
  readonly identifiers?: readonly Identifier[];
  readonly udc: readonly string[];
  readonly classes?: readonly ClassMark[];
  /** Controlled topics, as text. */
  readonly subjects: readonly string[];
  /** Which of the subjects are persons, bodies, works or places. */
  readonly namedSubjects?: readonly NamedSubject[];
  readonly keywords: readonly string[];
  readonly annotation?: string;
  /** The works or chapters in it, one a text. */
  readonly contents?: readonly string[];
  /** Age mark: "0+", "6+", "12+", "16+", "18+". */
  readonly audience?: string;
  /** Whom it is for, in words. */
  readonly readers?: string;
  /** Genre or form: "novel", "textbook", ... */
  readonly form?: string;
  /** All genres and forms, when there are several. */
  readonly forms?: readonly string[];
  readonly url?: string;
  /** All addresses, when there are several. */
  readonly urls?: readonly string[];
  readonly links?: readonly RecordLink[];
  readonly notes: readonly string[];
  readonly holdings: readonly Holding[];
}

/** What a format reader yields: a record before the pipeline gives it its id and source. */
export interface DraftRecord extends Omit<BibRecord, "id" | "source"> {
  /** The record's own control number (001, IRBIS 903), when it has one. */
  readonly controlNumber?: string;
}
