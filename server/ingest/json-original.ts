import { z } from "zod";
import { contentHash } from "../library/content-hash.ts";
import type { MarcRecord } from "../library/marc-record.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import type { DraftRecord } from "../library/record.ts";
import { mappableIrbis } from "./irbis-fields.ts";
import { irbisDraft } from "./irbis-map.ts";
import { dialects, mapRecord } from "./map-record.ts";
import { defaultMaps, type FieldMaps } from "./maps/field-maps.ts";
import { marcInJsonRecord } from "./marc-in-json.ts";

const holder = z.object({ original: z.looseObject({ dialect: z.string() }) });

/** The fields that an exported entry brings along; `outdated` where they no longer say what the entry says, as after a correction by hand. */
export function originalIn(
  content: unknown,
  draft: DraftRecord,
  maps?: FieldMaps,
): OriginalRecord | "outdated" | undefined {
  const parsed = holder.safeParse(content);
  if (!parsed.success) return undefined;
  const { dialect } = parsed.data.original;
  // How the columns were understood does not stand in it.
  if (dialect === "sheet") return undefined;
  const record = marcInJsonRecord(parsed.data.original);
  const own = record && draftIn(record, dialect, maps);
  return record && own && saysOf(own) === saysOf(draft) ? { dialect, ...record } : "outdated";
}

function draftIn(record: MarcRecord, dialect: string, maps = defaultMaps()): DraftRecord | undefined {
  if (dialect === "irbis") return irbisDraft(mappableIrbis(record), maps.irbis);
  const known = dialects.find((name) => name === dialect);
  const mapped = known && mapRecord(record, { dialect: known, maps });
  return mapped && "draft" in mapped ? mapped.draft : undefined;
}

/** What is noted when a record is taken in, and by what name, does not stand in its fields. */
function saysOf({ notes: _notes, harvestedAs: _name, controlNumber: _number, ...rest }: DraftRecord): string {
  return contentHash(rest);
}
