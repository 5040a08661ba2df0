import type { PassageKind } from "../library/passage.ts";
import type { QueryFilters } from "./filters/query-filters.ts";

/** What was found of one owner (record, FAQ entry, branch, event ...): its best passage. */
export interface Hit {
  /** Id of the owner. */
  readonly id: string;
  readonly passageId: string;
  readonly kind: PassageKind;
  readonly title: string;
  readonly language: string;
  /** Larger is better; comparable within one result only. */
  readonly score: number;
  /** From 1. */
  readonly rank: number;
  /** Why it is on top, when it is exact: the whole title, an identifier, a name in full. */
  readonly exact?: "identifier" | "title" | "name";
  /** Share of the query's meaning words (weighted by rarity, 0-1) that the passage holds: the strength of the evidence. */
  readonly coverage: number;
  /** Rank in each list that found it. */
  readonly lists: Readonly<{ keyword?: number; vector?: number }>;
}

export interface SearchQuery {
  readonly text: string;
  readonly language: "kk" | "ru" | "en";
  /** 0 asks only what the words are read as. */
  readonly k: number;
  /** All kinds when absent. */
  readonly kinds?: readonly PassageKind[];
}

export interface SearchResult {
  readonly query: {
    readonly language: "kk" | "ru" | "en";
    /** What of the question was taken for a filter; each can be switched off by name. */
    readonly filters?: QueryFilters;
    /** The question as searched for, where it was typed on another keyboard layout than meant. */
    readonly meant?: string;
    /** Whose vectors gave the passages near in meaning: "embedded" is Dana's own, else the id of the library's embedder. */
    readonly nearBy?: string;
    /** Why the library's embedder did not: not all passages have its vectors yet, or it gave none for the question. */
    readonly nearByOwnBecause?: "not-complete" | "no-answer";
    /** Passages whose vectors a search cannot see yet, while the graph grows after a large ingest; absent when there are none. */
    readonly vectorsLate?: number;
    /** The query's meaning words after folding and stemming, whether the catalogue knows each, and what it was read as, the surest first. */
    readonly terms: readonly {
      readonly term: string;
      readonly known: boolean;
      readonly readAs: readonly {
        readonly text: string;
        /** 1 for the word itself, less for what is spelt like it or near it in meaning. */
        readonly weight: number;
        readonly by: "word" | "spelling" | "meaning";
      }[];
    }[];
  };
  readonly hits: readonly Hit[];
}

/** Finds hits; the server's one runs in a worker, so that a search never holds up a socket. */
export interface Searcher {
  search(query: SearchQuery): Promise<SearchResult>;
}
