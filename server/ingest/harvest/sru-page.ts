import type { MarcReading } from "../map-record.ts";
import { describedItem, type HarvestItem, rejectedItem } from "./harvest-item.ts";
import type { PageItem, PageShape } from "./page-reader.ts";
import { childOf, childrenOf, parseDocument, textOf, type XmlElement } from "./xml-tree.ts";

// A record of the protocol begins with one of its own elements; the record of MARCXML inside it does not.
const marks =
  /(?<item><(?:[\w.-]+:)?record(?:\s[^<>]*)?>\s*<(?:[\w.-]+:)?record(?:Schema|Packing|XMLEscaping|Data|Identifier|Position)[\s>])|(?<rest><\/(?:[\w.-]+:)?records\s*>)/g;

/** Answers of SRU 1.1, 1.2 and 2.0 to searchRetrieve. */
export function sruShape(reading: MarcReading): PageShape<HarvestItem> {
  return { marks, root: "searchRetrieveResponse", protocol: "SRU", read: (item) => readItem(item, reading) };
}

function readItem({ line, element, damage }: PageItem, reading: MarcReading): HarvestItem {
  if (damage) return rejectedItem(damage.reason, { line: damage.line });
  const wrapper = childOf(element, "recordData");
  // Packed as a string, the record is XML within the text; so are diagnostics in place of a record.
  const packed = wrapper?.children.length === 0 ? parseDocument(wrapper.text.trim()) : undefined;
  if (packed?.damage) return rejectedItem(`in recordData, ${packed.damage.reason}`, { line });
  const content = packed?.root ? { ...packed.root, name: "recordData", children: [packed.root] } : wrapper;
  const diagnostic = childOf(content, "diagnostic");
  if (diagnostic)
    return rejectedItem(`the server could not give the record: ${sentence(diagnosticOf(diagnostic))}`, { line });
  return describedItem(content, { line, reading });
}

export interface Diagnostic {
  /** "61" of info:srw/diagnostic/1/61. */
  readonly code: string;
  readonly message: string;
  readonly details: string;
}

/** What an answer says beside its records. */
export interface SruAnswer {
  readonly total: number;
  readonly next?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export function readAnswer(envelope: XmlElement): SruAnswer {
  const next = Number(textOf(envelope, "nextRecordPosition"));
  return {
    total: Number(textOf(envelope, "numberOfRecords") ?? 0) || 0,
    ...(next > 0 ? { next } : {}),
    diagnostics: childrenOf(childOf(envelope, "diagnostics"), "diagnostic").map(diagnosticOf),
  };
}

function diagnosticOf(element: XmlElement): Diagnostic {
  return {
    code: /(\d+)$/.exec((textOf(element, "uri") ?? "").slice(-10))?.[1] ?? "",
    message: textOf(element, "message") ?? "",
    details: textOf(element, "details") ?? "",
  };
}

/** "Unsupported index (16): dc.colour" */
export function sentence({ code, message, details }: Diagnostic): string {
  const name = [message || "diagnostic", code && `(${code})`].filter(Boolean).join(" ");
  return details ? `${name}: ${details}` : name;
}
