import { basename, extname } from "node:path";
import { MendableError } from "../../errors.ts";
import { detectLanguage } from "../../language/detect.ts";
import { contentHash } from "../../library/content-hash.ts";
import { citedAs, type LibraryDocument } from "../../library/document.ts";
import type { Entry } from "../../library/entry.ts";
import type { Passage } from "../../library/passage.ts";
import type { ReadDocument } from "./block.ts";
import { cutPassages, type PlacedText } from "./cut-passages.ts";

/** What a document is stored as; the same file of a source keeps its id. */
export function documentId(path: string, source: string): string {
  return `document:${source}/${basename(path)}`;
}

/** A document as the store keeps it: passages that are quoted by page or heading, each in its own language. */
export async function documentEntry(path: string, source: string, read: ReadDocument): Promise<Entry> {
  const id = documentId(path, source);
  const texts = await cutPassages(read.blocks);
  if (texts.length === 0) throw new MendableError("holds headings and no text under them");
  const title = titleOf(path, read);
  const content: LibraryDocument = { title, places: texts.map(({ place }) => place) };
  const passages = texts.map((text, at) => passageOf(text, { id, source, title, ordinal: at + 1 }));
  return { id, source, kind: "document", hash: contentHash({ content, passages }), content, passages, keys: [] };
}

function passageOf(
  { text, place }: PlacedText,
  { id, source, title, ordinal }: { id: string; source: string; title: string; ordinal: number },
): Passage {
  const language = detectLanguage(text);
  return {
    id: `${id}#section.${ordinal}`,
    owner: id,
    source,
    kind: "document",
    language,
    field: "section",
    title: citedAs(title, place, language),
    names: "",
    subjects: place.headings.filter((heading) => heading !== title).join(" · "),
    text,
  };
}

// What programs write where nobody wrote a title.
const madeByProgram =
  /^(?:microsoft word\s*-.*|(?:document|документ|құжат)\s*\d*|untitled.*|без (?:имени|названия).*|атауы жоқ.*|powerpoint.*|.*\.(?:docx?|pdf|html?|md|indd|odt|rtf))$/iu;
// The first heading of a document whose title is no heading.
const chapter = /^(?:§\s*\d|\d{1,2}(?:\.\d{1,2})*[.)]\s)/u;
const longestTitle = 200;

function titleOf(path: string, { title, blocks }: ReadDocument): string {
  const name = basename(path, extname(path));
  const heading = blocks.find(({ kind, text }) => kind === "heading" && !chapter.test(text))?.text;
  const isTold = (told: string | undefined): told is string =>
    told !== undefined &&
    /\p{L}{2}/u.test(told) &&
    told.length <= longestTitle &&
    !madeByProgram.test(told) &&
    told !== name;
  return [title, heading].find(isTold) ?? name;
}
