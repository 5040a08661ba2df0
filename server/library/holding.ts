/** `reference` items are read in the library only. */
export type ItemStatus = "available" | "on-loan" | "on-hold" | "reference" | "in-repair" | "lost";

/** One physical copy. */
export interface Item {
  readonly barcode: string;
  readonly status: ItemStatus;
  /** YYYY-MM-DD, when on loan. */
  readonly dueBack?: string;
  /** The number in the inventory book, when the barcode is another. */
  readonly inventory?: string;
  /** YYYY-MM-DD, when it came to the library. */
  readonly acquired?: string;
}

/** What one branch holds of a record. */
export interface Holding {
  /** An id of `library.json`. */
  readonly branch: string;
  readonly callNumber: string;
  /** Shelving location within the branch, as printed. */
  readonly location?: string;
  /** Serials: the years held, as printed ("1995-2003, 2010-"), with their numbers: "1990 (1-6); 2001 (1, 2)". */
  readonly years?: string;
  readonly items: readonly Item[];
}
