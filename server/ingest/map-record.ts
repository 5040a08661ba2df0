import type { MarcRecord } from "../library/marc-record.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import type { DraftRecord } from "../library/record.ts";
import { dialectOf } from "./dialect-of.ts";
import { defaultMaps, type FieldMaps } from "./maps/field-maps.ts";
import { marc21Draft } from "./marc21.ts";
import { unimarcDraft } from "./unimarc.ts";

export const dialects = ["marc21", "unimarc", "rusmarc", "kazmarc"] as const;
export type Dialect = (typeof dialects)[number];

/** How the fields of a record are to be understood; the maps are Dana's own where a library has changed none. */
export interface MarcReading {
  readonly dialect: Dialect | "auto";
  readonly maps?: FieldMaps;
}

/** A draft and the fields it is made of, or the plain sentence that says why there is none. */
export type Mapped =
  | { readonly draft: DraftRecord; readonly dialect: Dialect; readonly original: OriginalRecord }
  | { readonly reason: string };

const titleFields = {
  marc21: "245 $a, nor another in 130, 222, 240, 246 or 740",
  unimarc: "200 $a, nor that of a set in 461, nor another in 5XX",
} as const;

/** Maps fields to a draft by the dialect, which "auto" tells by what only one of them has. */
export function mapRecord(record: MarcRecord, { dialect, maps = defaultMaps() }: MarcReading): Mapped {
  const found = dialect === "auto" ? dialectOf(record) : dialect;
  const draft = found === "marc21" ? marc21Draft(record, maps.marc21) : unimarcDraft(record, maps[found]);
  const { leader, fields } = record;
  if (draft) return { draft, dialect: found, original: { dialect: found, leader, fields } };
  return { reason: `the record has no title (${titleFields[found === "marc21" ? "marc21" : "unimarc"]})` };
}
