import { contentHash } from "../../library/content-hash.ts";
import type { StoreWriter } from "../../library/store-writer.ts";
import { HarvestFault } from "./harvest-fault.ts";
import type { HarvestItem } from "./harvest-item.ts";
import { type HarvestRun, replaceGone, shownAddress } from "./harvest-run.ts";
import { askPage, at, checkSet, type OaiPage, type Repository, saying } from "./oai-repository.ts";
import { type OaiState, readState, stateKey, writeState } from "./oai-state.ts";
import { type OaiTarget, requestOf } from "./oai-target.ts";
import { putPage } from "./put-page.ts";

/** Where a list goes on: at a token, or at its beginning. */
type Place = NonNullable<OaiState["open"]> | { readonly token?: never; readonly from?: string; readonly until?: never };

/** One list of records, from page to page. */
export class ListHarvest {
  readonly #target: OaiTarget;
  readonly #run: HarvestRun;
  readonly #key: string;
  readonly #repository: Repository;
  /** A window of time or a whole reading leaves the place of the nightly harvest alone until it ends. */
  readonly #isWindow: boolean;
  readonly #met: Map<string, string> | undefined;
  readonly #pages = new Set<string>();
  #state: OaiState;
  #hasRestarted = false;

  constructor(target: OaiTarget, repository: Repository, run: HarvestRun) {
    this.#target = target;
    this.#repository = repository;
    this.#run = run;
    this.#key = stateKey(run.source, target);
    this.#isWindow = target.from !== undefined || target.until !== undefined;
    this.#met = run.replace ? new Map() : undefined;
    this.#state = this.#isWindow || run.replace ? {} : readState(run.store, this.#key);
  }

  async takeAll(): Promise<void> {
    const { maxPages } = this.#run.transport.limits;
    const { set } = this.#target;
    if (set !== undefined && !this.#state.until && !this.#state.open) await checkSet(this.#target, set, this.#run);
    let place: Place = this.#state.open ?? this.#beginning();
    for (let pages = 1; pages <= maxPages; pages += 1) {
      const next = await this.#takePage(place);
      if (!next) return;
      place = next;
    }
    throw this.#fault(place, `the limit of ${maxPages} pages a run is reached: the next run goes on from here`);
  }

  #beginning(): Place {
    const { from } = this.#target;
    if (from !== undefined) return { from };
    const { until } = this.#state;
    if (until === undefined) return {};
    if (!this.#repository.tellsDeletions) {
      const note = "the repository does not tell what was deleted: run it with --source and --replace now and then";
      this.#run.transport.onNote(`${this.#target.base.host}: ${note}`);
    }
    return { from: this.#fromOf(until) };
  }

  /** At the repository's granularity, and not before its first day, which some refuse. */
  #fromOf(until: string): string {
    const { granularity, earliest = "" } = this.#repository;
    const length = granularity === "day" ? 10 : 20;
    const from = until.slice(0, length);
    const first = earliest.slice(0, length);
    return first.length === length && first > from ? first : from;
  }

  async #takePage(place: Place): Promise<Place | undefined> {
    const page = await askPage(this.#urlOf(place), this.#run);
    if (place.token !== undefined && this.#isRefusedToken(page)) return this.#restarted(place);
    const until = place.until ?? page.answer?.responseDate;
    const token = page.answer?.token;
    const next = token === undefined ? undefined : { ...place, ...(until === undefined ? {} : { until }), token };
    const failure = this.#failureOf(page);
    const isLoop = next !== undefined && this.#wasSeen(page.items, next.token);
    // A page with a fault is asked for again by the next run; a list that turns in a circle is begun anew.
    const open = failure === undefined ? next : this.#state.open;
    await this.#put(place, page, isLoop ? undefined : open);
    if (failure !== undefined) throw this.#fault(place, failure);
    if (isLoop) throw this.#fault(place, "the server gives the same page and resumption token again, without end");
    if (!next) await this.#finish(until);
    return next;
  }

  #restarted({ from, token }: Place): Place {
    if (this.#hasRestarted) {
      const place = { ...(from === undefined ? {} : { from }), token: token ?? "" };
      throw this.#fault(place, "the server refuses its own resumption token again: run it again later");
    }
    this.#hasRestarted = true;
    this.#pages.clear();
    const note = "the resumption token is no longer good; reading the list again from its beginning";
    this.#run.transport.onNote(`${this.#target.base.host}: ${note}`);
    return from === undefined ? {} : { from };
  }

  #failureOf({ answer, fault }: OaiPage): string | undefined {
    if (fault) return fault.reason;
    const [error] = answer?.errors.filter(({ code }) => code !== "noRecordsMatch") ?? [];
    return error ? `the repository refuses the list${saying(error)}` : undefined;
  }

  #isRefusedToken({ items, answer, fault }: OaiPage): boolean {
    if (answer?.errors.some(({ code }) => code === "badResumptionToken" || code === "badArgument")) return true;
    // A token of an earlier run may have gone stale in a way that only the server's software knows.
    return this.#pages.size === 0 && fault?.again === false && items.length === 0;
  }

  async #put(place: Place, { items, answer }: OaiPage, open: OaiState["open"]): Promise<void> {
    const { store, tally, locked, onProgress } = this.#run;
    const { until } = this.#state;
    const options = {
      ...this.#run,
      path: shownAddress(this.#urlOf(place)),
      also: (writer: StoreWriter) =>
        this.#keep(writer, { ...(until === undefined ? {} : { until }), ...(open ? { open } : {}) }),
      ...(this.#met ? { met: this.#met } : {}),
    };
    await locked(() => putPage(items, store, options));
    onProgress(tally.read, answer?.total);
  }

  async #finish(until: string | undefined): Promise<void> {
    if (this.#met) await replaceGone(this.#run, this.#met);
    const state = until === undefined ? {} : { until };
    await this.#run.locked(() => this.#run.store.transact((writer) => this.#keep(writer, state, true)));
  }

  #keep(writer: StoreWriter, state: OaiState, isEnd = false): void {
    this.#state = state;
    if (this.#isWindow || (this.#met && !isEnd)) return;
    writeState(writer, this.#key, state);
  }

  #urlOf(place: Place): URL {
    if (place.token !== undefined) return requestOf(this.#target, "ListRecords", { resumptionToken: place.token });
    const { prefix, set, until } = this.#target;
    return requestOf(this.#target, "ListRecords", { metadataPrefix: prefix, set, from: place.from, until });
  }

  /** A token alone may serve a whole list; with the same records it leads round in a circle. */
  #wasSeen(items: readonly HarvestItem[], token: string): boolean {
    const names = items.map((item) => item.identifier ?? item.line);
    const page = contentHash({ token, names });
    if (this.#pages.has(page)) return true;
    this.#pages.add(page);
    return false;
  }

  #fault(place: Place, reason: string): HarvestFault {
    return new HarvestFault(reason, at(this.#urlOf(place)));
  }
}
