import type { OriginalRecord } from "../../library/original-record.ts";
import type { DraftRecord } from "../../library/record.ts";
import { type MarcReading, mapRecord } from "../map-record.ts";
import { dublinCoreDraft, dublinCoreIn } from "./dublin-core.ts";
import { marcIn } from "./marc-tree.ts";
import type { XmlElement } from "./xml-tree.ts";

type Described = { readonly draft: DraftRecord; readonly original?: OriginalRecord } | { readonly reason: string };

/** A draft of the description that a protocol wraps: MARC in any of its XML forms, else Dublin Core. */
export function draftOf(wrapper: XmlElement, reading: MarcReading): Described {
  const mapped = mappedOf(wrapper, reading);
  if (!("draft" in mapped) || !JSON.stringify(mapped.draft).includes("\ufffd")) return mapped;
  // Stored, it would hold words that nobody wrote.
  return { reason: "the record has bytes that are not letters in the page's encoding" };
}

function mappedOf(wrapper: XmlElement, reading: MarcReading): Described {
  const marc = marcIn(wrapper);
  if (marc) return mapRecord(marc, reading);
  const core = dublinCoreIn(wrapper);
  if (core) {
    const draft = dublinCoreDraft(core);
    return draft ? { draft } : { reason: "the record has no title (dc:title)" };
  }
  const [found] = wrapper.children;
  return {
    reason: found ? `the record is in <${found.name}>, which is neither MARC nor Dublin Core` : "the record is empty",
  };
}
