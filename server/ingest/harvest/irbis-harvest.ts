import type { Irbis64Record, Irbis64State } from "../../circulation/irbis64/irbis64-record.ts";
import { matchKey } from "../../language/match-key.ts";
import type { StoreWriter } from "../../library/store-writer.ts";
import { Serials, storedSerials } from "../serials.ts";
import { HarvestFault } from "./harvest-fault.ts";
import { type HarvestItem, rejectedItem } from "./harvest-item.ts";
import { type HarvestRun, replaceGone, shownAddress } from "./harvest-run.ts";
import { identifierOf, itemsOf } from "./irbis-items.ts";
import { IrbisReader, type Unreadable } from "./irbis-reader.ts";
import { type BlockVersions, blockSize, IrbisState } from "./irbis-state.ts";
import { irbisTarget } from "./irbis-target.ts";
import { putPage } from "./put-page.ts";

/**
 * Takes in what changed in a database since its records were last read: block by block of their numbers, each stored with the versions read.
 * Logs out in the end, however it ends.
 * @throws HarvestFault for what ends it early; the blocks before are stored
 */
export async function harvestIrbis(
  url: URL,
  run: HarvestRun,
  { password, signal }: { password: string; signal?: AbortSignal },
): Promise<void> {
  const target = irbisTarget(url);
  const path = shownAddress(url);
  const reader = await IrbisReader.open(target, {
    password,
    path,
    transport: run.transport,
    ...(signal ? { signal } : {}),
  });
  try {
    await new DatabaseHarvest(reader, { database: target.database, path, run }).takeAll();
  } finally {
    await reader.close();
  }
}

const noRecord = -1;

interface Plan {
  /** Numbers whose records are to be read. */
  readonly wanted: readonly number[];
  /** Numbers that had a record and have none now. */
  readonly gone: readonly number[];
  readonly versions: BlockVersions;
}

class DatabaseHarvest {
  readonly #reader: IrbisReader;
  readonly #database: string;
  readonly #path: string;
  readonly #run: HarvestRun;
  readonly #state: IrbisState;
  readonly #met: Map<string, string> | undefined;
  readonly #serials: Serials;
  /** Numbers of the issues that stand before their serial, to be read again when all is read. */
  readonly #waiting: number[] = [];
  #deleted: ReadonlySet<number> | undefined;
  #last = 0;
  #isAnew = false;

  constructor(reader: IrbisReader, { database, path, run }: { database: string; path: string; run: HarvestRun }) {
    this.#reader = reader;
    this.#database = database;
    this.#path = path;
    this.#run = run;
    this.#state = new IrbisState(run.store, { source: run.source, path, database });
    this.#met = run.replace ? new Map() : undefined;
    this.#serials = new Serials(storedSerials(run.store, run.source));
  }

