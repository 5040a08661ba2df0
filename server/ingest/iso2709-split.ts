/** A piece of an ISO 2709 file that ought to be one record. */
export interface RawRecord {
  readonly byte: number;
  readonly bytes: Buffer;
  /** Why it cannot be taken, found while splitting. */
  readonly damage?: string;
}

const recordEnd = 0x1d;
const fieldEnd = 0x1e;
const leaderLength = 24;
const entryLength = 12;
// Five digits of length allow no record over 99,999 bytes; some systems write longer ones all the same.
const longestRecord = 99_999;
const maxRecordBytes = 1 << 20;

/** Splits a stream into records by the leader's length, and where that is wrong by the record terminator or the next leader. */
export async function* splitIso2709(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRecord> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let taken = 0;
    for (const piece of wholePieces(rest, offset)) {
      taken = piece.next;
      yield* piece.records;
    }
    rest = rest.subarray(taken);
    offset += taken;
  }
  const start = skipBetween(rest, 0);
  if (start < rest.length) yield* recordsWithin(rest.subarray(start), offset + start, { isLast: true });
}

interface Piece {
  readonly records: readonly RawRecord[];
  /** Where the next piece begins. */
  readonly next: number;
}

function* wholePieces(bytes: Buffer, offset: number): Generator<Piece> {
  for (let at = skipBetween(bytes, 0); at < bytes.length; at = skipBetween(bytes, at)) {
    const end = endOf(bytes, at);
    if (end === undefined) return;
    yield { records: recordsWithin(bytes.subarray(at, end), offset + at, { isLast: false }), next: end };
    at = end;
  }
}

/** The position after the record that begins here; absent while more bytes are needed. */
function endOf(bytes: Buffer, start: number): number | undefined {
  const first = bytes.indexOf(recordEnd, start);
  const length = statedLength(bytes, start);
  if (length !== undefined && bytes[start + length - 1] === recordEnd) {
    // A length that reaches over the end of the record would swallow the next one.
    const isOver = first < start + length - 1 && leadersIn(recordFrom(bytes, first + 1))[0] === 0;
    return isOver ? first + 1 : start + length;
  }
  if (first >= 0) return first + 1;
  if (bytes.length - start <= maxRecordBytes) return undefined;
  // The last leader in it may begin a record that is whole once more bytes have come.
  const last = leadersIn(bytes.subarray(start)).at(-1) ?? 0;
  return last > 0 ? start + last : bytes.length - leaderLength;
}

/** As many bytes from there as a record may have. */
function recordFrom(bytes: Buffer, from: number): Buffer {
  const start = skipBetween(bytes, from);
  return bytes.subarray(start, start + longestRecord);
}

function statedLength(bytes: Buffer, start: number): number | undefined {
  const digits = bytes.toString("latin1", start, start + 5);
  const length = /^\d{5}$/.test(digits) ? Number(digits) : 0;
  return length > leaderLength ? length : undefined;
}

/** One record, or several that run together because one lost its terminator or because something else stands before it. */
function recordsWithin(bytes: Buffer, byte: number, { isLast }: { isLast: boolean }): RawRecord[] {
  if (statedLength(bytes, 0) === bytes.length && bytes.at(-1) === recordEnd) return [{ byte, bytes }];
  const leaders = leadersIn(bytes);
  const starts = [...new Set([0, ...(leaders.some((at) => at > 0) ? leaders : gluedLeader(bytes))])];
  return starts.map((start, at): RawRecord => {
    const next = starts[at + 1];
    const piece = bytes.subarray(start, next);
    const place = { byte: byte + start, bytes: piece };
    if (piece.at(-1) === recordEnd) return place;
    const isJunk = !leaders.includes(start) && statedLength(piece, 0) === undefined;
    const nextByte = next === undefined ? undefined : byte + next;
    return { ...place, damage: damageOf({ length: piece.length, isJunk, nextByte, isLast }) };
  });
}

interface Fault {
  readonly length: number;
  readonly isJunk: boolean;
  readonly nextByte: number | undefined;
  readonly isLast: boolean;
}

function damageOf({ length, isJunk, nextByte, isLast }: Fault): string {
  if (isJunk && (nextByte !== undefined || !isLast))
    return `these ${length} bytes are no record: no leader begins here`;
  if (nextByte !== undefined) return `the record has no terminator: the next one begins at byte ${nextByte} within it`;
  if (isLast) return `the file ends inside this record, ${length} bytes after its beginning`;
  return `no record terminator within ${maxRecordBytes} bytes`;
}

// Length, status, four letters and two numbers, base address, seven characters more; then the first entry of the directory.
const leader = /(?=\d{5}[ -/:-~][ -~]{6}(\d{5})[ -~]{7}\w{3}\d{9})/g;

/** Where leaders begin: their numbers are numbers, and a directory follows that ends where they say. */
function leadersIn(bytes: Buffer): number[] {
  return [...bytes.toString("latin1").matchAll(leader)].flatMap(({ index, 1: digits }) => {
    const base = Number(digits);
    const end = index + base - 1;
    const isDirectory = base > leaderLength && (base - 1 - leaderLength) % entryLength === 0;
    return isDirectory && (end >= bytes.length || bytes[end] === fieldEnd) ? [index] : [];
  });
}

/** Where a record begins whose length ends with these bytes, be its directory what it may. */
function gluedLeader(bytes: Buffer): number[] {
  for (let at = 1; at < bytes.length - leaderLength; at += 1) {
    const digits = String(bytes.length - at).padStart(5, "0");
    if (bytes[at] !== digits.charCodeAt(0)) continue;
    if (bytes.toString("latin1", at, at + 5) === digits && /^\d{5}$/.test(bytes.toString("latin1", at + 12, at + 17)))
      return [at];
  }
  return [];
}

// Line ends, blanks, NUL and the old end-of-file sign stand between records in many files, a byte order mark before the first.
const between = new Set([0x0a, 0x0d, 0x20, 0x00, 0x1a]);

function skipBetween(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    if (between.has(bytes[at] ?? -1)) at += 1;
    else if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
    else return at;
  }
}
