import type { MarcField, MarcRecord } from "../../library/marc-record.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** The MARC record in or under an element: MARCXML and MarcXchange, or the older oai_marc; absent when there is none. */
export function marcIn(element: XmlElement): MarcRecord | undefined {
  if (element.name === "oai_marc") return oldMarc(element);
  if (childrenOf(element, "datafield").length > 0 || childrenOf(element, "controlfield").length > 0) {
    return { leader: childOf(element, "leader")?.text ?? "", fields: element.children.flatMap(fieldOf) };
  }
  for (const child of element.children) {
    const found = marcIn(child);
    if (found) return found;
  }
  return undefined;
}

function fieldOf({ name, attributes, text, children }: XmlElement): MarcField[] {
  const tag = attributes["tag"] ?? "";
  if (name === "controlfield") return [{ tag, value: text }];
  if (name !== "datafield") return [];
  const subfields = children.flatMap((child) =>
    child.name === "subfield" ? [{ code: child.attributes["code"] ?? "", value: child.text }] : [],
  );
  return [{ tag, indicators: indicator(attributes["ind1"]) + indicator(attributes["ind2"]), subfields }];
}

/** oai_marc: the leader's codes are attributes, control fields stand in quotation marks. */
function oldMarc({ attributes, children }: XmlElement): MarcRecord {
  const leader = [..." ".repeat(24)];
  for (const [at, name] of Object.entries({ 5: "status", 6: "type", 7: "level", 17: "encLvl", 18: "catForm" })) {
    leader[Number(at)] = indicator(attributes[name]);
  }
  return { leader: leader.join(""), fields: children.flatMap(oldField) };
}

function oldField({ name, attributes, text, children }: XmlElement): MarcField[] {
  const tag = (attributes["id"] ?? "").padStart(3, "0");
  if (name === "fixfield") return [{ tag, value: text.trim().replace(/^"(.*)"$/s, "$1") }];
  if (name !== "varfield") return [];
  const subfields = children.flatMap((child) =>
    child.name === "subfield" ? [{ code: child.attributes["label"] ?? "", value: child.text }] : [],
  );
  return [{ tag, indicators: indicator(attributes["i1"]) + indicator(attributes["i2"]), subfields }];
}

function indicator(text: string | undefined): string {
  return (text ?? "").padEnd(1).slice(0, 1);
}
