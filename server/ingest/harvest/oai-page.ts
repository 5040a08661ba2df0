import type { MarcReading } from "../map-record.ts";
import { describedItem, type HarvestItem, named, rejectedItem } from "./harvest-item.ts";
import type { PageItem, PageShape } from "./page-reader.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

// A record of the protocol begins with its header; the record of MARCXML inside it does not.
const marks =
  /(?<item><(?:[\w.-]+:)?record(?:\s[^<>]*)?>\s*<(?:[\w.-]+:)?header[\s>])|(?<rest><(?:\/(?:[\w.-]+:)?(?:ListRecords|GetRecord)\s*>|(?:[\w.-]+:)?resumptionToken[\s/>]))/g;

const longestIdentifier = 1000;

/** Pages of OAI-PMH 2.0, of any verb. */
export function oaiShape(reading: MarcReading): PageShape<HarvestItem> {
  return { marks, root: "OAI-PMH", protocol: "OAI-PMH", read: (item) => readItem(item, reading) };
}

function readItem({ line, element, damage }: PageItem, reading: MarcReading): HarvestItem {
  const header = childOf(element, "header");
  const identifier = textOf(header, "identifier");
  if (identifier !== undefined && identifier.length > longestIdentifier) {
    return rejectedItem(`the identifier of the record is longer than ${longestIdentifier} characters`, { line });
  }
  const place = { line, ...named(identifier) };
  if (damage) return rejectedItem(damage.reason, { ...place, line: damage.line });
  if (identifier === undefined) return rejectedItem("the record has no identifier in its header", place);
  if (header?.attributes["status"] === "deleted") return { kind: "deleted", line, identifier };
  return describedItem(childOf(element, "metadata"), { ...place, reading });
}

/** What a page says beside its records. */
export interface OaiAnswer {
  readonly responseDate?: string;
  readonly errors: readonly { readonly code: string; readonly text: string }[];
  /** Absent at the end of a list. */
  readonly token?: string;
  readonly total?: number;
}

export function readAnswer(envelope: XmlElement): OaiAnswer {
  const list = envelope.children.find((child) => childOf(child, "resumptionToken"));
  const element = childOf(list, "resumptionToken");
  const token = element?.text.trim();
  const total = Number(element?.attributes["completeListSize"]);
  const responseDate = instantOf(textOf(envelope, "responseDate"));
  return {
    errors: childrenOf(envelope, "error").map(({ attributes, text }) => ({
      code: attributes["code"] ?? "",
      text: text.trim(),
    })),
    ...(responseDate ? { responseDate } : {}),
    ...(token ? { token } : {}),
    ...(total > 0 ? { total } : {}),
  };
}

/** A date of a server as the protocol writes it, "2002-06-01T19:20:30Z"; absent when it is none. */
function instantOf(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
