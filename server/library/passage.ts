/** What a passage was cut from. */
export type PassageKind = "record" | "faq" | "library" | "event" | "document";

/** Text short enough to quote, with the id of its source: the unit that is indexed. */
export interface Passage {
  /** `owner#field.ordinal`, stable through re-ingest. */
  readonly id: string;
  /** Id of the record, FAQ entry, branch, service or event it belongs to. */
  readonly owner: string;
  readonly source: string;
  readonly kind: PassageKind;
  readonly language: string;
  /** record · wording · answer · branch · service · fee · rule · event · section */
  readonly field: string;
  /** Shown as the hit's title: a record's title proper, a FAQ question, an event's title. */
  readonly title: string;
  /** Names to search by, all forms. */
  readonly names: string;
  /** Topics and keywords to search by, in all languages known. */
  readonly subjects: string;
  /** Body to search and to quote. */
  readonly text: string;
}

/** A stored passage: `rowid` labels it in the indexes, `seq` is the store's change number that wrote it. */
export interface StoredPassage extends Passage {
  readonly rowid: number;
  readonly seq: number;
}
