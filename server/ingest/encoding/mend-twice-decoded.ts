import { isUtf8 } from "node:buffer";
import { byteIn, type CodePage, decode, type Encoding } from "../decode.ts";
import { costOf } from "./likelihood.ts";

/** A text that was decoded twice, as it was meant. */
export interface Mended {
  readonly text: string;
  /** A plain sentence for the librarian. */
  readonly repair: string;
}

const names: Readonly<Partial<Record<Encoding, string>>> = {
  "utf-8": "UTF-8",
  win1251: "Windows-1251",
  win1252: "Windows-1252",
  rk1048: "KZ-1048",
  pt154: "PT154",
  cp866: "DOS 866",
  "koi8-r": "KOI8-R",
};

/** Which wrong reading of which encoding is undone; the earlier of equals is taken. */
const mistakes: readonly { readonly wrong: CodePage; readonly right: Encoding }[] = [
  ...(["win1251", "win1252", "cp866", "koi8-r", "rk1048"] as const).map(
    (wrong) => ({ wrong, right: "utf-8" }) as const,
  ),
  ...(["rk1048", "pt154", "cp866"] as const).map((right) => ({ wrong: "win1251", right }) as const),
  ...(["win1251", "rk1048", "pt154", "koi8-r", "cp866"] as const).map(
    (right) => ({ wrong: "win1252", right }) as const,
  ),
];

// Lead bytes of Cyrillic in UTF-8 as code pages show them; letters of no Kazakh or Russian text; Latin letters with marks in a row.
const suspicious =
  /[ÐÑÒÓ\u0080-\u0087\u008a-\u0097\u0099-\u009b\u009d-\u009f]|[РСТУГД][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2013-\u2122єґї]|[ЂЃЌЋЏѓђќћџЅѕЈјЇїЎўЄєҐґ]|[╥╙╨╤][\u0400-\u04ff\u2500-\u25ff]|[пярс][\u2500-\u25ff]|[À-ÿ]{3}|[ГѓâÃÂ][\u0080-\u00bf€‚„…†‡‰]/u;

// The lead bytes of Cyrillic in UTF-8, three times in one word.
const beyondMending = /(?:[ÐÑ][^\p{ASCII}]?){3}|(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f]){3}/u;

// In nats: what is mended must read so much better, in all and for each letter.
const gain = 8;
const gainPerLetter = 1.2;

/** Whether a text has what Kazakh, Russian and European texts have not: only then is mending worth a trial. */
export function looksTwiceDecoded(text: string): boolean {
  return suspicious.test(text);
}

/** Mends a text that was decoded once too often ("РђР±Р°Р№", "Ð°Ð±Ð°Ð¹", "Ќазаќстан"); undefined where there is nothing to mend. */
export function mendTwiceDecoded(text: string): Mended | undefined {
  if (!suspicious.test(text)) return undefined;
  let mended: Mended | undefined;
  const hasLetters = suspicious.test(text.replace(/[\u0080-\u009f]/g, ""));
  // A text may have gone through more than one wrong reading.
  for (let round = 0; hasLetters && round < 3; round += 1) {
    const better = mendOnce(mended?.text ?? text);
    if (better === undefined) break;
    mended = mended ? { text: better.text, repair: `${mended.repair}, and again ${better.repair}` } : better;
  }
  const signs = controlsAsSigns(mended?.text ?? text);
  if (signs !== undefined)
    mended ??= { text: signs, repair: "punctuation of Windows-1252 had become control characters" };
  if (mended === undefined && beyondMending.test(text))
    return {
      text,
      repair: "the text was decoded twice and lost bytes on the way: it is left as it is, export it again",
    };
  return mended;
}

/** Dashes and quotation marks of Windows-1252 that were taken for Latin-1; 88, 89, 98 and 9c mark words that do not sort. */
function controlsAsSigns(text: string): string | undefined {
  const signs = text.replace(/[\u0080-\u0087\u008a-\u0097\u0099-\u009b\u009d-\u009f]/g, (control) => {
    const sign = decode(Buffer.from([control.charCodeAt(0)]), "win1252");
    return sign === "\ufffd" ? control : sign;
  });
  return signs === text ? undefined : signs;
}

function mendOnce(text: string): Mended | undefined {
  const before = costOf(text);
  let best: Mended | undefined;
  let bestCost = before - gain;
  for (const { wrong, right } of mistakes) {
    const { tried, restored } = reread(text, wrong, right);
    if (tried === undefined) continue;
    const cost = costOf(tried);
    if (cost >= bestCost || before - cost < gainPerLetter * differing(text, tried)) continue;
    const lost =
      restored > 0 ? `; ${restored} letter(s) had lost a byte and were told by their neighbours: check them` : "";
    best = { text: tried, repair: `${names[right]} had been read as ${names[wrong]}${lost}` };
    bestCost = cost;
  }
  return best;
}

