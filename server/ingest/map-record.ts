import { dataFields, type MarcRecord } from "../library/marc-record.ts";
import type { DraftRecord } from "../library/record.ts";
import { marc21Draft } from "./marc21.ts";
import { unimarcDraft } from "./unimarc.ts";

export const dialects = ["marc21", "unimarc", "rusmarc"] as const;
export type Dialect = (typeof dialects)[number];

/** A draft, or the plain sentence that says why there is none. */
export type Mapped = { readonly draft: DraftRecord } | { readonly reason: string };

/** Maps fields to a draft by the dialect, or with "auto" by the field of the title: 245 is MARC21, 200 is UNIMARC and RUSMARC. */
export function mapRecord(record: MarcRecord, dialect: Dialect | "auto"): Mapped {
  const isMarc21 =
    dialect === "auto"
      ? dataFields(record, "245").length > 0 || dataFields(record, "200").length === 0
      : dialect === "marc21";
  const draft = isMarc21 ? marc21Draft(record) : unimarcDraft(record);
  if (draft) return { draft };
  return { reason: isMarc21 ? "the record has no title (245 $a)" : "the record has no title (200 $a)" };
}
