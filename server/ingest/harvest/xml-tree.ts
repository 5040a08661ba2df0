import { SaxesParser, type SaxesTagNS } from "saxes";

// Neither a page of a protocol nor a record is nested deeper; what is was made to break a reader.
const maxDepth = 100;

/** An element of a small piece of XML. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

export interface Damage {
  readonly line: number;
  readonly reason: string;
  /** Nothing is wrong but that the text ends too early. */
  readonly isCut: boolean;
}

/** What could be read, up to the damage if there is one. */
export interface XmlTree {
  readonly root?: XmlElement;
  readonly damage?: Damage;
}

/** Prefixes in force where a piece of XML was taken out of its page. */
export type Namespaces = Readonly<Record<string, string>>;

interface Building extends XmlElement {
  readonly children: Building[];
  text: string;
}

/** Reads a whole document; a DOCTYPE is refused, so no entity is ever expanded. */
export function parseDocument(text: string): XmlTree {
  const { root, damage } = parse(text, new SaxesParser({ xmlns: true }), { isWhole: true });
  return tree(root, damage);
}

/** Reads one element that was taken out of a page, with the prefixes of the page. */
export function parseFragment(text: string, namespaces: Namespaces): XmlTree {
  const saxes = new SaxesParser({ xmlns: true, fragment: true, additionalNamespaces: { ...namespaces } });
  const { root, damage } = parse(text, saxes, { isWhole: true });
  return tree(root, damage);
}

/** Reads the beginning of a document: its root, and the prefixes of the elements still open at its end. */
export function parseHead(text: string): XmlTree & { readonly namespaces: Namespaces } {
  const { root, damage, namespaces } = parse(text, new SaxesParser({ xmlns: true }), { isWhole: false });
  return { ...tree(root, damage), namespaces };
}

/** The first child of this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The trimmed text of the first child of this name; absent when there is none or it is empty. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text.trim() || undefined;
}

function parse(text: string, saxes: SaxesParser<{ xmlns: true }>, { isWhole }: { isWhole: boolean }) {
  let root: Building | undefined;
  let damage: Damage | undefined;
  const open: { element: Building; namespaces: Namespaces }[] = [];
  const fail = (reason: string, isCut = false): void => {
    damage ??= { line: saxes.line, reason, isCut };
  };
  let isEnding = false;
  saxes.on("opentag", (tag) => {
    if (damage) return;
    if (open.length >= maxDepth) fail(`elements are nested deeper than ${maxDepth}`);
    const element = built(tag);
    open.at(-1)?.element.children.push(element);
    root ??= element;
    open.push({ element, namespaces: tag.ns });
  });
  saxes.on("closetag", () => {
    if (!damage) open.pop();
  });
  const addText = (piece: string): void => {
    const inner = open.at(-1)?.element;
    if (inner && !damage) inner.text += piece;
  };
  saxes.on("text", addText);
  saxes.on("cdata", addText);
  saxes.on("doctype", () => fail("it has a DOCTYPE, which is refused"));
  saxes.on("error", (error) => {
    const said = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
    fail(`the XML is broken here (${said})`, isEnding);
  });
  saxes.write(text);
  isEnding = true;
  if (isWhole) saxes.close();
  const namespaces = Object.assign({}, ...open.map((one) => one.namespaces)) as Namespaces;
  return { root, damage, namespaces };
}

function built(tag: SaxesTagNS): Building {
  const attributes: Record<string, string> = {};
  for (const [name, { value }] of Object.entries(tag.attributes)) attributes[name] = value;
  return { name: tag.local, uri: tag.uri, attributes, children: [], text: "" };
}

function tree(root: XmlElement | undefined, damage: Damage | undefined): XmlTree {
  return { ...(root ? { root } : {}), ...(damage ? { damage } : {}) };
}
