import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import JSZip from "jszip";
import { MendableError } from "../errors.ts";
import { decode } from "./decode.ts";
import { type FileBytes, streamBytes } from "./file-bytes.ts";

// The packed file is held in memory; what is in it is unpacked as it is read.
const largestZip = 256 << 20;
// A packed file of a few kilobytes can unpack to gigabytes.
const largestUnpacked = 4 * 2 ** 30;
const mostFiles = 1000;
// What systems add beside the files that people packed.
const hidden = /(?:^|\/)(?:__MACOSX\/|\.)/;

/** Whether these are the bytes of a packed file; documents and workbooks, which are packed files too, are told by their names. */
export function isZip({ head, name }: FileBytes): boolean {
  return ["PK\x03", "PK\x05"].includes(head.toString("latin1", 0, 3)) && /\.zip$/i.test(name);
}

export interface PackedFile {
  /** The path of the packed file, with the name within it. */
  readonly path: string;
  readonly open: () => Promise<FileBytes>;
}

/**
 * The files in a packed file (.zip), one after another.
 * @throws MendableError when it cannot be unpacked, or is too large
 */
export async function zipFiles(path: string, largest = largestUnpacked): Promise<PackedFile[]> {
  const { size } = await stat(path);
  if (size > largestZip) throw new MendableError(`${path}: is larger than 256 MiB: unpack it`);
  const zip = await JSZip.loadAsync(await readFile(path), { decodeFileName: nameOf }).catch((error: unknown) => {
    throw new MendableError(`${path}: cannot be unpacked (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  });
  const files = Object.values(zip.files).filter(({ dir, name }) => !dir && !hidden.test(name));
  if (files.length === 0) throw new MendableError(`${path}: has no files in it`);
  if (files.length > mostFiles) throw new MendableError(`${path}: has more than ${mostFiles} files in it: unpack it`);
  const left = { bytes: largest };
  return files.map((file) => {
    const inner = `${path}/${file.name}`;
    return { path: inner, open: () => streamBytes(inner, chunksOf(file, inner, left)) };
  });
}

/** Names that are no UTF-8 were packed by Windows, which writes them in the code page of DOS. */
function nameOf(bytes: Uint8Array | string[]): string {
  const buffer = bytes instanceof Uint8Array ? Buffer.from(bytes) : Buffer.from(bytes.join(""), "latin1");
  return isUtf8(buffer) ? buffer.toString("utf8") : decode(buffer, "cp866");
}

async function* chunksOf(file: JSZip.JSZipObject, path: string, left: { bytes: number }): AsyncGenerator<Buffer> {
  const stream = Readable.from(new Readable().wrap(file.nodeStream()));
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      left.bytes -= bytes.length;
      if (left.bytes < 0) throw new MendableError(`${path}: unpacks to too much: it may be made to fill the disk`);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof MendableError) throw error;
    throw new MendableError(`${path}: cannot be unpacked (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  } finally {
    stream.destroy();
  }
}
