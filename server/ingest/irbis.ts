import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import { ownValue } from "../library/write-irbis.ts";
import { noted } from "./encoding/noted.ts";
import { mappableIrbis } from "./irbis-fields.ts";
import { serialNamedIn, serialNumberIn } from "./irbis-issue.ts";
import { irbisDraft } from "./irbis-map.ts";
import { noPublication, worksheetOf } from "./irbis-worksheets.ts";
import { linesOf } from "./lines.ts";
import { defaultMaps, type FieldMaps } from "./maps/field-maps.ts";
import { type Outcome, type Place, type RejectedOutcome, type Rejection, rejected } from "./outcome.ts";
import { Serials } from "./serials.ts";
import { firstValue } from "./values.ts";

export interface IrbisOptions {
  readonly path: string;
  readonly maps?: FieldMaps;
  /** Where issues have their titles from. */
  readonly serials?: Serials;
  /**
   * An issue may stand before its serial. `first`: it is rejected as told later; `second`: it is read, now that all serials are met, and all else was told
   * before; `only`: what is known of serials until then must do.
   */
  readonly reading?: "first" | "second" | "only";
}

type Context = Required<Omit<IrbisOptions, "path">> & { readonly strayLine: number | undefined };

/** Reads IRBIS64 text: `#tag: ^avalue^bvalue` lines, records ended by `*****`. */
export async function* readIrbis(
  chunks: AsyncIterable<string>,
  { path, maps = defaultMaps(), serials = new Serials(), reading = "only" }: IrbisOptions,
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for await (const { begun, fields, strayLine, isUnended } of blocksOf(chunks)) {
    ordinal += 1;
    const original = { dialect: "irbis", leader: "", fields };
    const outcome = outcomeOf(original, { path, ordinal, line: begun }, { strayLine, maps, serials, reading });
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

function outcomeOf(original: OriginalRecord, place: Place, context: Context): Outcome {
  const record = mappableIrbis(original);
  const id = firstValue(record, "903", "a");
  const rejection = { ...place, ...(id ? { id } : {}) };
  const fault = faultOf(record, { ...context, rejection });
  const told = toldOf(record, { ...context, place, isFaulty: fault !== undefined });
  if (told !== undefined) return { ...rejected({ ...rejection, reason: "" }), told };
  return fault ?? mapped({ original, record }, { ...context, place, rejection });
}

type Untold = Omit<Rejection, "reason">;

/** In which of two readings the record is told, where it is not in this one. */
function toldOf(
  record: MarcRecord,
  { serials, reading, place, isFaulty }: Context & { place: Place; isFaulty: boolean },
): RejectedOutcome["told"] {
  if (reading === "only") return undefined;
  const serial = isFaulty ? undefined : serialNumberIn(record);
  const isLate = serial !== undefined && !serials.stoodBefore(place, serial);
  if (reading === "first") return isLate ? "later" : undefined;
  return isLate ? undefined : "before";
}

function mapped(
  { original, record }: { original: OriginalRecord; record: MarcRecord },
  { serials, maps, place, rejection }: Context & { place: Place; rejection: Untold },
): Outcome {
  const number = serialNumberIn(record);
  const serial = number === undefined ? undefined : (serials.find(number) ?? serialNamedIn(record));
  const draft = irbisDraft(record, maps.irbis, serial);
  if (draft) {
    serials.meet(draft, place);
    return { ok: true, ...place, draft, original };
  }
  const untold = rejected({ ...rejection, reason: untitled(record) });
  return number === undefined ? untold : { ...untold, waitsForSerial: true };
}

/** Why the block is no record of a publication, as far as its fields tell before they are mapped. */
function faultOf(
  record: MarcRecord,
  { strayLine, rejection }: Pick<Context, "strayLine"> & { rejection: Untold },
): RejectedOutcome | undefined {
  if (strayLine !== undefined) {
    const reason = "the line is neither a field (#tag: value) nor the end of a record (*****)";
    return rejected(
      { ...rejection, line: strayLine, reason },
      rejection.line === undefined ? {} : { fromLine: rejection.line },
    );
  }
  const titles = dataFields(record, "200").length;
  if (titles > 1 && dataFields(record, "903").length > 1) {
    const reason = "two records run together (fields 200 and 903 stand twice): the line ***** between them is missing";
    return rejected({ ...rejection, reason });
  }
  const other = noPublication(record);
  if (other !== undefined) return rejected({ ...rejection, reason: other, noPublication: true });
  if (titles < 2 || worksheetOf(record) !== "") return undefined;
  const reason = `field 200 stands ${titles} times and no worksheet (field 920) says what the record describes: its database is of another make than a catalogue of IRBIS64`;
  return rejected({ ...rejection, reason });
}

function untitled(record: MarcRecord): string {
  const serial = serialNumberIn(record);
  if (serial !== undefined)
    return `the record is an issue of the serial ${serial} (field 933), whose own record is neither here nor was taken before`;
  if (worksheetOf(record) !== "" || firstValue(record, "903", "a") !== undefined)
    return "the record has no title (field 200, or 461 of the whole)";
  return "the record has neither title (field 200) nor worksheet (field 920): its database is of another make than a catalogue of IRBIS64";
}

function fieldOf(line: string): DataField | undefined {
  const match = /^#(\d{1,5}):\s?(.*)$/s.exec(line);
  if (!match) return undefined;
  const [plain = "", ...parts] = (match[2] ?? "").split("^");
  const own = plain.trim() ? [{ code: ownValue, value: plain }] : [];
  const subfields = parts.flatMap((part) => (part === "" ? [] : [{ code: part.charAt(0), value: part.slice(1) }]));
  return { tag: (match[1] ?? "").padStart(3, "0"), indicators: "  ", subfields: [...own, ...subfields] };
}
