import { ChatOpenAI } from "@langchain/openai";
import { createAgent, tool } from "langchain";
import { z } from "zod";
import { MendableError } from "../errors.ts";
import type { ChatModelConfig, Tool } from "./chat-model.ts";

// Two searches and the answer: a fourth turn has never helped a question that the first three did not settle, and a reader waits.
const maxModelCalls = 4;
// The graph counts each model call and each round of tools as a step; passing the limit is an error.
const maxSteps = 2 * maxModelCalls;

/** Lets the model call `tools` until it answers. Loaded lazily: LangChain costs a quarter of a second and 85 MB. */
export async function runToolLoop(
  { system, user, tools }: { system: string; user: string; tools: readonly Tool[] },
  config: ChatModelConfig,
  signal?: AbortSignal,
): Promise<string> {
  const agent = createAgent({
    model: new ChatOpenAI({
      model: config.model,
      apiKey: config.key ?? "none",
      configuration: { baseURL: config.url },
      useResponsesApi: false,
      temperature: 0,
      timeout: config.timeoutMs,
      // LangChain's default still retries a 503 after 14 seconds.
      maxRetries: 1,
    }),
    tools: tools.map((own) =>
      tool(({ query }: { query: string }) => own.run(query), {
        name: own.name,
        description: own.description,
        schema: z.object({ query: z.string().min(1).max(400) }),
      }),
    ),
    systemPrompt: system,
  });
  const state = await agent.invoke(
    { messages: [{ role: "user", content: user }] },
    { recursionLimit: maxSteps, ...(signal ? { signal } : {}) },
  );
  const text = state.messages.at(-1)?.text.trim();
  if (!text) throw new MendableError(`the chat model ${config.model} at ${config.url} replied with no text`);
  return text;
}
