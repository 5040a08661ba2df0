import { MendableError } from "../../errors.ts";
import { readSheet, type SheetOptions } from "../csv.ts";
import { type Outcome, rejected } from "../outcome.ts";
import { openWorkbook } from "./xlsx-rows.ts";

/** Reads every sheet of an Excel workbook that holds titles; one that does not is reported and costs the others nothing. */
export async function* readWorkbook(
  path: string,
  options: Omit<SheetOptions, "path" | "sheet">,
): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for (const { name, rows } of await openWorkbook(path)) {
    try {
      for await (const outcome of readSheet(rows, { ...options, path, sheet: name })) {
        ordinal += 1;
        yield renumbered(outcome, ordinal);
      }
    } catch (error) {
      if (!(error instanceof MendableError)) throw error;
      ordinal += 1;
      yield rejected({ path, ordinal, reason: error.message });
    }
  }
}

/** Ordinals go on from sheet to sheet. */
function renumbered(outcome: Outcome, ordinal: number): Outcome {
  return outcome.ok ? { ...outcome, ordinal } : { ...outcome, ...rejected({ ...outcome.rejection, ordinal }) };
}
