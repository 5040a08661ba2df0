import { controlValue } from "../../library/marc-record.ts";
import type { OriginalRecord } from "../../library/original-record.ts";
import type { DraftRecord } from "../../library/record.ts";
import type { MarcReading } from "../map-record.ts";
import type { AsWritten } from "../outcome.ts";
import { marcIn } from "./marc-tree.ts";
import { draftOf } from "./metadata.ts";
import { writeElement } from "./write-element.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What one record of a page says; `identifier` is the name the repository has for it. */
export type HarvestItem =
  | {
      readonly kind: "record";
      readonly line?: number;
      readonly identifier?: string;
      readonly draft: DraftRecord;
      readonly original?: OriginalRecord;
    }
  | { readonly kind: "deleted"; readonly line?: number; readonly identifier: string }
  | RejectedItem;

export interface RejectedItem {
  readonly kind: "rejected";
  readonly line?: number;
  readonly identifier?: string;
  readonly reason: string;
  readonly noPublication?: true;
  readonly asWritten?: AsWritten;
}

/** An item out of its description. */
export function describedItem(
  wrapper: XmlElement | undefined,
  { line, identifier, reading }: { line: number; identifier?: string; reading: MarcReading },
): HarvestItem {
  if (!wrapper) return rejectedItem("the record has no description", { line, ...named(identifier) });
  const mapped = draftOf(wrapper, reading);
  if ("draft" in mapped) {
    const { draft, original } = mapped;
    return { kind: "record", line, ...named(identifier), draft, ...(original ? { original } : {}) };
  }
  const place = { line, ...named(identifier ?? controlNumberIn(wrapper)) };
  const format = marcIn(wrapper) ? "marcxml" : "xml";
  return {
    ...rejectedItem(mapped.reason, place),
    asWritten: { format, bytes: () => Buffer.from(writeElement(wrapper)) },
  };
}

export function rejectedItem(reason: string, place: { line?: number; identifier?: string }): RejectedItem {
  return { kind: "rejected", ...place, reason: clipped(reason) };
}

// The words of a server may be of any length and hold what a terminal would obey.
const longestReason = 500;

export function clipped(reason: string): string {
  const text = reason.replace(/\p{Cc}+/gu, " ");
  return text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`;
}

/** For a spread: an absent name stays absent. */
export function named(identifier: string | undefined): { identifier?: string } {
  return identifier === undefined ? {} : { identifier };
}

function controlNumberIn(wrapper: XmlElement): string | undefined {
  const marc = marcIn(wrapper);
  return (marc && controlValue(marc, "001")?.trim().slice(0, 1000)) || undefined;
}
