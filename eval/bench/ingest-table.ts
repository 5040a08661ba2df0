import type { IngestResult } from "./ingest-bench.ts";

/** What was measured, a block of lines a size. */
export function ingestTable(results: readonly IngestResult[]): string {
  return results.map(lines).join("\n\n");
}

function lines({ size, fileBytes, alone, served, update, langchain }: IngestResult): string {
  const { chat } = served;
  return [
    `${size.toLocaleString("en")} records, ${megabytes(fileBytes)} MB of MARC21 in ISO 2709`,
    `  until all are found       ${rate(alone)}: ${alone.seconds.toFixed(1)} s (stored after ${alone.storeSeconds.toFixed(1)} s), ${alone.cpuSeconds.toFixed(1)} s of processor time, peak ${megabytes(alone.peakBytes)} MB`,
    `  with a server that chats  ${rate(served)}: ${served.seconds.toFixed(1)} s, the server's peak ${megabytes(served.serverPeakBytes)} MB`,
    `    meanwhile               ${chat.asks} answers, ${chat.failed} failed, p50 ${chat.msP50.toFixed(0)} ms, p99 ${chat.msP99.toFixed(0)} ms; event loop at most ${chat.loopLagP99Ms.toFixed(1)} ms late at p99`,
    `  one changed record        found after ${update.msP50.toFixed(0)} ms (p50), ${update.msMost.toFixed(0)} ms at most`,
    ...(langchain
      ? [
          `  LangChain's HNSWLib       ${rate(langchain)}: ${langchain.seconds.toFixed(1)} s, peak ${megabytes(langchain.peakBytes)} MB; vectors alone, in memory alone`,
        ]
      : []),
  ].join("\n");
}

const rate = ({ recordsPerSecond }: { recordsPerSecond: number }): string =>
  `${recordsPerSecond.toFixed(0)} records/s`.padStart(16);

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
