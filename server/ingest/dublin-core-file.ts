import { draftOf } from "./harvest/metadata.ts";
import { childOf, parseFragment, textOf } from "./harvest/xml-tree.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";
import { prefixesIn, type XmlSlice, xmlSlices } from "./xml-slices.ts";

const core = {
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
} as const;

/** Whether the beginning of an XML file shows saved answers of OAI-PMH in Dublin Core, and no MARC. */
export function looksLikeDublinCore(text: string): boolean {
  return /<(?:[\w.-]+:)?dc[\s>]/.test(text) && !/<(?:[\w.-]+:)?(?:leader|controlfield|datafield)[\s>]/.test(text);
}

// A description that is a file by itself, as harvesters save them, is short.
const longestDescription = 1 << 20;

/**
 * Reads the Dublin Core records of saved OAI-PMH answers, each by itself: a broken one costs no other. A file without elements <record> is
 * one description.
 */
export async function* readDublinCore(
  chunks: AsyncIterable<string>,
  { path }: { path: string },
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  const beginning = { text: "" };
  for await (const slice of xmlSlices(keeping(chunks, beginning), 1)) {
    ordinal += 1;
    const asWritten = { format: "marcxml", bytes: () => Buffer.from(slice.text) };
    const outcome = outcomeOf(slice, { path, ordinal, line: slice.line });
    yield outcome.ok ? { ...outcome, asWritten } : { ...outcome, asWritten, fromLine: slice.line };
  }
  if (ordinal > 0) return;
  const place = { path, ordinal: 1, line: 1 };
  const text = beginning.text.replace(/^\s*<\?xml[^>]*\?>/, "");
  if (text.length < longestDescription && /<(?:[\w.-]+:)?dc[\s>]/.test(text) && !/<!DOCTYPE/i.test(text))
    yield outcomeOf({ text: text.trim(), isClosed: true, line: 1 }, place);
  else yield rejected({ ...place, reason: "the file has no record of Dublin Core" });
}

async function* keeping(chunks: AsyncIterable<string>, beginning: { text: string }): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    if (beginning.text.length < longestDescription) beginning.text += chunk;
    yield chunk;
  }
}

function outcomeOf({ text, isClosed, line }: XmlSlice, place: Place): Outcome {
  if (!isClosed) return rejected({ ...place, reason: "the record has no end tag </record>" });
  const { root, damage } = parseFragment(text, { ...prefixesIn(text), ...core });
  const header = childOf(root, "header");
  const identifier = textOf(header, "identifier");
  const rejection = { ...place, ...(identifier === undefined ? {} : { id: identifier }) };
  if (damage || !root)
    return rejected({
      ...rejection,
      line: line + (damage?.line ?? 1) - 1,
      reason: damage?.reason ?? "the record is empty",
    });
  if (header?.attributes["status"] === "deleted")
    return rejected({ ...rejection, reason: "the record was deleted in the catalogue it comes from" });
  const described = draftOf(childOf(root, "metadata") ?? root, { dialect: "auto" });
  if (!("draft" in described)) return rejected({ ...rejection, reason: described.reason });
  const controlNumber = described.draft.controlNumber ?? identifier;
  return {
    ok: true,
    ...place,
    draft: { ...described.draft, ...(controlNumber === undefined ? {} : { controlNumber }) },
  };
}
