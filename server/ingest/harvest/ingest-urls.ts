import { setTimeout as sleep } from "node:timers/promises";
import { MendableError, UsageError } from "../../errors.ts";
import type { Authority } from "../../library/authority.ts";
import type { Store } from "../../library/store.ts";
import type { MarcReading } from "../map-record.ts";
import { checkSourceName } from "../record-id.ts";
import { emptyTally, type IngestReport, reject, sumReports, type Tally } from "../report.ts";
import { HarvestFault } from "./harvest-fault.ts";
import { type HarvestRun, shownAddress } from "./harvest-run.ts";
import { harvestIrbis } from "./irbis-harvest.ts";
import { irbisTarget } from "./irbis-target.ts";
import { defaultLimits, type HarvestLimits } from "./limits.ts";
import { harvestOai } from "./oai-harvest.ts";
import { type OaiTarget, oaiTarget } from "./oai-target.ts";
import { harvestSru } from "./sru-harvest.ts";

export interface UrlOptions extends MarcReading {
  readonly format: "auto" | "oai" | "sru";
  /** Default: host and path of each address. */
  readonly source?: string;
  readonly replace?: HarvestRun["replace"];
  readonly authority: Authority;
  readonly now: () => Date;
  /** Runs `work` while no other process writes: between two pages others may. */
  readonly locked: HarvestRun["locked"];
  readonly limits?: Partial<HarvestLimits>;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly onProgress?: HarvestRun["onProgress"];
  readonly onNote?: (note: string) => void;
  /** For addresses of IRBIS64, which never hold it. */
  readonly irbisPassword?: string;
  /** Calls `stop` when the harvest is to log out and end, until the function it gives is called. */
  readonly onInterrupt?: (stop: () => void) => () => void;
}

/**
 * Harvests addresses one after another. Whatever a server does is in the report; what one gave before it failed is stored.
 * @throws UsageError for an address that cannot be meant
 */
export async function ingestUrls(
  addresses: readonly string[],
  store: Store,
  options: UrlOptions,
): Promise<IngestReport> {
  const calls = addresses.map((address) => callOf(address, options));
  if (options.replace && calls.length > 1) {
    throw new UsageError("--replace goes with one address: each would delete what the others hold");
  }
  const reports: IngestReport[] = [];
  const stop = new AbortController();
  for (const call of calls) {
    if (!stop.signal.aborted) reports.push(await harvest(call, store, { ...options, stop }));
  }
  return sumReports(reports);
}

interface HarvestCall {
  readonly url: URL;
  readonly protocol: "oai" | "sru" | "irbis64";
  readonly source: string;
}

function callOf(address: string, options: UrlOptions): HarvestCall {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isAddress(address))
    throw new UsageError(
      `${address.replace(/\/\/[^/]*@/, "//")}: is no address that begins with https://, http:// or irbis64://`,
    );
  const source = options.source ?? sourceOf(url);
  checkSourceName(source);
  const protocol = protocolOf(url, options.format);
  if (isPart(url, protocol, options) && options.replace) {
    throw new UsageError("--replace needs a whole list: this address asks for a part, and the rest would be deleted");
  }
  return { url, protocol, source };
}

function isPart(url: URL, protocol: HarvestCall["protocol"], { irbisPassword }: UrlOptions): boolean {
  if (protocol === "oai") return isPartOfList(oaiTarget(url));
  if (protocol === "sru") return isPartOfSearch(url);
  const { user } = irbisTarget(url);
  if (irbisPassword !== undefined) return false;
  throw new UsageError(`${shownAddress(url)}: put the password of ${user} into DANA_IRBIS_PASSWORD`);
}

function isPartOfList({ from, until, identifier }: OaiTarget): boolean {
  return [from, until, identifier].some((given) => given !== undefined);
}

function isPartOfSearch({ searchParams }: URL): boolean {
  if (!searchParams.get("query")) throw new UsageError("an SRU address has a query: https://HOST/DATABASE?query=…");
  return Number(searchParams.get("startRecord") ?? 1) !== 1;
}

/** Whether an argument is an address and not a path. */
export function isAddress(argument: string): boolean {
  return /^(?:https?|irbis64):\/\//i.test(argument);
}

function protocolOf(url: URL, format: UrlOptions["format"]): HarvestCall["protocol"] {
  if (url.protocol === "irbis64:") {
    if (format === "auto") return "irbis64";
    throw new UsageError(`${shownAddress(url)}: irbis64:// says itself what it speaks; leave out --format ${format}`);
  }
  if (format !== "auto") return format;
  if (url.searchParams.has("query")) return "sru";
  if (url.searchParams.has("verb") || url.searchParams.has("metadataPrefix")) return "oai";
  throw new UsageError(
    `${shownAddress(url)}: say what it speaks with --format oai or --format sru; a file is downloaded and given by its path`,
  );
}

/** "https://library.example.kz/cgi-bin/oai.pl" → "library.example.kz-cgi-bin-oai.pl" */
function sourceOf({ host, pathname }: URL): string {
  return decodeURIComponent(`${host}${pathname}`)
    .replace(/[:#\s/]+/g, "-")
    .replace(/-$/, "");
}

async function harvest(
  { url, protocol, source }: HarvestCall,
  store: Store,
  options: UrlOptions & { readonly stop: AbortController },
): Promise<IngestReport> {
  const started = performance.now();
  const tally = emptyTally();
  const { authority, dialect, maps, replace, locked, onProgress = () => undefined } = options;
  const run: HarvestRun = {
    store,
    source,
    authority,
    reading: { dialect, ...(maps ? { maps } : {}) },
    ...(replace ? { replace } : {}),
    locked,
    onProgress,
    tally,
    transport: {
      limits: { ...defaultLimits, ...options.limits },
      sleep: options.sleep ?? ((ms) => sleep(ms, undefined, { signal: options.stop.signal })),
      now: options.now,
      onNote: options.onNote ?? (() => undefined),
    },
  };
  try {
    if (protocol === "oai") await harvestOai(oaiTarget(url), run);
    else if (protocol === "sru") await harvestSru(url, run);
    else await stoppable(url, run, options);
  } catch (error) {
    rejectRest(error, url, tally);
  }
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}

/** An interrupt ends it between two requests, so that the server is told. */
async function stoppable(
  url: URL,
  run: HarvestRun,
  { stop, irbisPassword = "", onInterrupt }: UrlOptions & { readonly stop: AbortController },
): Promise<void> {
  const unheard = onInterrupt?.(() => stop.abort());
  try {
    await harvestIrbis(url, run, { password: irbisPassword, signal: stop.signal });
  } finally {
    unheard?.();
  }
}

/** What ended a harvest early stands in the report, after the last record that was read. */
function rejectRest(error: unknown, url: URL, tally: Tally): void {
  const ordinal = tally.read + 1;
  if (error instanceof HarvestFault) {
    const { path, id, message } = error;
    reject(tally, { path, ordinal, ...(id === undefined ? {} : { id }), reason: message });
  } else if (error instanceof MendableError && !(error instanceof UsageError)) {
    reject(tally, { path: shownAddress(url), ordinal, reason: error.message });
  } else throw error;
}
