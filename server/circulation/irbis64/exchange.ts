import { connect, type Socket } from "node:net";
import { Irbis64Error } from "./irbis64-error.ts";
import { lengthTold } from "./packet.ts";

export interface ExchangeOptions {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly signal?: AbortSignal;
}

/**
 * Sends one request over a connection of its own and gives the bytes of the answer, up to the length it tells or to its end.
 * @throws Irbis64Error; the signal's own reason when it stops
 */
export async function exchange(request: Buffer, options: ExchangeOptions): Promise<Buffer> {
  const { host, port, timeoutMs, signal } = options;
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  const socket = connect({ host, port });
  const destroy = (): void => void socket.destroy();
  for (const stop of [timeout, signal]) stop?.addEventListener("abort", destroy, { once: true });
  try {
    socket.write(request);
    return await readAll(socket, options.maxAnswerBytes, () => timeout.aborted || (signal?.aborted ?? false));
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) throw silent(timeoutMs, error);
    throw error instanceof Irbis64Error ? error : lost(error);
  } finally {
    for (const stop of [timeout, signal]) stop?.removeEventListener("abort", destroy);
    socket.destroy();
  }
}

async function readAll(socket: Socket, maxBytes: number, isStopped: () => boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  let told: number | undefined;
  const received: AsyncIterable<Buffer> = socket;
  for await (const chunk of received) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) {
      throw new Irbis64Error(
        `the answer is longer than ${Math.round(maxBytes / 1024 / 1024)} MiB, the most that is taken`,
      );
    }
    if (told === undefined && chunks.length <= 8) told = lengthTold(Buffer.concat(chunks).subarray(0, 200));
    if (length === told) break;
  }
  if (isStopped()) throw new Error("stopped");
  if (length === 0) throw new Irbis64Error("the server closed the connection without an answer", { again: true });
  return Buffer.concat(chunks);
}

function silent(timeoutMs: number, cause: unknown): Irbis64Error {
  const reason = `the server did not finish its answer within ${Math.ceil(timeoutMs / 1000)} s`;
  return new Irbis64Error(reason, { again: true, cause });
}

// A name that does not resolve now will not in a minute.
const lasting: readonly string[] = ["ENOTFOUND", "EINVAL", "ERR_SOCKET_BAD_PORT"];

function lost(error: unknown): Irbis64Error {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? String(error.code) : error.message;
  return new Irbis64Error(`the connection failed (${code})`, { again: !lasting.includes(code), cause: error });
}
