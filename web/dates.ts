import type { Language } from "./frames.ts";

const kazakhMonths = [
  "қаңтар",
  "ақпан",
  "наурыз",
  "сәуір",
  "мамыр",
  "маусым",
  "шілде",
  "тамыз",
  "қыркүйек",
  "қазан",
  "қараша",
  "желтоқсан",
] as const;

/** A day, given as YYYY-MM-DD, as people write it: "10 желтоқсан"; as it stands when it is no date. */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  // Browsers are shipped with and without Kazakh month names; without, they write "M12" or English.
  if (language === "kk") return `${date.getUTCDate()} ${kazakhMonths[date.getUTCMonth()]}`;
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(date);
}

/** The time of day in an ISO 8601 moment, at the place whose offset it carries: "14:05". */
export function timeText(moment: string): string {
  return /T(\d\d:\d\d)/u.exec(moment)?.[1] ?? moment;
}
