import type { MarcRecord } from "../library/marc-record.ts";
import { firstValue } from "./values.ts";

// Worksheets (field 920) of a database's other records: authority files, the calendar of anniversaries, readers, the library's own work.
const others: Readonly<Record<string, string>> = {
  ATHRA: "a name's authority record",
  ATHRC: "a body's authority record",
  ATHRS: "a subject heading's authority record",
  SOB: "an event of the calendar of anniversaries",
  PERS: "a person of the calendar of anniversaries",
  PREDM: "a thing of the calendar of anniversaries",
  KF: "a conference",
  VS: "an exhibition",
  RDR: "a reader",
  SZPRF: "a record of the library's own work",
};

/** The worksheet a record was entered by; empty where it names none. */
export function worksheetOf(record: MarcRecord): string {
  return firstValue(record, "920", "a")?.toUpperCase() ?? "";
}

/** The plain reason not to take a record whose worksheet says that it describes no publication. */
export function noPublication(record: MarcRecord): string | undefined {
  const worksheet = worksheetOf(record);
  const what = others[worksheet] ?? (worksheet.startsWith("ATHR") ? "an authority record" : undefined);
  return what && `describes no publication (worksheet ${worksheet}: ${what})`;
}
