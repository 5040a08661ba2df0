import {
  formattedLine,
  type Irbis64Record,
  type Irbis64State,
  partsOf,
  recordOfLines,
  stateOfLines,
} from "./irbis64-record.ts";

// &uf('+0') gives a record whole: "0", "MFN#STATUS", "0#VERSION", its fields. All clients read many records in one request by it; only the
// status in it is not that of the record (the vendor's example and UniforPlus0.cs have 0), so that &uf('+6') goes before: "0" for a
// record that is deleted. &uf('G0$',…) cuts at the first letter, which leaves MFN and version: so ManagedIrbis compares two states of a
// database (ConnectedClient.cs, RecordState.cs).
export const wholeRecord = "&uf('+6'),'#',&uf('+0')";
export const recordState = "&uf('+6'),'#',&uf('G0$',&uf('+0'))";

/** What a list formatted by one of these says of one record; undefined for a line that says nothing. */
export function wholeOf(line: string): Irbis64Record | undefined {
  const marked = markedLine(line);
  if (!marked) return undefined;
  if (marked.isGone) return { mfn: marked.mfn, version: 0, isDeleted: true, fields: [] };
  const record = recordOfLines(marked.parts);
  return record?.mfn === marked.mfn ? { ...record, isDeleted: record.isDeleted || marked.isDeleted } : undefined;
}

export function stateOf(line: string): Irbis64State | undefined {
  const marked = markedLine(line);
  if (!marked) return undefined;
  if (marked.isGone) return { mfn: marked.mfn, version: 0, isDeleted: true };
  const state = stateOfLines(marked.parts);
  return state?.mfn === marked.mfn ? { ...state, isDeleted: state.isDeleted || marked.isDeleted } : undefined;
}

function markedLine(line: string) {
  const formatted = formattedLine(line);
  if (!formatted) return undefined;
  const { mfn, isGone, text } = formatted;
  const marked = /^([01])#(.*)$/s.exec(text);
  const isDeleted = marked?.[1] === "0";
  // The first part is a return code.
  return { mfn, isGone, isDeleted, parts: partsOf(marked?.[2] ?? "").slice(1) };
}
