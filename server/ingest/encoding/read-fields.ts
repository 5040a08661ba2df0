import { decode, type Encoding, firstBrokenByte } from "../decode.ts";
import type { FieldPlace } from "../iso2709-parse.ts";
import { RecordDamage } from "../record-damage.ts";
import { marcEncodings, type Reading, readPieces } from "./choose-encoding.ts";
import { decodeMarc8, hasDesignation, unreadCharacter } from "./decode-marc8.ts";
import { isUnlikelyUtf8 } from "./likelihood.ts";
import { mendTwiceDecoded } from "./mend-twice-decoded.ts";

interface FieldsOptions {
  readonly leader: string;
  readonly encoding: Encoding | "auto";
  readonly expected?: ReadonlyMap<Encoding, number>;
  /** The record is whole UTF-8. */
  readonly isWhole: boolean;
}

export interface FieldTexts {
  /** A field that could not be read is left out, and told in `repairs`. */
  readonly texts: readonly (string | undefined)[];
  readonly encoding?: Encoding;
  readonly repairs: readonly string[];
  /** Which fields are in another encoding than the rest. */
  readonly remarks: readonly string[];
}

// Without these there is no record to speak of.
const needed = new Set(["001", "200", "245"]);
// MARC21 without the flag of UTF-8 is MARC-8 by its own rules.
const forMarc8 = -2;
// Nothing else has escape sequences that name character sets.
const forEscapes = -40;

/**
 * The texts of the fields of one record, each in the encoding that makes the likeliest letters of it.
 * @throws RecordDamage when the title or the number cannot be read
 */
export function readFields(bytes: Buffer, places: readonly FieldPlace[], options: FieldsOptions): FieldTexts {
  const pieces = places.map(({ from, to }) => bytes.subarray(from, to));
  const { readings, main, isGuessed } = readingsOf(bytes, pieces, options);
  const remarks = isGuessed ? differing(readings, places, main) : [];
  const repairs: string[] = [];
  const texts = readings.map((reading, at) => {
    const place = places[at];
    if (place === undefined) return undefined;
    const own = options.isWhole ? undefined : bytes.subarray(place.from, place.to);
    const { text, fault } = readable(reading, place, { bytes: own, main });
    if (fault) repairs.push(fault);
    const mended = options.encoding === "auto" && text !== undefined ? mendTwiceDecoded(text) : undefined;
    if (mended) repairs.push(`field ${place.tag}: ${mended.repair}`);
    return withoutSortMarks(mended?.text ?? text);
  });
  if (options.isWhole && texts.some((text) => text?.includes("\ufffd")))
    repairs.push("the record came with letters already lost (U+FFFD)");
  return { texts, repairs, remarks, ...(main === undefined ? {} : { encoding: main }) };
}

interface Readings {
  readonly readings: readonly Reading[];
  readonly main: Encoding | undefined;
  readonly isGuessed: boolean;
}

function readingsOf(bytes: Buffer, pieces: readonly Buffer[], options: FieldsOptions): Readings {
  const { encoding, leader, isWhole } = options;
  if (encoding !== "auto") {
    const toText = (piece: Buffer): string => (encoding === "marc-8" ? decodeMarc8(piece) : decode(piece, encoding));
    return { readings: pieces.map((piece) => ({ text: toText(piece) })), main: encoding, isGuessed: false };
  }
  const utf8 = isWhole && !bytes.includes(0x1b) ? pieces.map((piece) => ({ text: piece.toString("utf8") })) : [];
  const isUtf8 = utf8.length > 0 && !utf8.some(({ text }) => isUnlikelyUtf8(text));
  if (isUtf8) {
    return { readings: utf8, main: bytes.some((byte) => byte > 0x7f) ? "utf-8" : undefined, isGuessed: false };
  }
  const expected = new Map(options.expected);
  const escapes = hasDesignation(bytes) ? forEscapes : 0;
  const unflagged = leader[9] === "a" ? 0 : forMarc8;
  expected.set("marc-8", (expected.get("marc-8") ?? 0) + escapes + unflagged);
  return { ...readPieces(pieces, { among: marcEncodings, expected }), isGuessed: true };
}

function differing(readings: readonly Reading[], places: readonly FieldPlace[], main: Encoding | undefined): string[] {
  const others = new Set(readings.flatMap(({ encoding }) => (encoding && encoding !== main ? [encoding] : [])));
  return [...others].map((other) => {
    const tags = readings.flatMap(({ encoding }, at) => (encoding === other ? [places[at]?.tag ?? ""] : []));
    return `field ${tags.join(", ")} is written in ${other}, the rest of the record in ${main}`;
  });
}

/** Bytes 88 and 89 stand around words that do not sort; Windows-1251 has other signs there, which so stand nowhere else. */
function withoutSortMarks(text: string | undefined): string | undefined {
  return text?.replace(/€([^€‰]{1,15})‰/g, "$1");
}

/** The text without the subfields that cannot be read; what must not be missing ends the record instead. */
function readable(
  { text, encoding }: Reading,
  { tag, from }: FieldPlace,
  { bytes, main }: { bytes: Buffer | undefined; main: Encoding | undefined },
): { text: string | undefined; fault?: string } {
  const damage = bytes && damageOf(text, bytes, encoding ?? main);
  if (!damage) return { text };
  const [head = "", ...parts] = text.split("\x1f");
  const lost = parts.filter(isUnread).map((part) => part.charAt(0));
  const kept = parts.filter((part) => !isUnread(part));
  if (needed.has(tag) && (isUnread(head) || lost.includes("a")))
    throw new RecordDamage(damage.reason, from + damage.byte);
  if (isUnread(head) || kept.length === 0)
    return { text: undefined, fault: `field ${tag} was left out: ${damage.reason}` };
  return {
    text: [head, ...kept].join("\x1f"),
    fault: `field ${tag} lost its subfield ${lost.map((code) => `$${code}`).join(", ")}: ${damage.reason}`,
  };
}

function isUnread(text: string): boolean {
  return text.includes("\ufffd") || text.includes(unreadCharacter);
}

function damageOf(
  text: string,
  bytes: Buffer,
  encoding: Encoding | undefined,
): { reason: string; byte: number } | undefined {
  if (text.includes(unreadCharacter) && encoding === "marc-8") {
    return { reason: "it has East Asian characters that are not in MARC-8's table", byte: 0 };
  }
  if (!text.includes("\ufffd")) return undefined;
  if (encoding === "utf-8") return { reason: "the record is not valid UTF-8", byte: firstBrokenByte(bytes) ?? 0 };
  return { reason: `it has bytes that are no letters in ${encoding}`, byte: 0 };
}
