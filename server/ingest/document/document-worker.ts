import { parentPort } from "node:worker_threads";
import { MendableError } from "../../errors.ts";
import type { DocumentLimits } from "./document-limits.ts";
import type { DocumentReply } from "./document-reader.ts";
import { readBytes } from "./read-bytes.ts";

// The PDF reader warns on standard output, which is the command's own.
console.log = console.error;

parentPort?.on(
  "message",
  async ({ bytes, name, limits }: { bytes: Uint8Array; name: string; limits: DocumentLimits }) => {
    parentPort?.postMessage(await reply(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, limits));
  },
);

async function reply(bytes: Buffer, name: string, limits: DocumentLimits): Promise<DocumentReply> {
  try {
    return { ok: true, document: await readBytes(bytes, name, limits) };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return {
      ok: false,
      reason: error instanceof MendableError ? message : `cannot be read as a document (${message})`,
    };
  }
}
