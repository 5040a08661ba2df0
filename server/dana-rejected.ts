import { existsSync } from "node:fs";
import { type Call, type Command, choose, printJson, printText, wholeNumber } from "./dana-command.ts";
import { commands as help } from "./dana-help.ts";
import { dialects, waitForTurn } from "./dana-ingest.ts";
import { takeIn } from "./dana-take-in.ts";
import { UsageError } from "./errors.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { retryRejected } from "./ingest/retry-rejected.ts";
import { storePath } from "./librarian.ts";
import type { KeptRejection } from "./library/quarantine.ts";
import { openStore } from "./library/store.ts";

const listed = 1000;
const shownCharacters = 300;

/** Lists what was rejected with its originals, or reads these again. */
export const rejectedCommand: Command = {
  usage: help["rejected"]?.usage ?? "rejected",
  arguments: [0, 0],
  options: ["source", "retry", "encoding", "dialect", "k"],
  async run(call) {
    const { retry, encoding, dialect, k } = call.options;
    if (!retry && (encoding !== undefined || dialect !== undefined))
      throw new UsageError("--encoding and --dialect go with --retry: they say how the originals are read again");
    if (retry && k !== undefined) throw new UsageError("-k is for the list: --retry reads all of them");
    return retry ? await retryAll(call) : list(call);
  },
};

async function retryAll(call: Call): Promise<number> {
  const { source, encoding = "auto", dialect } = call.options;
  const { authority, maps } = readCorpusFacts(call.config.corpusFolder);
  const how = { dialect: choose("dialect", dialect, dialects, "auto"), encoding, authority, maps };
  return await takeIn(call, async () => {
    const lock = await waitForTurn(call);
    const store = openStore(storePath(call.config));
    try {
      return await retryRejected(store, { ...(source === undefined ? {} : { source }), ...how });
    } finally {
      store.close();
      lock.release();
    }
  });
}

function list(call: Call): number {
  const { source, k } = call.options;
  const limit = wholeNumber("k", k, { least: 1, most: 1_000_000, fallback: listed });
  const of = source === undefined ? {} : { source };
  const path = storePath(call.config);
  // Opened to write, since a store of an earlier Dana has no place for them yet.
  const store = existsSync(path) ? openStore(path) : undefined;
  try {
    const kept = store?.quarantine.list({ ...of, limit }) ?? [];
    const count = store?.quarantine.count(source) ?? 0;
    if (call.json) printJson({ rejected: kept.map(asJson), rejectedCount: count });
    else
      printText([...kept.map(asText), count > kept.length ? `${count} in all: -k shows more` : `${count}`].join("\n"));
    return 0;
  } finally {
    store?.close();
  }
}

function asJson({ number: _, asWritten, head: __, isRepeated: ___, ...place }: KeptRejection) {
  if (!asWritten) return place;
  const text = asWritten.toString("utf8");
  return text.includes("\ufffd")
    ? { ...place, asWrittenBase64: asWritten.toString("base64") }
    : { ...place, asWritten: text };
}

function asText({ source, path, ordinal, byte, line, id, reason, at, asWritten, writtenBytes }: KeptRejection): string {
  const where = byte !== undefined ? `, byte ${byte}` : line === undefined ? "" : `, line ${line}`;
  const first = `${source}: ${path}: record ${ordinal}${where}${id ? ` (${id})` : ""}, ${at}: ${reason}`;
  if (!asWritten) return `${first}\n    (the original is not kept)`;
  const shown = asWritten
    .toString("utf8")
    .slice(0, shownCharacters)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return `${first}\n    ${shown}${writtenBytes > shownCharacters ? ` … (${writtenBytes} bytes)` : ""}`;
}
