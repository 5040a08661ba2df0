/** One line, in composed letters, without the marks that only sort a title. */
export function tidy(text: string): string {
  return text
    .replace(/[\u0088\u0089\u0098\u009c\u00ad\u200b\ufeff]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .normalize("NFC");
}

/** Takes the punctuation that ISBD puts before the next area off an end: "Title :" "Title /" "Title." */
export function withoutIsbd(text: string): string {
  const bare = text.replace(/\s*[/:;=,]$/, "").trimEnd();
  return isFullStop(bare) ? bare.slice(0, -1).trimEnd() : bare;
}

// "...", "et al." of one letter ("А.") and "т.е." keep their stop: it belongs to the words.
function isFullStop(text: string): boolean {
  return /\.$/.test(text) && !/\.\.$/.test(text) && !/(?:^|[\s.])\p{L}\.$/u.test(text);
}

const certain = /^\[?(?:[cpс©]|cop\.|copyright)?\s*(\d{4})\]?\s*(?:г|ж|год|жыл|y)?\.?(?:\s*,\s*[cpс©]?\s*\d{4})?\.?$/iu;

/** The year a date of publication says for certain: "[1998]" and "c1998" are, "[199-?]", "[1998?]" and "1998-2003" are not. */
export function certainYear(text: string): number | undefined {
  const digits = certain.exec(tidy(text))?.[1];
  return digits === undefined ? undefined : plausibleYear(Number(digits));
}

/** A year out of coded data: four digits, or nothing. */
export function codedYear(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{4}$/.test(text) ? plausibleYear(Number(text)) : undefined;
}

function plausibleYear(year: number): number | undefined {
  return year >= 1000 && year <= 2100 ? year : undefined;
}

/** Without empties and repeats. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}

const unknown =
  /^\[?(?:s\.\s?[ln]\.?|б\.\s?[миг]\.?|place of publication not identified|publisher not identified)\]?$/i;

/** Whether a place or a publisher is named: "[S.l.]", "[Б. м.]" and their like say that it is unknown. */
export function known(text: string): boolean {
  return !unknown.test(text);
}

/** An age mark and nothing else. */
export function isAgeMark(text: string): boolean {
  return /^\W*(?:0|6|12|16|18)\s*\+\W*$/.test(text);
}

const ageMark = /(?<!\d)(0|6|12|16|18)\s*\+/;

/** An age mark such as "12+", out of a note on the intended readers. */
export function audienceOf(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const age = ageMark.exec(text)?.[1];
    if (age !== undefined) return `${age}+`;
  }
  return undefined;
}
