import { issueTitle } from "../library/issue.ts";
import type { MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import { certainYear } from "./clean.ts";
import { worksheetOf } from "./irbis-worksheets.ts";
import { linkOf } from "./link-details.ts";
import type { Serial } from "./serials.ts";
import { firstValue } from "./values.ts";

// NJ an issue by itself, NJP one that is bound, NJK the volume that issues are bound into.
const worksheets = new Set(["NJ", "NJP", "NJK"]);

/** The control number of the serial (933) that the record is an issue of; absent for what is no issue. */
export function serialNumberIn(record: MarcRecord): string | undefined {
  const number = firstValue(record, "933", "a");
  const isUntitled = firstValue(record, "200", "a") === undefined && firstValue(record, "461", "c") === undefined;
  return worksheets.has(worksheetOf(record)) || isUntitled ? number : undefined;
}

/** The serial as the issue itself names it, where its source (463) has a title. */
export function serialNamedIn(record: MarcRecord): Serial | undefined {
  const title = firstValue(record, "463", "c");
  return title === undefined ? undefined : { title };
}

/** Title and facts of an issue: 934 year, 935 volume, 936 number, 931 ^c the numbers bound together. */
export function issueFacts(record: MarcRecord, serial: Serial, serialNumber: string) {
  const year = firstValue(record, "934", "a");
  const place = { year, volume: positionOf(record, { serial, serialNumber }) };
  const links = linkOf({ relation: "host", title: serial.title, ...place, issn: serial.issn, number: serialNumber });
  return present({
    title: issueTitle(serial.title, links[0] ?? {}),
    subtitle: firstValue(record, "200", "a"),
    year: year === undefined ? undefined : certainYear(year),
    links,
  });
}

function positionOf(
  record: MarcRecord,
  { serial, serialNumber }: { serial: Serial; serialNumber: string },
): string | undefined {
  // Serials with a title in Latin letters are asked for by their own words.
  const [volumeWord, numberWord] = /\p{Script=Cyrillic}/u.test(serial.title) ? ["Т.", "№"] : ["Vol.", "No."];
  const number = firstValue(record, "936", "a");
  const volume = firstValue(record, "935", "a") ?? volumeInCode(record, { serialNumber, number });
  const bound = firstValue(record, "931", "c");
  const position = [designated(volume, volumeWord), designated(number, numberWord)].filter(Boolean).join(", ");
  const together = bound === undefined ? "" : `(${designated(bound, numberWord)})`;
  return [position, together].filter(Boolean).join(" ") || undefined;
}

/** "9/10" → "№ 9/10"; "Подшивка № 1" says itself what it is. */
function designated(text: string | undefined, word: string | undefined): string | undefined {
  return text !== undefined && /^\d/.test(text) ? `${word} ${text}` : text;
}

/** The code of an issue is made of serial, year, volume and number: "R1/1992/37/9/10". */
function volumeInCode(
  record: MarcRecord,
  { serialNumber, number }: { serialNumber: string; number: string | undefined },
): string | undefined {
  const code = firstValue(record, "903", "a") ?? "";
  const before = `${serialNumber}/${firstValue(record, "934", "a")}/`;
  const after = `/${number}`;
  const isMadeSo = code.startsWith(before) && code.endsWith(after) && code.length > before.length + after.length;
  return isMadeSo ? code.slice(before.length, -after.length).trim() : undefined;
}
