import type OpenAI from "openai";
import { MendableError } from "../errors.ts";

export interface ChatModelConfig {
  /** Base address of an OpenAI-compatible server: "http://127.0.0.1:11434/v1". */
  readonly url: string;
  readonly model: string;
  readonly timeoutMs: number;
  readonly key?: string;
}

/** A function the model may call while it answers. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** Runs with the one text the model gives it; what it returns goes back to the model. */
  run(query: string): Promise<string>;
}

/** A language model behind an OpenAI-compatible server. A failure is thrown, never turned into an empty text. */
export interface ChatModel {
  /** One reply to one prompt. */
  complete(prompt: { system: string; user: string }, signal?: AbortSignal): Promise<string>;
  /** A reply after as many calls of `tools` as the model wants, within a limit. */
  completeWithTools(
    prompt: { system: string; user: string; tools: readonly Tool[] },
    signal?: AbortSignal,
  ): Promise<string>;
}

/** Reaches the model's server only when asked; the client libraries load on the first call, since most libraries have no model. */
export function connectChatModel(config: ChatModelConfig): ChatModel {
  let client: Promise<OpenAI> | undefined;
  return {
    async complete({ system, user }, signal) {
      client ??= openClient(config);
      const reply = await (await client).chat.completions.create(
        {
          model: config.model,
          temperature: 0,
          messages: [
            { role: "system", content: system },
            { role: "user", content: user },
          ],
        },
        signal ? { signal } : {},
      );
      const text = reply.choices[0]?.message.content?.trim();
      if (!text) throw new MendableError(`the chat model ${config.model} at ${config.url} replied with no text`);
      return text;
    },
    async completeWithTools(prompt, signal) {
      const { runToolLoop } = await import("./tool-loop.ts");
      return await runToolLoop(prompt, config, signal);
    },
  };
}

async function openClient({ url, key, timeoutMs }: ChatModelConfig): Promise<OpenAI> {
  const { default: Client } = await import("openai");
  // A reader waits: one retry, and a limit on each try (the library's own defaults are three tries of ten minutes).
  return new Client({ baseURL: url, apiKey: key ?? "none", timeout: timeoutMs, maxRetries: 1 });
}
