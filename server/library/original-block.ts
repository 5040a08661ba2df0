import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** So many originals share a block: of real records, one alone takes 545 bytes and 55 µs to write, in a block 480 and 13. */
export const blockRecords = 32;
/** A block is closed before it is full when its text is so long. */
export const blockCharacters = 1 << 18;

/** The lines of a block, none of which may hold a line end, compressed. */
export function packBlock(lines: readonly string[]): Buffer {
  return zstdCompressSync(lines.join("\n"), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

export function unpackBlock(content: Uint8Array): string[] {
  return zstdDecompressSync(content).toString("utf8").split("\n");
}
