import { isDataField, type MarcField, type MarcRecord } from "../../../server/library/marc-record.ts";

/** How much of some fields came back. */
export interface Kept {
  fields: number;
  fieldsKept: number;
  /** Subfields, and the values of control fields. */
  subfields: number;
  subfieldsKept: number;
  records: number;
  /** Records of which every field came back, in the same order. */
  recordsSame: number;
}

export function nothingKept(): Kept {
  return { fields: 0, fieldsKept: 0, subfields: 0, subfieldsKept: 0, records: 0, recordsSame: 0 };
}

/** Adds one record to the count: a field came back where tag, indicators, codes, values and their order are the same to the letter. */
export function countKept(kept: Kept, given: MarcRecord, back: MarcRecord | undefined): void {
  const [fields, fieldsBack] = [given.fields, back?.fields ?? []].map((list) => list.map(fieldText));
  const [parts, partsBack] = [given.fields, back?.fields ?? []].map((list) => list.flatMap(partTexts));
  kept.records += 1;
  kept.recordsSame += fields?.join("\n") === fieldsBack?.join("\n") && back !== undefined ? 1 : 0;
  kept.fields += fields?.length ?? 0;
  kept.fieldsKept += inBoth(fields ?? [], fieldsBack ?? []);
  kept.subfields += parts?.length ?? 0;
  kept.subfieldsKept += inBoth(parts ?? [], partsBack ?? []);
}

/** Of two lists, how many of the first stand in the second as well, each counted once. */
function inBoth(given: readonly string[], back: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of back) left.set(text, (left.get(text) ?? 0) + 1);
  let count = 0;
  for (const text of given) {
    const rest = left.get(text) ?? 0;
    if (rest === 0) continue;
    left.set(text, rest - 1);
    count += 1;
  }
  return count;
}

function fieldText(field: MarcField): string {
  if (!isDataField(field)) return JSON.stringify([field.tag, field.value]);
  const { tag, indicators, subfields } = field;
  return JSON.stringify([tag, indicators, subfields.map(({ code, value }) => [code, value])]);
}

function partTexts(field: MarcField): string[] {
  if (!isDataField(field)) return [JSON.stringify([field.tag, field.value])];
  return field.subfields.map(({ code, value }) => JSON.stringify([field.tag, code, value]));
}
