import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { valueIn } from "./values.ts";

const levels = ["a", "b", "c", "d", "e", "f"];
const times = ["i", "j", "k", "l"];

/**
 * What is held of a serial by its coded holdings: 853 names the parts of a number ($a "v.", $b "no.", $i "(year)"), 863 with the same link in $8 counts them.
 * Written year first, as 909 of IRBIS64 is: "1990 (v. 1, no. 1-6); 1991 (v. 2)".
 */
export function issuesHeld(record: MarcRecord, belongs: (field: DataField) => boolean): string | undefined {
  const captions = dataFields(record, "853").filter(belongs);
  const held = dataFields(record, "863")
    .filter(belongs)
    .map((field) => heldIn(field, captionsOf(field, captions)));
  return held.filter(Boolean).join("; ") || undefined;
}

/** "1.2" in $8 is the second row under the captions "1". */
function captionsOf(field: DataField, captions: readonly DataField[]): DataField | undefined {
  const link = linkNumber(field);
  return captions.find((caption) => linkNumber(caption) === link) ?? captions[0];
}

function linkNumber(field: DataField): string | undefined {
  return valueIn(field, "8")?.split(/[.\\]/)[0];
}

function heldIn(field: DataField, caption: DataField | undefined): string {
  const numbers = levels.flatMap((code) => {
    const value = valueIn(field, code);
    return value === undefined ? [] : [named(value, caption && valueIn(caption, code))];
  });
  const years = times.flatMap((code) => valueIn(field, code) ?? []).join(" ");
  const inBrackets = numbers.join(", ");
  if (years === "") return inBrackets;
  return inBrackets === "" ? years : `${years} (${inBrackets})`;
}

/** A caption in brackets, "(year)", is for the machine alone. */
function named(value: string, caption: string | undefined): string {
  return caption === undefined || caption.startsWith("(") ? value : `${caption} ${value}`;
}
