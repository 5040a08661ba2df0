import type { XmlElement } from "./xml-tree.ts";

/** An element as XML of its own, each namespace said where it changes. */
export function writeElement({ name, uri, attributes, children, text }: XmlElement, outerUri = ""): string {
  const own = Object.entries(attributes).filter(([key]) => key !== "xmlns" && !key.includes(":"));
  const said = uri === outerUri ? own : [["xmlns", uri] as const, ...own];
  const opened = [name, ...said.map(([key, value]) => `${key}="${escaped(value)}"`)].join(" ");
  return `<${opened}>${escaped(text)}${children.map((child) => writeElement(child, uri)).join("")}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
