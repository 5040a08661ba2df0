import { present } from "./present.ts";
import type { Part } from "./record.ts";

/** The title proper of a volume: "Абай жолы" + "2-кітап" → "Абай жолы. 2-кітап". */
export function properTitle(commonTitle: string, part: Part | undefined): string {
  const own = [part?.designation, part?.title].filter(Boolean).join(", ");
  return own ? `${commonTitle}. ${own}` : commonTitle;
}

/** A part out of its printed designation and its own title; absent when there is neither. */
export function partOf(designation: string | undefined, title: string | undefined): Part | undefined {
  if (!designation && !title) return undefined;
  return present({
    designation: designation || undefined,
    number: designation ? numberIn(designation) : undefined,
    title: title || undefined,
  });
}

const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

/** "2-кітап" → 2, "Кн. 2" → 2, "Т. II" → 2; of "Т. 1, ч. 2" the outer one. */
function numberIn(designation: string): number | undefined {
  const digits = /\d{1,4}/.exec(designation)?.[0];
  if (digits !== undefined) return Number(digits);
  const letters = /(?<!\p{L})[IVX]+(?!\p{L})/u.exec(designation)?.[0];
  const at = letters === undefined ? -1 : roman.indexOf(letters);
  return at < 0 ? undefined : at + 1;
}

// "Works. Selections", "Шығармалары": what such a title begins with says all.
const collective =
  /^(works|selections|poems|short stories|novels|plays|correspondence|essays|сочинения|избранн\p{L}*|стихотворения|шығармалары)(?:$|[.,])/iu;

/** Whether a uniform title gathers works instead of naming one. */
export function isCollective(title: string): boolean {
  return collective.test(title);
}
