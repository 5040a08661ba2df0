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
  readonly role: "author" | "translator" | "editor" | "compiler" | "illustrator" | "contributor";
}

/** The place of a volume in a multi-volume work. */
export interface Part {
  /** The designation as printed: "2-кітап", "Кн. 2". */
  readonly designation?: string;
  /** The number in it, when there is one. */
  readonly number?: number;
  readonly title?: string;
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
  /** Title of the original work, for a translation: groups the editions of one work. */
  readonly originalTitle?: string;
  readonly names: readonly Name[];
  /** ISO 639-1, else 639-3. */
  readonly language?: string;
  readonly originalLanguage?: string;
  /** Year of this edition; absent when uncertain. */
  readonly year?: number;
  /** Year in which the work was first published. */
  readonly originalYear?: number;
  readonly place?: string;
  readonly publisher?: string;
  readonly extent?: string;
  readonly series?: string;
  /** Thirteen digits each, checked. */
  readonly isbns: readonly string[];
  readonly issn?: string;
  readonly udc: readonly string[];
  /** Controlled topics, as text. */
  readonly subjects: readonly string[];
  readonly keywords: readonly string[];
  readonly annotation?: string;
  /** Age mark: "0+", "6+", "12+", "16+", "18+". */
  readonly audience?: string;
  /** Genre or form: "novel", "textbook", ... */
  readonly form?: string;
  readonly url?: string;
  readonly notes: readonly string[];
  readonly holdings: readonly Holding[];
}

/** What a format reader yields: a record before the pipeline gives it its id and source. */
export interface DraftRecord extends Omit<BibRecord, "id" | "source"> {
  /** The record's own control number (001, IRBIS 903), when it has one. */
  readonly controlNumber?: string;
}
