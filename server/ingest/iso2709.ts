import type { Encoding } from "./decode.ts";
import { EncodingsSeen } from "./encoding/encodings-seen.ts";
import { noted } from "./encoding/noted.ts";
import { controlNumberIn, parseIso2709 } from "./iso2709-parse.ts";
import { type RawRecord, splitIso2709 } from "./iso2709-split.ts";
import { type MarcReading, mapRecord } from "./map-record.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";
import { RecordDamage } from "./record-damage.ts";

export interface Iso2709Options extends MarcReading {
  readonly path: string;
  /** Given by the librarian; "auto" decides for each record, and for a field that contradicts the rest. */
  readonly encoding: Encoding | "auto";
}

/** Reads records of an ISO 2709 stream; a damaged one is reported with the byte it begins at, and reading goes on after the next terminator. */
export async function* readIso2709(chunks: AsyncIterable<Buffer>, options: Iso2709Options): AsyncGenerator<Outcome> {
  const seen = new EncodingsSeen();
  let ordinal = 0;
  for await (const raw of splitIso2709(chunks)) {
    ordinal += 1;
    const outcome = outcomeOf(raw, { path: options.path, ordinal, byte: raw.byte }, { ...options, seen });
    if (outcome.ok) seen.add(outcome.encoding);
    yield { ...outcome, asWritten: { format: "iso2709", bytes: () => raw.bytes } };
  }
}

function outcomeOf(
  raw: RawRecord,
  place: Place & { byte: number },
  { encoding, seen, ...reading }: Iso2709Options & { seen: EncodingsSeen },
): Outcome {
  const id = controlNumberIn(raw.bytes);
  const rejection = { ...place, ...(id === undefined ? {} : { id }) };
  if (raw.damage !== undefined) return rejected({ ...rejection, reason: raw.damage });
  try {
    const record = parseIso2709(raw.bytes, { encoding, expected: seen.expected() });
    const mapped = mapRecord(record, reading);
    if (!("draft" in mapped)) return rejected({ ...rejection, reason: mapped.reason });
    return noted({ ok: true, ...place, ...mapped }, record);
  } catch (error) {
    if (!(error instanceof RecordDamage)) throw error;
    return rejected({ ...rejection, reason: `${error.message} (at byte ${place.byte + error.byte} of the file)` });
  }
}
