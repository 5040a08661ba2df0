import type { HarvestLimits } from "./limits.ts";
import { type Fault, type Page, PageReader, type PageShape } from "./page-reader.ts";
import { PageRefusal, xmlText } from "./xml-text.ts";

/** The way to a server. */
export interface Transport {
  readonly limits: HarvestLimits;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => Date;
  /** Told of every wait and of what a person should know. */
  readonly onNote: (note: string) => void;
}

/**
 * Asks for one page, again after a pause where the server is busy or the connection is lost. Never throws for what a
 * server does: a page with a fault holds the records that came before it.
 */
export async function fetchPage<T>(url: URL, shape: PageShape<T>, transport: Transport): Promise<Page<T>> {
  const { limits, sleep, onNote } = transport;
  let best: Page<T> = { items: [] };
  for (let tries = 1; ; tries += 1) {
    const page = await tryPage(url, new PageReader(shape, limits), transport);
    if (!page.fault) return page;
    if (page.items.length >= best.items.length) best = page;
    const { reason, again, afterMs } = page.fault;
    const wait = afterMs ?? Math.min(limits.firstWaitMs * 2 ** (tries - 1), limits.maxWaitMs);
    if (wait > limits.maxWaitMs) {
      return { ...best, fault: { reason: `${reason}, and asks to wait ${seconds(wait)}: run it again then`, again } };
    }
    if (!again) return { ...best, fault: page.fault };
    if (tries >= limits.maxTries) {
      return { ...best, fault: { reason: `${reason}, ${tries} times in a row: run it again later`, again } };
    }
    onNote(`${url.host}: ${reason}; trying again in ${seconds(wait)}`);
    await sleep(wait);
  }
}

async function tryPage<T>(url: URL, reader: PageReader<T>, { limits, now }: Transport): Promise<Page<T>> {
  try {
    const response = await fetch(withoutLogin(url), {
      headers: headersFor(url),
      signal: AbortSignal.timeout(limits.timeoutMs),
    });
    // An error of the protocol may come with any status between.
    if (response.status === 408 || response.status === 429 || response.status >= 500) {
      await response.body?.cancel();
      return reader.end(busy(response, now()));
    }
    for await (const text of xmlText(response, limits.maxPageBytes)) {
      reader.write(text);
      if (reader.isRefused) break;
    }
    const page = reader.end();
    return response.ok || page.envelope ? page : { items: [], fault: refused(response) };
  } catch (error) {
    return reader.end(lost(error, limits.timeoutMs));
  }
}

function headersFor({ username, password }: URL): Record<string, string> {
  const headers = { accept: "application/xml, text/xml;q=0.9", "user-agent": "Dana/0.1 (library harvester)" };
  if (username === "" && password === "") return headers;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  return { ...headers, authorization: `Basic ${login}` };
}

/** The address as it may be shown and stored: a login in it goes into a header and nowhere else. */
export function withoutLogin(url: URL): URL {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare;
}

function busy({ status, headers }: Response, now: Date): Fault {
  const afterMs = retryAfterMs(headers.get("retry-after"), now);
  return { reason: `the server answered ${status}`, again: true, ...(afterMs === undefined ? {} : { afterMs }) };
}

/** "120" or a date, as RFC 9110 allows. */
function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now.getTime());
}

function refused({ status }: Response): Fault {
  const mend = status === 401 || status === 403 ? "give a login in the address, https://NAME:PASSWORD@…" : undefined;
  return { reason: `the server answered ${status}: ${mend ?? "check the address"}`, again: false };
}

// What will be the same in a minute: a wrong name, a wrong certificate.
const lasting = /^(?:ENOTFOUND|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_INVALID_URL|ERR_SSL_)/;

function lost(error: unknown, timeoutMs: number): Fault {
  if (!(error instanceof Error)) throw error;
  if (error instanceof PageRefusal) return { reason: error.message, again: false };
  if (error.name === "TimeoutError") {
    return { reason: `the server did not finish its answer within ${seconds(timeoutMs)}`, again: true };
  }
  const cause = error.cause instanceof Error ? error.cause : undefined;
  // fetch says in the cause what the network did; an error without one is a fault of this program.
  if (!cause) throw error;
  const code = "code" in cause ? String(cause.code) : "";
  const said = code || cause.message;
  return { reason: `the connection failed (${said})`, again: !lasting.test(code) };
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
