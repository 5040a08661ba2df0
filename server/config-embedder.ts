import { join, resolve } from "node:path";
import { z } from "zod";
import type { OnnxModelPlace } from "./model/feature-extraction.ts";
import type { TextEmbedderConfig } from "./model/open-text-embedder.ts";

/** What the settings of the embedder may be, each by itself. */
export const embedderEnvironment = {
  DANA_EMBEDDER: z.enum(["embedded", "openai", "onnx"]).default("embedded"),
  DANA_EMBEDDER_URL: z.url({ protocol: /^https?$/ }).optional(),
  DANA_EMBEDDER_MODEL: z.string().min(1).optional(),
  DANA_EMBEDDER_KEY: z.string().min(1).optional(),
  DANA_EMBEDDER_QUERY_PREFIX: z.string().max(1_000).default(""),
  DANA_EMBEDDER_PASSAGE_PREFIX: z.string().max(1_000).default(""),
  DANA_EMBEDDER_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(1_000),
};

const environment = z.object(embedderEnvironment);

type Given = Readonly<Record<string, string | undefined>>;
type EmbedderValues = z.infer<typeof environment>;

/** Settings that say nothing where the embedder is another. */
const onlyFor: Readonly<Record<string, readonly string[]>> = {
  DANA_EMBEDDER_URL: ["openai"],
  DANA_EMBEDDER_KEY: ["openai"],
  DANA_EMBEDDER_TIMEOUT_MS: ["openai", "onnx"],
  DANA_EMBEDDER_MODEL: ["openai", "onnx"],
  DANA_EMBEDDER_QUERY_PREFIX: ["openai", "onnx"],
  DANA_EMBEDDER_PASSAGE_PREFIX: ["openai", "onnx"],
};

/** What is wrong with the settings of the embedder taken together. */
export function embedderProblems(given: Given): string[] {
  const kind = environment.shape.DANA_EMBEDDER.safeParse(given["DANA_EMBEDDER"]).data;
  if (kind === undefined) return [];
  const problems = Object.entries(onlyFor)
    .filter(([name, kinds]) => given[name] && !kinds.includes(kind))
    .map(([name, kinds]) => `${name}: is for DANA_EMBEDDER=${kinds.join(" or ")} only`);
  const model = given["DANA_EMBEDDER_MODEL"];
  if (kind === "openai" && !given["DANA_EMBEDDER_URL"])
    problems.push("DANA_EMBEDDER_URL: give the address of the server, as http://127.0.0.1:11434/v1");
  if (kind === "openai" && !model) problems.push("DANA_EMBEDDER_MODEL: name the model that DANA_EMBEDDER_URL serves");
  if (kind === "onnx" && !(model && (isFolder(model) || isHubId(model))))
    problems.push("DANA_EMBEDDER_MODEL: give a folder (./models/e5, /srv/e5) or a model's id on the hub (owner/name)");
  return problems;
}

/** The embedder that the settings name, unless it is the embedded one. They have no problems. */
export function embedderOf(values: EmbedderValues, dataFolder: string): TextEmbedderConfig | undefined {
  const { DANA_EMBEDDER: kind, DANA_EMBEDDER_MODEL: model, DANA_EMBEDDER_URL: url } = values;
  const timeoutMs = values.DANA_EMBEDDER_TIMEOUT_MS;
  const prefixes = { query: values.DANA_EMBEDDER_QUERY_PREFIX, passage: values.DANA_EMBEDDER_PASSAGE_PREFIX };
  if (kind === "onnx" && model) return { kind, place: placeOf(model, dataFolder), timeoutMs, prefixes };
  if (kind === "openai" && model && url) return { kind, url, model, timeoutMs, prefixes };
  return undefined;
}

function placeOf(model: string, dataFolder: string): OnnxModelPlace {
  if (isFolder(model)) return { kind: "folder", folder: resolve(model) };
  return { kind: "hub", id: model, cacheFolder: join(dataFolder, "models") };
}

// By its form, not by what is there: a folder that is missing must not become a download.
function isFolder(model: string): boolean {
  return /^\.{0,2}\//.test(model);
}

function isHubId(model: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(model);
}
