import { Irbis64Client } from "../../circulation/irbis64/irbis64-client.ts";
import { Irbis64Error } from "../../circulation/irbis64/irbis64-error.ts";
import type { Irbis64Record, Irbis64State } from "../../circulation/irbis64/irbis64-record.ts";
import { isOfRecord, isUnknownDatabase } from "../../circulation/irbis64/return-codes.ts";
import { HarvestFault } from "./harvest-fault.ts";
import type { IrbisTarget } from "./irbis-target.ts";
import { type Patience, patiently } from "./patiently.ts";

/** A record that the server cannot give. */
export interface Unreadable {
  readonly mfn: number;
  readonly reason: string;
}

export interface IrbisReaderOptions extends Patience {
  readonly password: string;
}

/** One database of a server: asks again after a pause where that may help, and reads around the records that a server fails at. */
export class IrbisReader {
  readonly #target: IrbisTarget;
  readonly #options: IrbisReaderOptions;
  readonly #client: Irbis64Client;

  private constructor(client: Irbis64Client, target: IrbisTarget, options: IrbisReaderOptions) {
    this.#client = client;
    this.#target = target;
    this.#options = options;
  }

  /** @throws HarvestFault */
  static async open(target: IrbisTarget, options: IrbisReaderOptions): Promise<IrbisReader> {
    const { password, signal, transport } = options;
    const { timeoutMs, maxPageBytes: maxAnswerBytes } = transport.limits;
    const limits = { timeoutMs, maxAnswerBytes };
    const logIn = () => Irbis64Client.logIn({ ...target, password }, { limits, ...(signal ? { signal } : {}) });
    return new IrbisReader(await patiently(logIn, options), target, options);
  }

  /** The greatest number; @throws HarvestFault naming the databases there are, when this one is unknown */
  async maxMfn(): Promise<number> {
    try {
      return await this.#patiently(() => this.#client.maxMfn(this.#target.database));
    } catch (error) {
      if (!(error instanceof HarvestFault) || !isUnknownDatabase(error.cause)) throw error;
      const known = await this.#client.databases().catch(() => []);
      const names = known.slice(0, 20).map(({ name }) => name);
      const { database } = this.#target;
      const has = names.length > 0 ? `it has ${names.join(", ")}` : error.message;
      throw new HarvestFault(`the server cannot open a database "${database}"; ${has}`, this.#options);
    }
  }

  /** The records that are deleted; undefined where the server tells it of each only by itself. */
  async deleted(): Promise<ReadonlySet<number> | undefined> {
    try {
      const { deleted, isLocked } = await this.#client.databaseState(this.#target.database);
      if (isLocked)
        this.#options.transport.onNote(`${this.#target.host}: the database is locked; what it holds may change`);
      return new Set(deleted);
    } catch (error) {
      if (!(error instanceof Irbis64Error)) throw error;
      const note = `no list of deleted records (${error.message}); each is asked by itself`;
      this.#options.transport.onNote(`${this.#target.host}: ${note}`);
      return undefined;
    }
  }

  states(mfns: readonly number[]): Promise<Irbis64State[]> {
    return this.#patiently(() => this.#client.recordStates(this.#target.database, mfns)).catch((error) => {
      if (error instanceof HarvestFault && isOfRecord(error.cause)) return [];
      throw error;
    });
  }

  /** One damaged record may make the server fail at all it is asked for together: then by halves. */
  async records(mfns: readonly number[]): Promise<{ records: Irbis64Record[]; unreadable: Unreadable[] }> {
    try {
      return { records: await this.#read(mfns), unreadable: [] };
    } catch (error) {
      if (!(error instanceof HarvestFault) || !isOfRecord(error.cause)) throw error;
      const [mfn] = mfns;
      if (mfns.length === 1 && mfn !== undefined) return { records: [], unreadable: [{ mfn, reason: error.message }] };
      const middle = mfns.length >> 1;
      const first = await this.records(mfns.slice(0, middle));
      const second = await this.records(mfns.slice(middle));
      return {
        records: [...first.records, ...second.records],
        unreadable: [...first.unreadable, ...second.unreadable],
      };
    }
  }

  /** Whatever happens here costs the harvest nothing; the server itself logs out who is silent for long. */
  async close(): Promise<void> {
    await this.#client.logOut().catch((error) => {
      if (!(error instanceof Irbis64Error)) throw error;
      const note = `${error.message}; until the server logs Dana out by itself, it counts as a client`;
      this.#options.transport.onNote(`${this.#target.host}: logging out failed: ${note}`);
    });
  }

  #read(mfns: readonly number[]): Promise<Irbis64Record[]> {
    const { database } = this.#target;
    const [mfn] = mfns;
    if (mfns.length !== 1 || mfn === undefined) return this.#patiently(() => this.#client.readRecords(database, mfns));
    // By itself a record is read without the formatter, which may be what fails.
    return this.#patiently(async () => {
      const record = await this.#client.readRecord(database, mfn);
      return record ? [record] : [];
    });
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    return patiently(work, this.#options);
  }
}
