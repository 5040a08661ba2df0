/** A piece of an ISO 2709 file that ought to be one record. */
export interface RawRecord {
  readonly byte: number;
  readonly bytes: Buffer;
  /** Why it cannot be taken, found while splitting. */
  readonly damage?: string;
}

const recordEnd = 0x1d;
const leaderLength = 24;
// Five digits of length allow no record over 99,999 bytes; some systems write longer ones all the same.
const maxRecordBytes = 1 << 20;

/** Splits a stream into records by the leader's length, and where that is wrong by the record terminator. */
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
  if (start < rest.length) {
    const damage = `the file ends inside this record, ${rest.length - start} bytes after its beginning`;
    yield { byte: offset + start, bytes: rest.subarray(start), damage };
  }
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
    yield { records: recordsWithin(bytes.subarray(at, end), offset + at), next: end };
    at = end;
  }
}

/** The position after the record that begins here; absent while more bytes are needed. */
function endOf(bytes: Buffer, start: number): number | undefined {
  const length = statedLength(bytes, start);
  if (length !== undefined && bytes[start + length - 1] === recordEnd) return start + length;
  const found = bytes.indexOf(recordEnd, start);
  if (found >= 0) return found + 1;
  return bytes.length - start > maxRecordBytes ? bytes.length : undefined;
}

function statedLength(bytes: Buffer, start: number): number | undefined {
  const digits = bytes.toString("latin1", start, start + 5);
  const length = /^\d{5}$/.test(digits) ? Number(digits) : 0;
  return length > leaderLength ? length : undefined;
}

/** One record, or two that run together because the first lost its terminator. */
function recordsWithin(bytes: Buffer, byte: number): RawRecord[] {
  if (bytes.at(-1) !== recordEnd) {
    return [{ byte, bytes, damage: `no record terminator within ${maxRecordBytes} bytes` }];
  }
  const length = statedLength(bytes, 0);
  if (length === bytes.length) return [{ byte, bytes }];
  const second = length === undefined || length < bytes.length ? gluedLeader(bytes) : undefined;
  if (second === undefined) return [{ byte, bytes }];
  const damage = `the record has no terminator: the next one begins at byte ${byte + second} within it`;
  return [
    { byte, bytes: bytes.subarray(0, second), damage },
    { byte: byte + second, bytes: bytes.subarray(second) },
  ];
}

/** Where a whole record begins that ends with these bytes. */
function gluedLeader(bytes: Buffer): number | undefined {
  for (let at = 1; at < bytes.length - leaderLength; at += 1) {
    const digits = String(bytes.length - at).padStart(5, "0");
    if (bytes[at] !== digits.charCodeAt(0)) continue;
    if (bytes.toString("latin1", at, at + 5) === digits && /^\d{5}$/.test(bytes.toString("latin1", at + 12, at + 17)))
      return at;
  }
  return undefined;
}

// Line ends, blanks, NUL and the old end-of-file sign stand between records in many files.
function skipBetween(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && [0x0a, 0x0d, 0x20, 0x00, 0x1a].includes(bytes[at] ?? -1)) at += 1;
  return at;
}
