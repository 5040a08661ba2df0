import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { MendableError } from "../errors.ts";
import {
  type FeatureExtraction,
  loadFeatureExtraction,
  networkFile,
  type OnnxModelPlace,
  tokenizerFile,
} from "./feature-extraction.ts";
import { type ModelEmbedderOptions, openModelEmbedder } from "./model-embedder.ts";
import type { TextEmbedder } from "./text-embedder.ts";

export interface OnnxEmbedderOptions extends ModelEmbedderOptions {
  /** Loads the network; another one in tests. */
  readonly load?: (place: OnnxModelPlace) => Promise<FeatureExtraction>;
}

// All texts of a batch are padded to its longest, and the thread is busy until the batch is done.
const batch = { maxTexts: 16, maxCharacters: 8_000 };

/** A row of numbers for each text, one after another: a tensor of the library. */
const pooled = z.object({
  dims: z.tuple([z.number().int(), z.number().int().min(1)]),
  data: z.instanceof(Float32Array),
});

/**
 * An embedder run on this machine: an ONNX network whose vector of a text is the mean over its tokens (multilingual-e5, MiniLM).
 * It computes in the calling thread: one that serves no sockets.
 * @throws MendableError naming the model
 */
export async function openOnnxEmbedder(place: OnnxModelPlace, options: OnnxEmbedderOptions): Promise<TextEmbedder> {
  const extract = await (options.load ?? loadFeatureExtraction)(place);
  const name = `the embedder ${place.kind === "hub" ? place.id : place.folder}`;
  return await openModelEmbedder(
    {
      name,
      id: `onnx:${place.kind === "hub" ? place.id : await fingerprint(place.folder)}`,
      batch,
      async embedBatch(texts) {
        const tensor = pooled.safeParse(await run(extract, texts, name));
        if (!tensor.success || tensor.data.dims[0] !== texts.length)
          throw new MendableError(`${name} gave no vector of numbers for each text: it is no embedding model`);
        const { data, dims } = tensor.data;
        return texts.map((_, row) => data.subarray(row * dims[1], (row + 1) * dims[1]));
      },
    },
    options,
  );
}

async function run(extract: FeatureExtraction, texts: readonly string[], name: string): Promise<unknown> {
  try {
    return await extract([...texts]);
  } catch {
    // No cause: it may quote the text, and a reader's question is confidential.
    throw new MendableError(`${name} failed to compute: is it an embedding model?`);
  }
}

/** Of what the vectors depend on: a folder may be moved, and another model be put in its place. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of [networkFile, tokenizerFile])
    await pipeline(createReadStream(join(folder, file)), hash, { end: false });
  return hash.digest("hex").slice(0, 16);
}
