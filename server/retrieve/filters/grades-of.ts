import type { BibRecord } from "../../library/record.ts";

const inText =
  /(?<!\d)(?:(\d{1,2})\s?[-–]\s?)?(\d{1,2})\D{0,4}\s*(?:сынып|класс(?:ы|а|у|е|ов|ам)?(?!\p{L})|кл\.|grade)|grades?\s*(\d{1,2})(?!\d)/giu;
const lastGrade = 12;

/** The school classes a book says it is for: its title's, else those of its keywords and annotation. */
export function gradesOf({ title, subtitle = "", keywords, annotation = "" }: GradedRecord): number[] {
  const titled = gradesIn(`${title} ${subtitle}`);
  return titled.length > 0 ? titled : gradesIn(`${keywords.join("; ")}; ${annotation}`);
}

type GradedRecord = Pick<BibRecord, "title" | "subtitle" | "keywords" | "annotation">;

function gradesIn(text: string): number[] {
  const grades = [...text.matchAll(inText)].flatMap(([, first, last, after]) => {
    const to = Number(last ?? after);
    const from = first === undefined || Number(first) > to ? to : Number(first);
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
  return [...new Set(grades)].filter((grade) => grade >= 1 && grade <= lastGrade);
}
