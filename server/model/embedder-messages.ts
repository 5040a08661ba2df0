import type { TextEmbedderConfig } from "./open-text-embedder.ts";
import type { EmbedderMeasures, TextKind } from "./text-embedder.ts";

/** What the embedder's process starts with. */
export interface EmbedderStart {
  readonly config: TextEmbedderConfig;
  readonly key?: string;
  readonly measures?: EmbedderMeasures;
}

export type ToEmbedder =
  | { readonly kind: "start"; readonly start: EmbedderStart }
  | { readonly kind: "embed"; readonly id: number; readonly texts: readonly string[]; readonly as: TextKind }
  | { readonly kind: "stop"; readonly id: number };

/** What the embedder's process sends back; a message of failure quotes no text. */
export type FromEmbedder =
  | ({ readonly kind: "opened"; readonly embedder: string } & EmbedderMeasures)
  | { readonly kind: "not-opened"; readonly message: string }
  | { readonly kind: "embedded"; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
