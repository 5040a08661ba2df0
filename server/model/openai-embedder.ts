import type OpenAI from "openai";
import { explainEmbedderFailure } from "./embedder-failure.ts";
import { readEmbeddingsReply } from "./embeddings-reply.ts";
import { type ModelEmbedderOptions, openModelEmbedder } from "./model-embedder.ts";
import type { TextEmbedder } from "./text-embedder.ts";

export interface OpenaiEmbedderConfig {
  /** Base address of an OpenAI-compatible server: "http://127.0.0.1:11434/v1". */
  readonly url: string;
  readonly model: string;
  /** For a reader's question, a second try included. Passages have minutes. */
  readonly timeoutMs: number;
  readonly key?: string;
}

// OpenAI takes 2,048 texts, others fewer; 64 passages are half a minute of a small machine's processor.
const batch = { maxTexts: 64, maxCharacters: 32_000 };

interface Patience {
  readonly maxRetries: number;
  readonly perTryMs: number;
  readonly inAllMs: number;
}

/** Nobody waits for a batch of passages: a server that turns it away is asked again for a while. */
const patient: Patience = { maxRetries: 6, perTryMs: 60_000, inAllMs: 120_000 };

/**
 * An embedder behind the `/embeddings` of any OpenAI-compatible server (OpenAI, vLLM, Ollama, llama.cpp).
 * @throws MendableError naming address and model
 */
export async function openOpenaiEmbedder(
  config: OpenaiEmbedderConfig,
  options: ModelEmbedderOptions,
): Promise<TextEmbedder> {
  const client = await openClient(config);
  const hurried: Patience = { maxRetries: 1, perTryMs: config.timeoutMs, inAllMs: config.timeoutMs };
  const name = `the embedder ${config.model} at ${config.url}`;
  return await openModelEmbedder(
    {
      name,
      id: `openai:${config.model}`,
      batch,
      async embedBatch(texts, { kind, patient: isPatient = kind === "passage", signal }) {
        const { maxRetries, perTryMs, inAllMs } = isPatient ? patient : hurried;
        const budget = AbortSignal.timeout(inAllMs);
        try {
          const reply: unknown = await client.embeddings.create(
            { model: config.model, input: [...texts], encoding_format: "float" },
            {
              // The library waits between the tries: as long as the server asks for, else 0.5 s, 1 s, … 8 s.
              maxRetries,
              timeout: perTryMs,
              signal: signal ? AbortSignal.any([signal, budget]) : budget,
            },
          );
          return readEmbeddingsReply(reply, { count: texts.length, name });
        } catch (error) {
          signal?.throwIfAborted();
          throw explainEmbedderFailure(error, { name, budgetMs: inAllMs, isOverBudget: budget.aborted });
        }
      },
    },
    options,
  );
}

/** Loads the library only here: most libraries have no such server. */
async function openClient({ url, key, timeoutMs }: OpenaiEmbedderConfig): Promise<OpenAI> {
  const { default: Client } = await import("openai");
  return new Client({
    baseURL: url,
    apiKey: key ?? "none",
    timeout: timeoutMs,
    maxRetries: 1,
    // Nothing of the environment goes to the server or turns on a log: what is sent is a reader's question.
    organization: null,
    project: null,
    logLevel: "off",
  });
}
