import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A reply of an OpenAI-compatible server: a text, a call of the search tool, or an HTTP status. */
export type ScriptedReply = { readonly text: string } | { readonly search: string } | { readonly status: number };

export interface ModelServer {
  readonly url: string;
  /** Bodies of the requests received. */
  readonly requests: readonly string[];
  close(): void;
}

/** For tests: a real HTTP server that speaks the chat completions protocol from a script; an unscripted call gets 500. */
export async function startModelServer(script: readonly ScriptedReply[]): Promise<ModelServer> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const reply = script[requests.length] ?? { status: 500 };
    requests.push(body);
    if ("status" in reply) {
      response.writeHead(reply.status).end("{}");
      return;
    }
    // Each reply has an id of its own: of two messages with one id LangGraph keeps the last.
    const completion = JSON.stringify(completionOf(reply, `reply-${requests.length}`));
    response.writeHead(200, { "content-type": "application/json" }).end(completion);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, requests, close: () => server.close() };
}

function completionOf(reply: { readonly text: string } | { readonly search: string }, id: string): unknown {
  const message =
    "text" in reply
      ? { role: "assistant", content: reply.text }
      : { role: "assistant", content: null, tool_calls: [toolCall(id, reply.search)] };
  return {
    id,
    object: "chat.completion",
    created: 1,
    model: "scripted",
    choices: [{ index: 0, message, finish_reason: "text" in reply ? "stop" : "tool_calls" }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

function toolCall(id: string, query: string): unknown {
  return { id, type: "function", function: { name: "search_catalogue", arguments: JSON.stringify({ query }) } };
}
