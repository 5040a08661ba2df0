import type { BibRecord } from "./record.ts";

/** What a record tells of the original it is translated from. */
export interface Translated {
  /** ISO 639-1. */
  readonly original?: string;
  readonly title?: string;
}

const languages: readonly (readonly [RegExp, string])[] = [
  [/(?:с|со)\s+каз|қазақ(?:ша|шадан| тілінен)|from\s+(?:the\s+)?kazakh/iu, "kk"],
  [/с\s+рус|орыс(?:ша|шадан| тілінен)|from\s+(?:the\s+)?russian/iu, "ru"],
  [/с\s+англ|ағылшын(?:ша|шадан| тілінен)|from\s+(?:the\s+)?english/iu, "en"],
];
const translation =
  /(?:^|[^\p{L}])(?:пер|перевод\p{L}*|перевел\p{L}*|ауд|аудар\p{L}*|translat\p{L}*|transl)(?!\p{L})/iu;
const named =
  /(?:загл(?:авие|\.)?\s*ориг\p{L}*\.?|ориг\p{L}*\.?\s*загл(?:авие|\.)?|пер(?:евод|\.)?\s*изд(?:ания|\.)?|түпнұсқа\p{L}*\s+ат\p{L}*|original\s+title|translation\s+of)\s*:?\s*[«"“]?([^«»"“”.;:/]{2,120})/iu;

/** Reads the fields for it, else the subtitle and the notes: "Пер. с каз.", "Загл. ориг.: Абай жолы". */
export function translatedFrom(
  record: Pick<BibRecord, "originalLanguage" | "subtitle" | "notes" | "language">,
): Translated {
  const texts = [record.subtitle ?? "", ...record.notes];
  const title = texts.map((text) => named.exec(text)?.[1]?.trim()).find((found) => found !== undefined && found !== "");
  const original = record.originalLanguage ?? texts.map(languageIn).find((found) => found !== undefined);
  const isTranslated = original !== undefined && original !== record.language;
  return { ...(isTranslated && { original }), ...(title !== undefined && { title }) };
}

function languageIn(text: string): string | undefined {
  return translation.test(text) ? languages.find(([pattern]) => pattern.test(text))?.[1] : undefined;
}
