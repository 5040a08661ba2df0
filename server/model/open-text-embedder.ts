import type { OnnxModelPlace } from "./feature-extraction.ts";
import type { EmbedderMeasures, Prefixes, TextEmbedder } from "./text-embedder.ts";

/** A stronger embedder than the embedded one, of a library that has it; a search waits `timeoutMs` for it. Holds no secret. */
export type TextEmbedderConfig =
  | {
      readonly kind: "openai";
      readonly url: string;
      readonly model: string;
      readonly timeoutMs: number;
      readonly prefixes: Prefixes;
    }
  | {
      readonly kind: "onnx";
      readonly place: OnnxModelPlace;
      readonly timeoutMs: number;
      readonly prefixes: Prefixes;
    };

interface OpenTextEmbedderOptions {
  readonly key?: string;
  /** Known from before: the embedder opens without a call. */
  readonly measures?: EmbedderMeasures;
  readonly signal?: AbortSignal;
}

/**
 * Opens the configured embedder, and loads its libraries only then.
 * @throws MendableError naming the model, and its server if it has one
 */
export async function openTextEmbedder(
  config: TextEmbedderConfig,
  { key, ...known }: OpenTextEmbedderOptions = {},
): Promise<TextEmbedder> {
  const options = { prefixes: config.prefixes, ...known };
  switch (config.kind) {
    case "openai": {
      const { openOpenaiEmbedder } = await import("./openai-embedder.ts");
      return await openOpenaiEmbedder({ ...config, ...(key ? { key } : {}) }, options);
    }
    case "onnx": {
      const { openOnnxEmbedder } = await import("./onnx-embedder.ts");
      return await openOnnxEmbedder(config.place, options);
    }
  }
}
