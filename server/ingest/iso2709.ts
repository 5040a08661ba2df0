import type { Encoding } from "./decode.ts";
import { controlNumberIn, parseIso2709 } from "./iso2709-parse.ts";
import { type RawRecord, splitIso2709 } from "./iso2709-split.ts";
import { type Dialect, mapRecord } from "./map-record.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";
import { RecordDamage } from "./record-damage.ts";

export interface Iso2709Options {
  readonly path: string;
  /** What records are written in that are not valid UTF-8 and not flagged as such. */
  readonly encoding: Encoding;
  readonly dialect: Dialect | "auto";
}

/** Reads records of an ISO 2709 stream; a damaged one is reported with the byte it begins at, and reading goes on after the next terminator. */
export async function* readIso2709(chunks: AsyncIterable<Buffer>, options: Iso2709Options): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const raw of splitIso2709(chunks)) {
    ordinal += 1;
    yield outcomeOf(raw, { path: options.path, ordinal, byte: raw.byte }, options);
  }
}

function outcomeOf(raw: RawRecord, place: Place & { byte: number }, { encoding, dialect }: Iso2709Options): Outcome {
  const id = controlNumberIn(raw.bytes);
  const rejection = { ...place, ...(id === undefined ? {} : { id }) };
  if (raw.damage !== undefined) return rejected({ ...rejection, reason: raw.damage });
  try {
    const mapped = mapRecord(parseIso2709(raw.bytes, encoding), dialect);
    return "draft" in mapped
      ? { ok: true, ...place, draft: mapped.draft }
      : rejected({ ...rejection, reason: mapped.reason });
  } catch (error) {
    if (!(error instanceof RecordDamage)) throw error;
    return rejected({ ...rejection, reason: `${error.message} (at byte ${place.byte + error.byte} of the file)` });
  }
}
