import type { BibRecord } from "./record.ts";
import { translatedFrom } from "./translation-note.ts";
import { gradeOf, isCommonplace, titleKeys, wholeTitle } from "./work-titles.ts";

/** Keys of the titles that tell the work from others: its own, parallel and original ones, each with the class a schoolbook is for. */
export function tellingKeys(record: BibRecord): string[] {
  const keys = [
    ...titleKeys(wholeTitle(record).title, record.language),
    ...record.parallelTitles.flatMap((title) => titleKeys(title, undefined)),
    ...originalKeys(record),
  ];
  const grade = gradeOf(record);
  return grade === undefined ? keys.filter((key) => !isCommonplace(key)) : keys.map((key) => `${key} #${grade}`);
}

/** Keys of the original's title, where the record or a note in it gives one. */
export function originalKeys(record: BibRecord): string[] {
  const { originalTitle, language } = record;
  const { original = language, title: noted } = translatedFrom(record);
  return [originalTitle, noted].flatMap((title) =>
    title === undefined ? [] : titleKeys(wholeTitle({ title }).title, original),
  );
}
