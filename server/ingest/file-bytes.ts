import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { MendableError } from "../errors.ts";

const sampleBytes = 64 * 1024;

/** A file's bytes, unpacked where it is packed by gzip. */
export interface FileBytes {
  /** Its beginning. */
  readonly head: Buffer;
  /** Its name, without the ending that says that it is packed. */
  readonly name: string;
  /** All of it, from the beginning. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** @throws MendableError naming the file, when it cannot be opened, read or unpacked */
export async function openBytes(path: string): Promise<FileBytes> {
  const head = await readHead(path);
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  if (!isPacked) return { head, name: path, bytes: chunksOf(path) };
  return { head: await firstBytes(unpack(path)), name: path.replace(/\.gz$/i, ""), bytes: unpack(path) };
}

/** Opened when it is read: a stream that nobody reads would fail where nobody hears it. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path, { highWaterMark: 256 * 1024 });
}

async function* unpack(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  try {
    yield* file.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  } catch (error) {
    throw new MendableError(`${path}: cannot be unpacked (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  } finally {
    file.destroy();
  }
}

async function firstBytes(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= sampleBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, sampleBytes);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new MendableError(`${path}: cannot be opened (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  });
  try {
    const head = Buffer.alloc(sampleBytes);
    const { bytesRead } = await file.read(head, 0, sampleBytes, 0);
    return head.subarray(0, bytesRead);
  } catch (error) {
    throw new MendableError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  } finally {
    await file.close();
  }
}
