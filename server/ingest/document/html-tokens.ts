/** A piece of HTML: a text with its entities read, or a tag. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open" | "close"; readonly name: string; readonly attributes: string };

// What stands in these is no HTML.
const raw = new Set(["script", "style", "textarea", "title", "noscript", "template", "iframe", "xmp"]);
const longestTag = 64 * 1024;

// saxes, which Dana has for XML, ends at the first tag that nobody closed; pages of libraries are full of them.
/** Cuts HTML into tags and texts in one pass, however broken it is. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const tagAt = nextTag(html, at);
    if (tagAt > at) yield { kind: "text", text: readEntities(html.slice(at, tagAt)) };
    if (tagAt >= html.length) return;
    const end = tagEnd(html, tagAt);
    const tag = readTag(html.slice(tagAt, end));
    at = end;
    if (!tag) continue;
    yield tag;
    if (tag.kind === "open" && raw.has(tag.name)) {
      const close = new RegExp(`</${tag.name}`, "gi");
      close.lastIndex = at;
      const until = close.exec(html)?.index ?? html.length;
      yield { kind: "text", text: readEntities(html.slice(at, until)) };
      at = until;
    }
  }
}

/** Where a "<" begins a tag, a comment or a declaration, not "3 < 5". */
function nextTag(html: string, from: number): number {
  const sign = /<[a-z/!?]/gi;
  sign.lastIndex = from;
  return sign.exec(html)?.index ?? html.length;
}

function tagEnd(html: string, from: number): number {
  if (html.startsWith("<!--", from)) {
    const end = html.indexOf("-->", from + 4);
    return end < 0 ? html.length : end + 3;
  }
  const near = html.slice(from, from + longestTag);
  const whole = /^<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/.exec(near)?.[0];
  if (whole !== undefined) return from + whole.length;
  const end = html.indexOf(">", from);
  return end < 0 ? html.length : end + 1;
}

function readTag(tag: string): HtmlToken | undefined {
  const [, slash, name = "", attributes = ""] = /^<(\/?)([a-z][a-z0-9:-]*)([\s\S]*?)\/?>?$/i.exec(tag) ?? [];
  return name === "" ? undefined : { kind: slash ? "close" : "open", name: name.toLowerCase(), attributes };
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  laquo: "«",
  raquo: "»",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  lsquo: "‘",
  rsquo: "’",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
  middot: "·",
  sect: "§",
  copy: "©",
  reg: "®",
  deg: "°",
  times: "×",
  frac12: "½",
  euro: "€",
  numero: "№",
  shy: "",
  thinsp: " ",
  ensp: " ",
  emsp: " ",
  zwnj: "",
  zwj: "",
};

function readEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
