import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** What the server does with a request: embeds its texts, answers a status or a body of its own, or never answers. */
export type ScriptedEmbeddings =
  | "embed"
  | "hang"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly body: (texts: readonly string[]) => unknown };

interface EmbeddingRequest {
  readonly model: string;
  readonly input: readonly string[];
  readonly authorization?: string | undefined;
}

type Script = readonly ScriptedEmbeddings[] | ((texts: readonly string[]) => ScriptedEmbeddings);

export interface EmbeddingServer {
  readonly url: string;
  readonly requests: readonly EmbeddingRequest[];
  close(): void;
}

const requestBody = z.object({
  model: z.string(),
  input: z.array(z.string().min(1)),
  encoding_format: z.literal("float"),
});

/** For tests: a real HTTP server that speaks the embeddings protocol from a script, by number of the call or by its texts; an unscripted call gets 500. */
export async function startEmbeddingServer(script: Script): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { model, input } = requestBody.parse(JSON.parse(body));
    const step = nextStep(script, { call: requests.length, input });
    requests.push({ model, input, authorization: request.headers.authorization });
    // A server quotes what it refuses: none of it may reach a log.
    if (step === "embed") reply(response, 200, embeddingsOf(input));
    else if (step === "hang") return;
    else if ("body" in step) reply(response, 200, step.body(input));
    else reply(response.setHeaders(new Map(Object.entries(step.headers ?? {}))), step.status, refusalOf(input));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/v1`, requests, close };
}

function nextStep(script: Script, { call, input }: { call: number; input: readonly string[] }): ScriptedEmbeddings {
  if (typeof script === "function") return script(input);
  return script[call] ?? { status: 500 };
}

/** Last first, as the protocol allows: the index tells the order. */
function embeddingsOf(texts: readonly string[]): unknown {
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: letterCounts(text) }));
  return { object: "list", model: "scripted", data: data.toReversed(), usage: { prompt_tokens: 1, total_tokens: 1 } };
}

/** A vector of 32 numbers and any length but 1. */
export function letterCounts(text: string): number[] {
  const counts = new Array<number>(32).fill(0);
  for (const letter of text.toLowerCase()) {
    const slot = (letter.codePointAt(0) ?? 0) % 32;
    counts[slot] = (counts[slot] ?? 0) + 2;
  }
  return counts;
}

function refusalOf(texts: readonly string[]): unknown {
  return { error: { message: `cannot embed: ${texts.join(" | ")}`, code: texts[0] } };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
