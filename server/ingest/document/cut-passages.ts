import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { detectLanguage } from "../../language/detect.ts";
import type { DocumentPlace } from "../../library/document.ts";
import type { Block } from "./block.ts";

/** Text short enough to quote, and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly place: DocumentPlace;
}

// About a paragraph: long enough to hold a rule with its condition, short enough to quote whole.
const mostCharacters = 700;
// Shorter ones say little alone, and are joined with the next.
const tellingCharacters = 80;
// What a list is led in with is said again where the list is cut.
const longestLead = 200;
// Fewer letters do not tell a language.
const tellingOfLanguage = 40;

/** Cuts a document where its author did: a clause with what belongs to it, a list with its lead, a row of a table alone. */
export async function cutPassages(blocks: readonly Block[]): Promise<PlacedText[]> {
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: mostCharacters,
    chunkOverlap: 0,
    separators: ["\n", " ", ""],
  });
  const passages: PlacedText[] = [];
  for (const { texts, place } of groups(blocks))
    for (const text of await cutGroup(texts, splitter)) passages.push({ text, place });
  return passages;
}

interface Group {
  readonly texts: string[];
  readonly place: DocumentPlace;
  readonly kind: Block["kind"];
}

function groups(blocks: readonly Block[]): Group[] {
  const found: Group[] = [];
  let headings: { text: string; level: number }[] = [];
  let open: Group | undefined;
  for (const block of blocks) {
    if (block.kind === "heading") {
      const { level = 1, text } = block;
      headings = [...headings.filter((heading) => heading.level < level), { text, level }];
      open = undefined;
    } else if (open && belongs(open, block)) open.texts.push(block.text);
    else {
      open = {
        texts: [block.text],
        kind: block.kind,
        place: placeOf(
          block,
          headings.map(({ text }) => text),
        ),
      };
      found.push(open);
    }
  }
  return found;
}

const clause = /^(?:§\s*)?(\d{1,3}(?:\.\d{1,3})*)[.)]?\s+\p{L}/u;
const subClause = /^(?:\d{1,3}\)|\p{L}\))\s/u;

function placeOf({ text, page, kind }: Block, headings: readonly string[]): DocumentPlace {
  const told = kind === "row" ? undefined : clause.exec(text)?.[1];
  // A plain number may only count the points of a list, which begins anew under each heading.
  const number = kind === "item" && !told?.includes(".") ? undefined : told;
  return {
    headings,
    ...(page === undefined ? {} : { page }),
    ...(kind === "row" ? { isRow: true } : {}),
    ...(number === undefined ? {} : { clause: number }),
  };
}

function belongs({ texts, kind, place }: Group, block: Block): boolean {
  if (kind === "row" || block.kind === "row") return false;
  const [first = "", last = ""] = [texts[0], texts.at(-1)];
  const isListed = block.kind === "item" || subClause.test(block.text);
  if (isListed ? isPoint(first, last) : /[:,]$/u.test(last)) return true;
  if (!isListed && clause.test(block.text)) return false;
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length + block.text.length > mostCharacters || inOtherLanguage(last, block.text)) return false;
  // What stands under a clause without a number of its own is its condition.
  const isCondition = place.clause !== undefined && !isListed;
  return isCondition || length < tellingCharacters || block.text.length < tellingCharacters / 2;
}

/** The points of a list belong to what leads them in, however many they are; it is cut afterwards. */
const isPoint = (first: string, last: string): boolean => first.endsWith(":") || /[:;,]$/u.test(last);

const inOtherLanguage = (a: string, b: string): boolean =>
  a.length >= tellingOfLanguage && b.length >= tellingOfLanguage && detectLanguage(a) !== detectLanguage(b);

/** A group that is too long is cut between its paragraphs, else between sentences, with its lead before each part. */
async function cutGroup(texts: readonly string[], splitter: RecursiveCharacterTextSplitter): Promise<string[]> {
  const whole = texts.join("\n");
  if (whole.length <= mostCharacters) return [whole];
  const [first = "", ...rest] = texts;
  const lead = first.endsWith(":") && first.length <= longestLead && rest.length > 0 ? first : "";
  const pieces: string[] = [];
  for (const text of lead ? rest : texts) pieces.push(...(await splitter.splitText(sentencesApart(text))).map(oneLine));
  return packed(pieces, lead);
}

/** As many pieces together as may be quoted whole, each time under the lead. */
function packed(pieces: readonly string[], lead: string): string[] {
  const parts: string[] = [];
  for (const piece of pieces) {
    const part = parts.at(-1);
    if (part !== undefined && part.length + piece.length < mostCharacters)
      parts[parts.length - 1] = `${part}\n${piece}`;
    else parts.push(lead ? `${lead}\n${piece}` : piece);
  }
  return parts;
}

/** The splitter cuts at the ends of lines first. */
const sentencesApart = (text: string): string =>
  text.length <= mostCharacters ? text : text.replace(/(?<=[\p{L}\p{N}"»”)][.!?…;])\s+(?=\P{Ll})/gu, "\n");

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
