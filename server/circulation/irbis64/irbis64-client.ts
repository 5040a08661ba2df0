import { randomInt } from "node:crypto";
import { exchange } from "./exchange.ts";
import { Irbis64Error } from "./irbis64-error.ts";
import { formattedLine, type Irbis64Record, type Irbis64State, partsOf, recordOfLines } from "./irbis64-record.ts";
import { defaultIrbis64Limits, type Irbis64Limits } from "./limits.ts";
import { type Answer, type Caller, decodeAnswer, decoded, encodeRequest } from "./packet.ts";
import { recordState, stateOf, wholeOf, wholeRecord } from "./record-formats.ts";
import { isAbsence, isLostLogin, isTakenNumber, refusal } from "./return-codes.ts";

export interface Irbis64Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** "C" cataloguer, "R" reader, "B" circulation, "A" administrator, "M" acquisitions, "K" provision. */
  readonly workstation: string;
}

export interface Irbis64Options {
  readonly limits?: Partial<Irbis64Limits>;
  /** Stops what is asked; logging out is not stopped. */
  readonly signal?: AbortSignal;
}

/** Records of a database that are not there as others are. */
export interface DatabaseState {
  readonly deleted: readonly number[];
  readonly locked: readonly number[];
  readonly isLocked: boolean;
}

// A server gives no more postings in one answer (MAX_POSTINGS_IN_PACKET).
const maxPostings = 32_758;

/**
 * A client of an IRBIS64 server that only reads: nothing is written, locked or actualised. From logging in to logging out it occupies one
 * of the clients of the server's licence. Every request has a connection of its own.
 */
export class Irbis64Client {
  readonly #server: Irbis64Server;
  readonly #limits: Irbis64Limits;
  readonly #signal: AbortSignal | undefined;
  #clientId = 0;
  #count = 0;
  #isLoggedIn = false;
  #settings: readonly string[] = [];
  #version = "";

  private constructor(server: Irbis64Server, { limits, signal }: Irbis64Options) {
    this.#server = server;
    this.#limits = { ...defaultIrbis64Limits, ...limits };
    this.#signal = signal;
  }

  /** @throws Irbis64Error; nobody is logged in then */
  static async logIn(server: Irbis64Server, options: Irbis64Options = {}): Promise<Irbis64Client> {
    const client = new Irbis64Client(server, options);
    await client.#logIn();
    return client;
  }

  /** As the server names it: "64.2013.2". */
  get version(): string {
    return this.#version;
  }

