import type { DataField, MarcRecord } from "../library/marc-record.ts";
import { irbisDraft, otherWorksheet } from "./irbis-map.ts";
import { linesOf } from "./lines.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";
import { firstValue } from "./values.ts";

/** Reads IRBIS64 text: `#tag: ^avalue^bvalue` lines, records ended by `*****`. */
export async function* readIrbis(chunks: AsyncIterable<string>, { path }: { path: string }): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const { begun, fields, strayLine } of blocksOf(chunks)) {
    ordinal += 1;
    yield outcomeOf({ leader: "", fields }, { path, ordinal, line: begun }, strayLine);
  }
}

/** The lines of one record. */
interface Block {
  readonly begun: number;
  readonly fields: DataField[];
  /** The first line that is no field. */
  strayLine?: number;
}

async function* blocksOf(chunks: AsyncIterable<string>): AsyncGenerator<Block> {
  let block: Block | undefined;
  for await (const { line, text } of linesOf(chunks)) {
    if (text.startsWith("*****")) {
      if (block) yield block;
      block = undefined;
    } else if (text.trim() !== "") {
      block ??= { begun: line, fields: [] };
      addLine(block, line, text);
    }
  }
  if (block) yield block;
}

function addLine(block: Block, line: number, text: string): void {
  const field = fieldOf(text);
  if (field) block.fields.push(field);
  else block.strayLine ??= line;
}

function outcomeOf(record: MarcRecord, place: Place, strayLine: number | undefined): Outcome {
  const id = firstValue(record, "903", "a");
  const rejection = { ...place, ...(id ? { id } : {}) };
  if (strayLine !== undefined) {
    const reason = "the line is neither a field (#tag: value) nor the end of a record (*****)";
    return rejected(
      { ...rejection, line: strayLine, reason },
      place.line === undefined ? {} : { fromLine: place.line },
    );
  }
  const worksheet = otherWorksheet(record);
  if (worksheet !== undefined)
    return rejected({ ...rejection, reason: `the worksheet ${worksheet} (field 920) describes no publication` });
  const draft = irbisDraft(record);
  return draft ? { ok: true, ...place, draft } : rejected({ ...rejection, reason: untitled(record) });
}

/** An issue of a serial names it by the number of its record. */
function untitled(record: MarcRecord): string {
  const serial = firstValue(record, "933", "a");
  if (serial === undefined) return "the record has no title (field 200)";
  return `the record is an issue of the serial ${serial} (field 933), whose own record has the title`;
}

function fieldOf(line: string): DataField | undefined {
  const match = /^#(\d{1,5}):\s?(.*)$/s.exec(line);
  if (!match) return undefined;
  const [plain = "", ...parts] = (match[2] ?? "").split("^");
  // Text before the first ^ is the field's own value; here it stands as $a, where the other formats have it.
  const own = plain.trim() ? [{ code: "a", value: plain }] : [];
  const subfields = parts.flatMap((part) =>
    part.length > 1 ? [{ code: part.charAt(0).toLowerCase(), value: part.slice(1) }] : [],
  );
  return { tag: (match[1] ?? "").padStart(3, "0"), indicators: "  ", subfields: [...own, ...subfields] };
}
