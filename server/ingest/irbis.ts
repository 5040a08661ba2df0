import type { DataField } from "../library/marc-record.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import { ownValue } from "../library/write-irbis.ts";
import { mappableIrbis } from "./irbis-fields.ts";
import { irbisDraft, otherWorksheet } from "./irbis-map.ts";
import { linesOf } from "./lines.ts";
import { defaultMaps, type FieldMaps } from "./maps/field-maps.ts";
import { type Outcome, type Place, rejected } from "./outcome.ts";
import { firstValue } from "./values.ts";

/** Reads IRBIS64 text: `#tag: ^avalue^bvalue` lines, records ended by `*****`. */
export async function* readIrbis(
  chunks: AsyncIterable<string>,
  { path, maps = defaultMaps() }: { path: string; maps?: FieldMaps },
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const { begun, fields, strayLine } of blocksOf(chunks)) {
    ordinal += 1;
    yield outcomeOf({ dialect: "irbis", leader: "", fields }, { path, ordinal, line: begun }, { strayLine, maps });
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

function outcomeOf(
  original: OriginalRecord,
  place: Place,
  { strayLine, maps }: { strayLine: number | undefined; maps: FieldMaps },
): Outcome {
  const record = mappableIrbis(original);
  const id = firstValue(record, "903", "a");
  const rejection = { ...place, ...(id ? { id } : {}) };
  if (strayLine !== undefined) {
    return rejected({
      ...rejection,
      line: strayLine,
      reason: "the line is neither a field (#tag: value) nor the end of a record (*****)",
    });
  }
  const worksheet = otherWorksheet(record);
  if (worksheet !== undefined)
    return rejected({ ...rejection, reason: `the worksheet ${worksheet} (field 920) describes no publication` });
  const draft = irbisDraft(record, maps.irbis);
  return draft ? { ok: true, ...place, draft, original } : rejected({ ...rejection, reason: untitled(record) });
}

/** An issue of a serial names it by the number of its record. */
function untitled(record: ReturnType<typeof mappableIrbis>): string {
  const serial = firstValue(record, "933", "a");
  if (serial === undefined) return "the record has no title (field 200)";
  return `the record is an issue of the serial ${serial} (field 933), whose own record has the title`;
}

function fieldOf(line: string): DataField | undefined {
  const match = /^#(\d{1,5}):\s?(.*)$/s.exec(line);
  if (!match) return undefined;
  const [plain = "", ...parts] = (match[2] ?? "").split("^");
  const own = plain.trim() ? [{ code: ownValue, value: plain }] : [];
  const subfields = parts.flatMap((part) => (part === "" ? [] : [{ code: part.charAt(0), value: part.slice(1) }]));
  return { tag: (match[1] ?? "").padStart(3, "0"), indicators: "  ", subfields: [...own, ...subfields] };
}
