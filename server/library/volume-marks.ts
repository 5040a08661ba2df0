import type { Authority } from "./authority.ts";
import type { BibRecord } from "./record.ts";
import { translatedFrom } from "./translation-note.ts";
import { authorKeys } from "./work-authors.ts";
import { isCommonplace, titleKeys, wholeTitle } from "./work-titles.ts";

/** How a volume of a translation that does not name its original may be known for one of an original, and which of the two this is. */
export interface VolumeMarks {
  readonly side: "original" | "translation";
  readonly marks: readonly string[];
}

const shortestRoot = 2;

/**
 * Both have the author, the language of the original, the number of the volume, and with them a word in the title, as names
 * are in every translation, or the year in which that volume first came out.
 */
export function volumeMarks(record: BibRecord, authority: Pick<Authority, "person">): VolumeMarks | undefined {
  const { title, number } = wholeTitle(record);
  if (number === undefined || record.originalTitle !== undefined) return undefined;
  const from = translatedFrom(record);
  const language = from.original ?? record.language;
  if (language === undefined || from.title !== undefined) return undefined;
  const roots = titleKeys(title, language)
    .filter((key) => !isCommonplace(key))
    .flatMap((key) => key.split(" ").map(nameRoot));
  const telling = [...new Set(roots.filter((root) => root.length >= shortestRoot && /\p{L}/u.test(root)))];
  if (telling.length === 0) return undefined;
  const years = record.originalYear === undefined ? [] : [String(record.originalYear)];
  const marks = authorKeys(record, authority).flatMap((author) =>
    [...telling, ...years].map((mark) => `${author}: ${language} ${number} ${mark}`),
  );
  return marks.length === 0 ? undefined : { side: from.original === undefined ? "original" : "translation", marks };
}

/** Абая and Абай: a name without the ending that a case gives it. */
const nameRoot = (word: string): string => word.replace(/[аяуюыийеоь]+$/u, "");
