import { type DataField, dataFields } from "../library/marc-record.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import { ownValue } from "../library/write-irbis.ts";
import { noted } from "./encoding/noted.ts";
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
  for await (const { begun, fields, strayLine, isUnended } of blocksOf(chunks)) {
    ordinal += 1;
    const original = { dialect: "irbis", leader: "", fields };
    const outcome = outcomeOf(original, { path, ordinal, line: begun }, { strayLine, maps });
    yield outcome.ok && isUnended ? noted(outcome, { repairs: [], remarks: [unended] }) : outcome;
  }
}

const unended = "the end of the record (*****) was missing: the next begins where its first field stands again";
// A record has each of these once; the one that records of a file begin with tells where the next one begins.
const onlyOnce = new Set(["200", "903", "920"]);

/** The lines of one record. */
interface Block {
  readonly begun: number;
  readonly fields: DataField[];
  /** The first line that is no field. */
  strayLine?: number;
  /** The line that ends a record was missing after it. */
  isUnended?: boolean;
}

async function* blocksOf(chunks: AsyncIterable<string>): AsyncGenerator<Block> {
  let block: Block | undefined;
  for await (const { line, text } of linesOf(chunks)) {
    const isEnd = text.startsWith("*****");
    const isUnended = block !== undefined && beginsAnother(block, text);
    if (block && (isEnd || isUnended)) {
      yield { ...block, isUnended };
      block = undefined;
    }
    if (isEnd || text.trim() === "") continue;
    block ??= { begun: line, fields: [] };
    addLine(block, line, text);
  }
  if (block) yield block;
}

function beginsAnother({ fields }: Block, text: string): boolean {
  const first = fields[0]?.tag;
  if (first === undefined || !onlyOnce.has(first) || !text.startsWith("#")) return false;
  return fieldOf(text)?.tag === first && fields.some(({ tag }) => tag === "200");
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
    const reason = "the line is neither a field (#tag: value) nor the end of a record (*****)";
    return rejected(
      { ...rejection, line: strayLine, reason },
      place.line === undefined ? {} : { fromLine: place.line },
    );
  }
  if (["200", "903"].every((tag) => dataFields(record, tag).length > 1)) {
    const reason = "two records run together (fields 200 and 903 stand twice): the line ***** between them is missing";
    return rejected({ ...rejection, reason });
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
