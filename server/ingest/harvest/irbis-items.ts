import type { Irbis64Record } from "../../circulation/irbis64/irbis64-record.ts";
import { decodeLines, type LineNotes } from "../encoding/decode-lines.ts";
import { withLineNotes } from "../encoding/with-line-notes.ts";
import { withoutLostLetters } from "../encoding/without-lost-letters.ts";
import { readIrbis } from "../irbis.ts";
import type { Rejection } from "../outcome.ts";
import { countReading } from "../report.ts";
import type { Serials } from "../serials.ts";
import { type HarvestItem, type RejectedItem, rejectedItem } from "./harvest-item.ts";
import type { HarvestRun } from "./harvest-run.ts";

/** "IBIS-12": a record of IRBIS64 has a number within its database. */
export function identifierOf(database: string, mfn: number): string {
  return `${database}-${mfn}`;
}

interface ItemsOptions {
  readonly database: string;
  readonly path: string;
  readonly run: HarvestRun;
  readonly serials: Serials;
}

/** Items, and the numbers of the issues whose serial is not known. */
interface Items {
  readonly items: HarvestItem[];
  readonly waiting: number[];
}

/** The records as items, each read as an export of them in text would be: in any encoding, mended, with the same reasons. */
export async function itemsOf(
  records: readonly Irbis64Record[],
  { database, path, run, serials }: ItemsOptions,
): Promise<Items> {
  const filled = records.filter(({ fields }) => fields.length > 0);
  const empty = records.filter(({ fields }) => fields.length === 0);
  const items: HarvestItem[] = empty.map(({ mfn }) =>
    rejectedItem("the record has no fields", { identifier: identifierOf(database, mfn) }),
  );
  const log: LineNotes = { notes: [] };
  const lines = decodeLines(exported(filled), { separators: "^", log });
  const { maps } = run.reading;
  const waiting: number[] = [];
  let at = 0;
  for await (const outcome of withoutLostLetters(
    withLineNotes(readIrbis(lines, { path, serials, ...(maps ? { maps } : {}) }), log),
  )) {
    const record = filled[at];
    const mfn = record?.mfn ?? 0;
    const identifier = identifierOf(database, mfn);
    at += 1;
    if (outcome.ok) {
      countReading(run.tally, { ...withoutLine(outcome), ordinal: run.tally.read + items.length + 1 });
      const { draft, original } = outcome;
      items.push({ kind: "record", identifier, draft, ...(original ? { original } : {}) });
      continue;
    }
    items.push({ ...rejectedAs(outcome.rejection, identifier), ...asWritten(record) });
    if (outcome.waitsForSerial) waiting.push(mfn);
  }
  return { items, waiting };
}

function rejectedAs({ reason, noPublication }: Rejection, identifier: string): RejectedItem {
  return { ...rejectedItem(reason, { identifier }), ...(noPublication ? { noPublication } : {}) };
}

/** Lines are those of the text made here, which nobody sees. */
function withoutLine<T extends { readonly line?: number }>({ line: _, ...outcome }: T) {
  return outcome;
}

async function* exported(records: readonly Irbis64Record[]): AsyncGenerator<Buffer> {
  for (const record of records) yield textOf(record);
}

function asWritten(record: Irbis64Record | undefined): Pick<RejectedItem, "asWritten"> {
  return record ? { asWritten: { format: "irbis", bytes: () => textOf(record) } } : {};
}

/** As an export of it in text. */
function textOf({ fields }: Irbis64Record): Buffer {
  const lines = fields.map(({ tag, value }) => `#${tag}: ${oneLine(value)}\n`);
  return Buffer.from(`${lines.join("")}*****\n`, "latin1");
}

function oneLine(value: Buffer): string {
  return value.toString("latin1").replace(/[\r\n]+/g, " ");
}