  async takeAll(): Promise<void> {
    const { limits, onNote } = this.#run.transport;
    const before = this.#state.lastMfn();
    this.#last = await this.#reader.maxMfn();
    // Numbers are never given back: a database that has fewer was filled anew, and its versions say nothing.
    const isRefilled = this.#last < before;
    if (isRefilled)
      onNote(`${this.#path}: the database ends at record ${this.#last} and not at ${before}: reading it anew`);
    this.#isAnew = isRefilled || this.#met !== undefined;
    this.#deleted = await this.#reader.deleted();
    const blocks = Math.ceil(Math.max(this.#last, before) / blockSize);
    for (let block = 0; block < Math.min(blocks, limits.maxPages); block += 1) await this.#takeBlock(block);
    await this.#takeWaiting();
    if (blocks > limits.maxPages) {
      throw new HarvestFault(`the limit of ${limits.maxPages} pages a run is reached`, { path: this.#path });
    }
    if (this.#met) await replaceGone(this.#run, this.#met);
    await this.#run.locked(() => this.#run.store.transact((writer) => this.#state.writeLastMfn(writer, this.#last)));
  }

  async #takeBlock(block: number): Promise<void> {
    const first = block * blockSize + 1;
    const numbers = Array.from({ length: blockSize }, (_, at) => first + at);
    const known = this.#isAnew ? undefined : this.#state.block(block);
    const there = numbers.filter((mfn) => mfn <= this.#last);
    const states = known ? await this.#states(there) : [];
    const plan = planOf(numbers, { last: this.#last, known, states });
    const { records, unreadable } = await this.#reader.records(plan.wanted);
    const live = records.filter(({ mfn, isDeleted }) => !isDeleted && !this.#deleted?.has(mfn));
    const { items: read, waiting } = await this.#itemsOf(live);
    const late = new Set(waiting.map((mfn) => identifierOf(this.#database, mfn)));
    this.#waiting.push(...waiting);
    const items = [
      ...read.filter((item) => item.kind !== "rejected" || !late.has(item.identifier ?? "")),
      ...this.#rejections(unreadable),
      ...this.#deletions(plan, [...live, ...unreadable]),
    ];
    const versions = versionsAfter(plan.versions, { first, live, again: [...waiting, ...numbersOf(unreadable)] });
    if (items.length > 0 || JSON.stringify(versions) !== JSON.stringify(known))
      await this.#put(items, { block, versions });
    this.#run.onProgress(Math.min(first + blockSize - 1, this.#last), this.#last);
  }

  /** Issues whose serial is not there today either are asked for again the next time. */
  async #takeWaiting(): Promise<void> {
    for (const [block, mfns] of Map.groupBy(this.#waiting, (mfn) => Math.floor((mfn - 1) / blockSize))) {
      const { records, unreadable } = await this.#reader.records(mfns);
      const live = records.filter(({ isDeleted }) => !isDeleted);
      const { items, waiting } = await this.#itemsOf(live);
      const first = block * blockSize + 1;
      const again = [...waiting, ...numbersOf(unreadable)];
      const versions = versionsAfter(this.#state.block(block) ?? [], { first, live, again });
      await this.#put([...items, ...this.#rejections(unreadable)], { block, versions });
    }
  }

  #itemsOf(live: readonly Irbis64Record[]): ReturnType<typeof itemsOf> {
    return itemsOf(live, { database: this.#database, path: this.#path, run: this.#run, serials: this.#serials });
  }

  #rejections(unreadable: readonly Unreadable[]): HarvestItem[] {
    return unreadable.map(({ mfn, reason }) => rejectedItem(reason, { identifier: identifierOf(this.#database, mfn) }));
  }

  async #states(there: readonly number[]): Promise<readonly Irbis64State[]> {
    const states = await this.#reader.states(there);
    return states.map((state) => ({
      ...state,
      isDeleted: state.isDeleted || (this.#deleted?.has(state.mfn) ?? false),
    }));
  }

  /** Of what is not there any more, what the store has, or keeps as rejected: a database keeps the numbers of all it ever held. */
  #deletions({ wanted, gone }: Plan, there: readonly { readonly mfn: number }[]): HarvestItem[] {
    const found = new Set(there.map(({ mfn }) => mfn));
    const identifiers = [...gone, ...wanted.filter((mfn) => !found.has(mfn))].map((mfn) =>
      identifierOf(this.#database, mfn),
    );
    const { store, source } = this.#run;
    return identifiers
      .filter(
        (identifier) =>
          store.ownersByKey("identifier", matchKey(identifier)).length > 0 || store.quarantine.has(source, identifier),
      )
      .map((identifier) => ({ kind: "deleted", identifier }));
  }

  async #put(
    items: readonly HarvestItem[],
    { block, versions }: { block: number; versions: BlockVersions },
  ): Promise<void> {
    const options = {
      ...this.#run,
      path: this.#path,
      also: (writer: StoreWriter) => this.#state.writeBlock(writer, block, versions),
      ...(this.#met ? { met: this.#met } : {}),
    };
    await this.#run.locked(() => putPage(items, this.#run.store, options));
  }
}

/** Compares the versions there are with those read before; where either is unknown, all is read. */
function planOf(
  numbers: readonly number[],
  { last, known, states }: { last: number; known: BlockVersions | undefined; states: readonly Irbis64State[] },
): Plan {
  const there = numbers.filter((mfn) => mfn <= last);
  const beyond = numbers.slice(there.length);
  if (!known || (states.length === 0 && there.length > 0)) {
    return { wanted: there, gone: beyond, versions: numbers.map(() => noRecord) };
  }
  const now = new Map(states.map((state) => [state.mfn, state.isDeleted ? noRecord : state.version]));
  const before = new Map(numbers.map((mfn, at) => [mfn, known[at] ?? null]));
  // Of a number that has no record the server may say nothing, today as before.
  const changed = there.filter((mfn) => before.get(mfn) !== (now.get(mfn) ?? noRecord));
  const wanted = changed.filter((mfn) => now.get(mfn) !== noRecord);
  const gone = [...changed.filter((mfn) => now.get(mfn) === noRecord), ...beyond];
  const lost = new Set([...wanted, ...gone]);
  return { wanted, gone, versions: numbers.map((mfn) => (lost.has(mfn) ? noRecord : (before.get(mfn) ?? null))) };
}

const numbersOf = (unreadable: readonly Unreadable[]): number[] => unreadable.map(({ mfn }) => mfn);

/** The versions to compare with the next time, when those of `again` are to be read whatever their version. */
function versionsAfter(
  before: BlockVersions,
  { first, live, again }: { first: number; live: readonly Irbis64Record[]; again: readonly number[] },
): BlockVersions {
  const after = [...before];
  for (const { mfn, version } of live) after[mfn - first] = version;
  for (const mfn of again) after[mfn - first] = null;
  return after;
}
