import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import type { DraftRecord } from "../library/record.ts";
import { marc21Draft } from "./marc21.ts";
import { unimarcDraft } from "./unimarc.ts";
import { valueIn } from "./values.ts";

export const dialects = ["marc21", "unimarc", "rusmarc"] as const;
export type Dialect = (typeof dialects)[number];

/** A draft and the fields it is made of, or the plain sentence that says why there is none. */
export type Mapped =
  | { readonly draft: DraftRecord; readonly dialect: Dialect; readonly original: OriginalRecord }
  | { readonly reason: string };

/** Maps fields to a draft by the dialect, or with "auto" by the field of the title: 245 is MARC21, 200 is UNIMARC and RUSMARC. */
export function mapRecord(record: MarcRecord, dialect: Dialect | "auto"): Mapped {
  const found = dialect === "auto" ? dialectOf(record) : dialect;
  const draft = found === "marc21" ? marc21Draft(record) : unimarcDraft(record);
  const { leader, fields } = record;
  if (draft) return { draft, dialect: found, original: { dialect: found, leader, fields } };
  return { reason: `the record has no title (${found === "marc21" ? "245" : "200"} $a)` };
}

function dialectOf(record: MarcRecord): Dialect {
  if (dataFields(record, "245").length > 0 || dataFields(record, "200").length === 0) return "marc21";
  return dataFields(record, "801", "899").some(isRusmarc) ? "rusmarc" : "unimarc";
}

/** Rules of description that only Russia's format names (801 $g), and its field of holdings (899). */
function isRusmarc(field: DataField): boolean {
  return field.tag === "899" || /^(RCR|PSBO|ПСБО|rusmarc)/i.test(valueIn(field, "g") ?? "");
}