/** Letters that change; where several became one, half of all: more than that a wrong reading does not touch. */
function differing(text: string, tried: string): number {
  if (text.length === tried.length) return [...tried].filter((letter, at) => letter !== text[at]).length;
  return tried.replace(/[\x20-\x7e]/g, "").length / 2;
}

/** Every run of letters beyond ASCII that the mistake explains, read anew. */
function reread(text: string, wrong: CodePage, right: Encoding): { tried: string | undefined; restored: number } {
  let count = 0;
  let restored = 0;
  const tried = text.replace(/[^\p{ASCII}](?:[^\p{ASCII}]| (?=[^\p{ASCII}]))*/gu, (run) => {
    const whole = right === "utf-8" ? utf8Run(run, wrong) : legacyRun(run, wrong, right);
    if (whole === undefined) return run;
    count += 1;
    restored += whole.restored;
    return whole.text;
  });
  return { tried: count > 0 && tried !== text ? tried : undefined, restored };
}

// What a mended text is made of: letters of Cyrillic and Latin, marks on them, punctuation.
const expectedText = /^(?:\p{M}|[\p{ASCII}\u0080-\u024f\u0400-\u052f\u2010-\u203a\u20ac\u2116\u2122])*$/u;

interface Run {
  readonly text: string;
  readonly restored: number;
}

function legacyRun(run: string, wrong: CodePage, right: Encoding): Run | undefined {
  const bytes = bytesOf(run, wrong);
  if (bytes === undefined) return undefined;
  const text = decode(bytes, right);
  // What still looks twice decoded is not what was meant.
  return text.includes("\ufffd") || suspicious.test(text) ? undefined : { text, restored: 0 };
}

function utf8Run(run: string, wrong: CodePage): Run | undefined {
  const bytes = bytesOf(run, wrong);
  if (bytes === undefined) return undefined;
  const read = isUtf8(bytes) ? { text: bytes.toString("utf8"), restored: 0 } : restoreLost(bytes, wrong);
  return read && expectedText.test(read.text) ? read : undefined;
}

function bytesOf(run: string, page: CodePage): Buffer | undefined {
  // U+FFFD is what became of a byte that the code page does not define.
  const kept = [...run].filter((letter) => letter !== "\ufffd");
  const bytes = kept.map((letter) => (letter <= "\x7f" ? letter.charCodeAt(0) : byteIn(page, letter)));
  return bytes.every((byte) => byte !== undefined) ? Buffer.from(bytes) : undefined;
}

/** The bytes a code page does not define: many systems drop them, and with them half a letter. */
const lostBytes: Readonly<Partial<Record<CodePage, readonly number[]>>> = {
  win1251: [0x98],
  win1252: [0x81, 0x8d, 0x8f, 0x90, 0x9d],
};
// How much likelier, in nats, one of the possible letters must be than the next to be restored.
const surelyLikelier = 2.5;

/** Puts a lost second byte back where only one letter fits; undefined where two would do as well: no letter is made up. */
function restoreLost(bytes: Buffer, wrong: CodePage): Run | undefined {
  const lost = lostBytes[wrong];
  if (lost === undefined) return undefined;
  let text = "";
  let restored = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = letterLength(bytes, at);
    if (length > 0) {
      text += bytes.toString("utf8", at, at + length);
      at += length;
      continue;
    }
    const rest = bytes.subarray(at + 1);
    const letter = isLead(bytes[at]) ? likeliest(bytes[at] ?? 0, lost, { before: text, rest }) : undefined;
    if (letter === undefined) return undefined;
    text += letter;
    restored += 1;
    at += 1;
  }
  return { text, restored };
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xd0 && byte <= 0xd3;
}

function letterLength(bytes: Buffer, at: number): number {
  for (const length of [1, 2, 3])
    if (isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length) return length;
  return 0;
}

function likeliest(
  lead: number,
  lost: readonly number[],
  { before, rest }: { before: string; rest: Buffer },
): string | undefined {
  const after = rest.subarray(0, letterLength(rest, 0)).toString("utf8");
  const letters = lost.map((byte) => Buffer.from([lead, byte]).toString("utf8"));
  const [first, second] = letters
    .filter((letter) => /[а-яёәһ]/iu.test(letter))
    .map((letter) => ({ letter, cost: costOf(before.slice(-2) + letter + after) }))
    .toSorted((a, b) => a.cost - b.cost);
  const isSure = second === undefined || (first !== undefined && second.cost - first.cost >= surelyLikelier);
  return isSure ? first?.letter : undefined;
}
