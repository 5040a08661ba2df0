import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../bootstrap.ts";

export interface ChatTimes {
  readonly asks: number;
  readonly failed: number;
  readonly msP50: number;
  readonly msP99: number;
  /** The worst of the server's readings, each the 99th percentile of a second or two. */
  readonly loopLagP99Ms: number;
}

const everyMs = 200;
const asksPerReading = 10;
const questions = [
  "Кітапты қалай ұзартамын?",
  "Абай жолы бар ма?",
  "Есть ли у вас книги Чехова?",
  "До скольки вы работаете?",
  "Do you have The Cherry Orchard?",
  "Қазақстан тарихы туралы кітап керек",
];

/** Asks a server one question after another until it is stopped; times are those of whole answers. */
export async function chatMeanwhile(url: string, signal: AbortSignal): Promise<ChatTimes> {
  const times: number[] = [];
  const lags: number[] = [];
  let failed = 0;
  await loopLag(url);
  while (!signal.aborted) {
    const text = questions[times.length % questions.length];
    const started = performance.now();
    const response = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    await response.text();
    times.push(performance.now() - started);
    if (!response.ok) failed += 1;
    if (times.length % asksPerReading === 0) lags.push(await loopLag(url));
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
  lags.push(await loopLag(url));
  return {
    asks: times.length,
    failed,
    msP50: percentile(times, 50) ?? 0,
    msP99: percentile(times, 99) ?? 0,
    loopLagP99Ms: Math.max(...lags),
  };
}

async function loopLag(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1];
  if (seconds === undefined) throw new Error("/metrics tells nothing of the event loop");
  return Number(seconds) * 1000;
}
