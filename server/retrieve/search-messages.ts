import type { SearchQuery, SearchResult } from "./hit.ts";
import type { TextEmbedding } from "./text-search.ts";

/** What the main thread sends to the search worker. */
export type ToWorker =
  | { readonly kind: "search"; readonly id: number; readonly query: SearchQuery }
  | { readonly kind: "close" };

/** What the search worker sends back. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "generation"; readonly generation: number }
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "rebuild"; readonly reason: string }
  | { readonly kind: "notice"; readonly sentence: string }
  | { readonly kind: "no-room"; readonly sentence: string; readonly isBehind: boolean }
  | { readonly kind: "problem"; readonly sentence: string }
  | { readonly kind: "found"; readonly id: number; readonly result: SearchResult }
  | { readonly kind: "search-failed"; readonly id: number; readonly message: string }
  /** The worker cannot go on; `mendable` is a sentence for the operator. */
  | { readonly kind: "failed"; readonly message: string; readonly mendable: boolean };

export interface WorkerStart {
  readonly dataFolder: string;
  readonly modelFile: string;
  readonly pollMs: number;
  readonly textEmbedding?: TextEmbedding;
}
