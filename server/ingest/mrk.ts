import { controlValue, type MarcField } from "../library/marc-record.ts";
import { linesOf } from "./lines.ts";
import { type MarcReading, mapRecord } from "./map-record.ts";
import { withoutMnemonics } from "./mrk-text.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";

/** Reads MARC as MARCMaker and MarcEdit write it: `=245  10$aTitle :$brest`, a blank as `\`, a blank line between two records. */
export async function* readMrk(
  chunks: AsyncIterable<string>,
  { path, ...reading }: { path: string } & MarcReading,
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const block of blocksOf(chunks)) {
    ordinal += 1;
    yield outcomeOf(block, { path, ordinal, line: block.begun }, reading);
  }
}

/** The lines of one record, those that go on with a field put together. */
interface Block {
  readonly begun: number;
  readonly lines: Line[];
}

interface Line {
  readonly tag: string;
  readonly text: string;
}

// A record that goes on and on has lost its end, or is none.
const longestRecord = 1 << 20;

async function* blocksOf(chunks: AsyncIterable<string>): AsyncGenerator<Block> {
  let block: Block | undefined;
  let isParted = false;
  let length = 0;
  for await (const { line, text } of linesOf(chunks)) {
    if (text.trim() === "") {
      isParted = true;
      continue;
    }
    const found = lineOf(text.replace(/^\ufeff/, ""));
    length += text.length;
    if (block && (beginsAnother(block, found, isParted) || length > longestRecord)) {
      yield block;
      block = undefined;
      length = text.length;
    }
    block ??= { begun: line, lines: [] };
    if (found) block.lines.push(found);
    else goOn(block, text);
    isParted = false;
  }
  if (block) yield block;
}

function lineOf(text: string): Line | undefined {
  const [, tag, rest] = /^=(\w{3})(?: {1,2}|\t)(.*)$/s.exec(text) ?? [];
  return tag === undefined || rest === undefined ? undefined : { tag: tag === "000" ? "LDR" : tag, text: rest };
}

/** Each record has its leader; one that lacks it begins after a blank line, where the tags begin again. */
function beginsAnother({ lines }: Block, found: Line | undefined, isParted: boolean): boolean {
  if (!found) return false;
  if (found.tag === "LDR") return true;
  const last = lines.at(-1);
  return isParted && last !== undefined && last.tag !== "LDR" && found.tag < last.tag;
}

/** A field goes on in lines that begin with no tag. */
function goOn({ lines }: Block, text: string): void {
  const last = lines.pop();
  if (last === undefined) lines.push({ tag: "", text });
  else lines.push({ ...last, text: `${last.text}${/^\s/.test(text) ? "" : " "}${text}` });
}

function outcomeOf({ lines }: Block, place: Place, reading: MarcReading): Outcome {
  if (lines[0]?.tag === "") return rejected({ ...place, reason: "the line is no field (=245  10$aTitle)" });
  const leader = blanks(lines.find(({ tag }) => tag === "LDR")?.text ?? "");
  const fields = lines.flatMap((line) => (line.tag === "LDR" ? [] : [fieldOf(line)]));
  const record = { leader, fields };
  const mapped = mapRecord(record, reading);
  if ("draft" in mapped) return { ok: true, ...place, ...mapped };
  const id = controlValue(record, "001")?.trim();
  return rejected({ ...place, ...(id ? { id } : {}), reason: mapped.reason });
}

function fieldOf({ tag, text }: Line): MarcField {
  if (tag.startsWith("00") || text.charAt(2) !== "$") return { tag, value: withoutMnemonics(blanks(text)) };
  const parts = text.slice(3).split("$");
  const subfields = parts.flatMap((part) =>
    part === "" ? [] : [{ code: part.charAt(0), value: withoutMnemonics(part.slice(1)) }],
  );
  return { tag, indicators: blanks(text.slice(0, 2)), subfields };
}

function blanks(text: string): string {
  return text.replaceAll("\\", " ");
}
