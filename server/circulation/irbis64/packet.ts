import { Irbis64Error } from "./irbis64-error.ts";
import { fromWindows1251, toWindows1251 } from "./windows-1251.ts";

// A request is its length and a line feed, ten lines of header, then the lines of its data; an answer ten lines of header, then its own
// lines, ended by carriage return and line feed. From the vendor's description of the protocol, the clients PythonIrbis (query.py,
// response.py), GoIrbis and JavaIrbis, and packets recorded on the wire (ManagedIrbis, Reference/Network), read side by side.

/** Who asks, at which of the workstations ("C" cataloguer, "R" reader, ...), and which request of this client it is. */
export interface Caller {
  readonly workstation: string;
  readonly clientId: number;
  readonly count: number;
  readonly user: string;
  readonly password: string;
}

/** Text goes in Windows-1251; what goes in UTF-8 is given as bytes. */
export function encodeRequest(command: string, data: readonly (string | number | Buffer)[], caller: Caller): Buffer {
  const { workstation, clientId, count, user, password } = caller;
  const lines = [command, workstation, command, clientId, count, password, user, "", "", "", ...data].map(oneLine);
  const body = Buffer.concat(lines.flatMap((line, at) => (at === 0 ? [line] : [lineFeed, line])));
  return Buffer.concat([Buffer.from(`${body.length}\n`), body]);
}

const lineFeed = Buffer.from("\n");

function oneLine(value: string | number | Buffer): Buffer {
  const bytes = Buffer.isBuffer(value) ? value : toWindows1251(String(value));
  if (!bytes.includes(0x0a) && !bytes.includes(0x0d)) return bytes;
  throw new Irbis64Error("what is asked of IRBIS64 has no line breaks");
}

/** Lines of an answer after its header, a character a byte: what they are written in depends on the command. */
export interface Answer {
  readonly version: string;
  readonly lines: readonly string[];
}

const headerLines = 10;

/**
 * The length in an answer counts all of its bytes but its own digits (so in every packet of Reference/Network).
 * @returns undefined while that line is not there, or says nothing
 */
export function lengthTold(beginning: Buffer): number | undefined {
  const digits = /^[^\n]*\n[^\n]*\n[^\n]*\n(\d{1,10})\r?\n/.exec(beginning.toString("latin1"))?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits) + digits.length;
}

/** @throws Irbis64Error for what is no answer, the answer to something else, or cut */
export function decodeAnswer(bytes: Buffer, command: string, { clientId, count }: Caller): Answer {
  const text = bytes.toString("latin1");
  const end = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
  const lines = text.split(end);
  if (lines[0] !== command || !/^\d*$/.test(lines[1] ?? "")) throw stranger(text);
  const told = lengthTold(bytes);
  const isShort = told !== undefined && bytes.length < told && bytes.length !== told - String(told).length;
  if (isShort || lines.length <= headerLines) {
    throw new Irbis64Error("the connection was cut in the middle of an answer", { again: true });
  }
  if (Number(lines[1]) !== clientId || Number(lines[2]) !== count) {
    throw new Irbis64Error("the server answered another request than was asked", { again: true });
  }
  if (lines.at(-1) === "") lines.pop();
  const version = lines.slice(4, headerLines).find((line) => line !== "") ?? "";
  return { version: decoded(version), lines: lines.slice(headerLines) };
}

/** Lines that are no records are in Windows-1251. */
export function decoded(line: string): string {
  return fromWindows1251(Buffer.from(line, "latin1"));
}

function stranger(text: string): Irbis64Error {
  if (/^\s*(?:HTTP\/|<)/i.test(text)) {
    return new Irbis64Error("a web server answers at this address: IRBIS64 has a port of its own, 6666 as a rule");
  }
  return new Irbis64Error("what answers at this address does not speak the protocol of IRBIS64: check host and port");
}
