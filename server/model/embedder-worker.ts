import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { MendableError } from "../errors.ts";
import type { EmbedderStart, FromEmbedder, ToEmbedder } from "./embedder-messages.ts";
import { openTextEmbedder } from "./open-text-embedder.ts";
import type { TextEmbedder } from "./text-embedder.ts";

/** Opens the embedder, then embeds what it is sent until the thread is ended. */
async function serve(port: MessagePort, { config, ...known }: EmbedderStart): Promise<void> {
  const send = (message: FromEmbedder): void => port.postMessage(message);
  const embedder = await openTextEmbedder(config, known);
  const running = new Map<number, AbortController>();
  port.on("message", async (message: ToEmbedder) => {
    if (message.kind === "stop") {
      running.get(message.id)?.abort();
      return;
    }
    const stop = new AbortController();
    running.set(message.id, stop);
    send(await embedded(embedder, message, stop.signal));
    running.delete(message.id);
  });
  const { id, dimensions, clearCosine } = embedder;
  send({ kind: "opened", embedder: id, dimensions, clearCosine });
}

async function embedded(
  embedder: TextEmbedder,
  { id, texts, as }: Extract<ToEmbedder, { kind: "embed" }>,
  signal: AbortSignal,
): Promise<FromEmbedder> {
  try {
    return { kind: "embedded", id, vectors: await embedder.embedTexts(texts, { kind: as, signal }) };
  } catch (error) {
    return { kind: "failed", id, message: messageOf(error) };
  }
}

/** Of another error nothing is told: it may quote a text, and a reader's question is confidential. */
function messageOf(error: unknown): string {
  return error instanceof MendableError ? error.message : "the embedder failed";
}

if (parentPort) {
  const port = parentPort;
  serve(port, workerData as EmbedderStart).catch((error: unknown) => {
    port.postMessage({ kind: "not-opened", message: messageOf(error) } satisfies FromEmbedder);
  });
}
