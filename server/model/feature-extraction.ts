import { existsSync } from "node:fs";
import { join } from "node:path";
import { MendableError } from "../errors.ts";

/** A folder of this machine, or a model's id on the Hugging Face hub with the folder that keeps what is fetched. */
export type OnnxModelPlace =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "hub"; readonly id: string; readonly cacheFolder: string };

/** Runs the network over texts and takes the mean over their tokens; what comes is parsed by the caller. */
export type FeatureExtraction = (texts: string[]) => Promise<unknown>;

/** The network with its weights in eight bits, as models for this library are published. */
export const networkFile = join("onnx", "model_quantized.onnx");
export const tokenizerFile = "tokenizer.json";

/**
 * Loads a model with the library of Hugging Face, which only this file knows.
 * @throws MendableError when the library or the model is absent
 */
export async function loadFeatureExtraction(place: OnnxModelPlace): Promise<FeatureExtraction> {
  const isRemote = place.kind === "hub";
  if (!isRemote) checkFolder(place.folder);
  const { env, LogLevel, pipeline } = await importTransformers();
  env.allowRemoteModels = isRemote;
  env.allowLocalModels = !isRemote;
  env.logLevel = LogLevel.ERROR;
  if (isRemote) env.cacheDir = place.cacheFolder;
  const model = isRemote ? place.id : place.folder;
  try {
    const extract = await pipeline("feature-extraction", model, { dtype: "q8", device: "cpu" });
    return (texts) => extract(texts, { pooling: "mean" });
  } catch (error) {
    const mend = isRemote
      ? "is huggingface.co reached from here, or the model better put into a folder?"
      : "is it whole?";
    throw new MendableError(`the embedder ${model} cannot be loaded: ${mend}`, { cause: error });
  }
}

async function importTransformers() {
  try {
    return await import("@huggingface/transformers");
  } catch (error) {
    throw new MendableError(
      "a local model needs a package that is not there or does not load: npm install --no-save @huggingface/transformers@4.3.1",
      { cause: error },
    );
  }
}

function checkFolder(folder: string): void {
  const missing = ["config.json", tokenizerFile, networkFile].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) throw new MendableError(`${folder}: is no ONNX model, it lacks ${missing.join(", ")}`);
}
