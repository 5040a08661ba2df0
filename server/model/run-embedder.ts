import { MendableError } from "../errors.ts";
import type { EmbedderStart, FromEmbedder, ToEmbedder } from "./embedder-messages.ts";
import { openTextEmbedder } from "./open-text-embedder.ts";
import type { TextEmbedder } from "./text-embedder.ts";

// What runs in the embedder's process: opens the embedder it is told of, then embeds what it is sent until it is ended.

const running = new Map<number, AbortController>();
let embedder: TextEmbedder | undefined;

async function take(message: ToEmbedder): Promise<void> {
  if (message.kind === "start") await open(message.start);
  else if (message.kind === "stop") running.get(message.id)?.abort();
  else if (embedder) {
    const stop = new AbortController();
    running.set(message.id, stop);
    send(await embedded(embedder, message, stop.signal));
    running.delete(message.id);
  }
}

async function open({ config, ...known }: EmbedderStart): Promise<void> {
  try {
    embedder = await openTextEmbedder(config, known);
    const { id, dimensions, clearCosine } = embedder;
    send({ kind: "opened", embedder: id, dimensions, clearCosine });
  } catch (error) {
    send({ kind: "not-opened", message: messageOf(error) });
  }
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

function send(message: FromEmbedder): void {
  process.send?.(message);
}

process.on("message", (message: ToEmbedder) => void take(message));
// The library's process has ended, however it ended.
process.on("disconnect", () => process.exit());