  /** The greatest number of a record; 0 in an empty database. */
  async maxMfn(database: string): Promise<number> {
    // The server gives the number that the next record will have.
    return Math.max(0, codeOf(await this.#ask("O", [database])) - 1);
  }

  /** One record with its true status; undefined where none has this number. */
  async readRecord(database: string, mfn: number): Promise<Irbis64Record | undefined> {
    const { lines } = await this.#send("C", [database, mfn, 0]);
    const code = numberIn(lines[0]);
    const record = recordOfLines(lines.slice(1));
    if (isAbsence(code)) return record ? { ...record, isDeleted: true } : undefined;
    if (code < 0 && !record) throw refusal(code);
    if (!record || record.mfn !== mfn) throw unreadable();
    return record;
  }

  /** Many records by one request, and those whose text is in doubt by one each. A number without a record is left out. */
  async readRecords(database: string, mfns: readonly number[]): Promise<Irbis64Record[]> {
    const read = new Map<number, Irbis64Record>();
    for (const line of await this.#list(database, mfns, wholeRecord)) {
      const record = line.length > this.#limits.maxFormattedBytes ? undefined : wholeOf(line);
      if (record) read.set(record.mfn, record);
    }
    const records: Irbis64Record[] = [];
    for (const mfn of mfns) {
      const record = read.get(mfn) ?? (await this.readRecord(database, mfn));
      if (record) records.push(record);
    }
    return records;
  }

  /** Versions of many records by one request. What the server says nothing of is left out. */
  async recordStates(database: string, mfns: readonly number[]): Promise<Irbis64State[]> {
    const lines = await this.#list(database, mfns, recordState);
    return lines.flatMap((line) => stateOf(line) ?? []);
  }

  /** The numbers of the records that an expression in the server's language finds: `"A=Әуезов$"`. */
  async search(database: string, expression: string): Promise<number[]> {
    const found: number[] = [];
    for (;;) {
      const asked = [database, Buffer.from(expression), maxPostings, found.length + 1, "", 0, 0];
      const answer = await this.#ask("K", asked);
      const total = numberIn(answer.lines[1]);
      const mfns = answer.lines.slice(2).flatMap((line) => formattedLine(`${line}#`)?.mfn ?? []);
      found.push(...mfns);
      if (found.length >= total || mfns.length === 0) return found;
    }
  }

  /** Each record as the server shows it by a format: "@brief", or the text of one. */
  async format(database: string, mfns: readonly number[], format: string): Promise<Map<number, string>> {
    const lines = await this.#list(database, mfns, format);
    const texts = lines.flatMap((line) => formattedLine(line) ?? []);
    return new Map(
      texts.map(({ mfn, text }) => [mfn, Buffer.from(partsOf(text).join("\n"), "latin1").toString("utf8")]),
    );
  }

  async databaseState(database: string): Promise<DatabaseState> {
    const { lines } = await this.#ask("0", [database]);
    const [logically, physically, , locked] = lines.slice(1, 5).map(numbersIn);
    const isLocked = Number(lines[6] ?? 0) > 0;
    return { deleted: [...(logically ?? []), ...(physically ?? [])], locked: locked ?? [], isLocked };
  }

  /** The databases of this user's menu. */
  async databases(): Promise<{ readonly name: string; readonly title: string }[]> {
    const menu = /^DBNNAMECAT=(.+)$/im.exec(this.#settings.join("\n"))?.[1]?.trim() ?? "dbnam2.mnu";
    const { lines } = await this.#send("L", [`1..${menu}`]);
    const entries = partsOf(lines.map(decoded).join("\x1f"));
    const end = entries.findIndex((entry) => entry.startsWith("*****"));
    const pairs = entries.slice(0, end < 0 ? undefined : end);
    return pairs.flatMap((name, at) =>
      // A "-" marks a database that is only read.
      at % 2 === 0 && name !== "" ? [{ name: name.replace(/^-/, ""), title: pairs[at + 1] ?? "" }] : [],
    );
  }

  /** How many clients are logged in, of how many the licence allows. */
  async serverVersion(): Promise<{ readonly version: string; readonly clients: number; readonly maxClients: number }> {
    const lines = (await this.#ask("1", [])).lines.slice(1).map(decoded);
    // Older servers leave out the organisation, which comes first.
    const [version = "", clients, maxClients] = lines.length > 3 ? lines.slice(1) : lines;
    return { version, clients: numberIn(clients), maxClients: numberIn(maxClients) };
  }

  /** Keeps the server from logging a silent client out. */
  async confirm(): Promise<void> {
    await this.#ask("N", []);
  }

  /** Frees the licence; a client that has logged out already does nothing. */
  async logOut(): Promise<void> {
    if (!this.#isLoggedIn) return;
    this.#isLoggedIn = false;
    codeOf(await this.#exchange("B", [this.#server.user], { timeoutMs: this.#limits.logOutTimeoutMs }));
  }

  async #list(database: string, mfns: readonly number[], format: string): Promise<string[]> {
    if (mfns.length === 0) return [];
    // A text that is not ASCII is marked as UTF-8.
    const text = /^\p{ASCII}*$/u.test(format) ? format : Buffer.from(`!${format}`);
    const { lines } = await this.#ask("G", [database, text, mfns.length, ...mfns]);
    return lines.slice(1);
  }

  async #ask(command: string, data: readonly (string | number | Buffer)[]): Promise<Answer> {
    const answer = await this.#send(command, data);
    codeOf(answer);
    return answer;
  }

  /** Sends a request, and again after a new login where the server has forgotten the old one. */
  async #send(command: string, data: readonly (string | number | Buffer)[]): Promise<Answer> {
    const answer = await this.#exchange(command, data);
    const code = Number(answer.lines[0]);
    if (!isLostLogin(refusal(code))) return answer;
    this.#isLoggedIn = false;
    await this.#logIn();
    return this.#exchange(command, data);
  }

  async #logIn(): Promise<void> {
    const { user, password } = this.#server;
    for (let tries = 1; ; tries += 1) {
      this.#clientId = randomInt(100_000, 1_000_000);
      this.#count = 0;
      // An answer that is lost may have been a good one: the number is logged out then.
      this.#isLoggedIn = true;
      const answer = await this.#exchange("A", [user, password]).catch((error) => this.#afterFailedLogin(error));
      const code = numberIn(answer.lines[0]);
      if (isTakenNumber(code) && tries < this.#limits.maxLogIns) continue;
      if (code !== 0) {
        this.#isLoggedIn = false;
        throw refusal(-Math.abs(code));
      }
      this.#version = answer.version;
      this.#settings = answer.lines.slice(2).map(decoded);
      return;
    }
  }

  async #afterFailedLogin(error: unknown): Promise<never> {
    // Only a request that may have arrived can have logged anybody in.
    const mayBeIn = error instanceof Irbis64Error && error.again && !/ECONNREFUSED/.test(error.message);
    if (mayBeIn || this.#signal?.aborted) await this.logOut().catch(() => undefined);
    this.#isLoggedIn = false;
    throw error;
  }

  async #exchange(
    command: string,
    data: readonly (string | number | Buffer)[],
    { timeoutMs }: { timeoutMs?: number } = {},
  ): Promise<Answer> {
    const { host, port, user, password, workstation } = this.#server;
    this.#count += 1;
    const caller: Caller = { workstation, clientId: this.#clientId, count: this.#count, user, password };
    const bytes = await exchange(encodeRequest(command, data, caller), {
      host,
      port,
      timeoutMs: timeoutMs ?? this.#limits.timeoutMs,
      maxAnswerBytes: this.#limits.maxAnswerBytes,
      ...(this.#signal && timeoutMs === undefined ? { signal: this.#signal } : {}),
    });
    return decodeAnswer(bytes, command, caller);
  }
}

/** The number in the first line; @throws Irbis64Error with the sentence of one below zero */
function codeOf({ lines }: Answer): number {
  const code = numberIn(lines[0]);
  if (code < 0) throw refusal(code);
  return code;
}

function numberIn(line: string | undefined): number {
  if (line !== undefined && /^-?\d{1,10}$/.test(line.trim())) return Number(line);
  throw unreadable();
}

function numbersIn(line: string): number[] {
  return partsOf(line).flatMap((text) => (/^[1-9]\d{0,9}$/.test(text) ? [Number(text)] : []));
}

function unreadable(): Irbis64Error {
  return new Irbis64Error("the server's answer cannot be understood", { again: true });
}
