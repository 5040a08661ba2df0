import type { Answer, RecordCard } from "../server/answer/answer.ts";
import type { Question } from "./question.ts";
import { quotedTitles } from "./quoted-titles.ts";
import { isWrittenIn } from "./written-in.ts";

export const checkNames = ["kind", "reason", "language", "facts", "absent", "citations", "records", "titles"] as const;
type CheckName = (typeof checkNames)[number];

/** One property of an answer; a check that does not apply to a question is not made. */
export interface Check {
  readonly name: CheckName;
  readonly passed: boolean;
  /** What is wrong, when it failed. */
  readonly detail?: string;
}

interface JudgeOptions {
  /** The title of a record as the store has it; undefined when there is no such record. */
  readonly storedTitle: (id: string) => string | undefined;
}

/** Judges one answer by rules alone. */
export function judge(question: Question, answer: Answer, { storedTitle }: JudgeOptions): Check[] {
  const { expect } = question;
  const made: (Check | undefined)[] = [
    check("kind", expect.kind.includes(answer.kind), `is ${answer.kind}, not ${expect.kind.join(" or ")}`),
    judgeReason(question, answer),
    judgeLanguage(question, answer),
    judgeFacts(question, answer),
    judgeAbsent(question, answer),
    judgeCitations(question, answer),
    judgeRecords(question, answer),
    judgeTitles(answer, storedTitle),
  ];
  return made.filter((one) => one !== undefined);
}

/** The cards of an answer in the order shown. */
function cardsOf(answer: Answer): readonly RecordCard[] {
  if (answer.kind === "answered") return answer.records;
  return answer.kind === "declined" ? answer.nearest : [];
}

function judgeReason({ expect }: Question, answer: Answer): Check | undefined {
  const { reason } = expect;
  // A question that may be declined or handed off has a reason only when it was declined; a wrong kind is counted once.
  if (reason === undefined || answer.kind !== "declined") return undefined;
  return check("reason", reason.includes(answer.reason), `is ${answer.reason}, not ${reason.join(" or ")}`);
}

function judgeLanguage({ language }: Question, answer: Answer): Check {
  const named = answer.language === language;
  const detail = named ? `calls itself ${language} but is not written in it` : `is ${answer.language}, not ${language}`;
  return check("language", named && isWrittenIn(answer.text, language), detail);
}

function judgeFacts({ expect }: Question, answer: Answer): Check | undefined {
  if (expect.facts === undefined) return undefined;
  const missing = expect.facts.filter((variants) => !variants.some((variant) => occurs(variant, answer.text)));
  const detail = `lacks ${missing.map((variants) => variants.join(" / ")).join("; ")}`;
  return check("facts", missing.length === 0, detail);
}

function judgeAbsent({ expect }: Question, answer: Answer): Check | undefined {
  if (expect.absent === undefined) return undefined;
  const found = expect.absent.filter((forbidden) => occurs(forbidden, answer.text));
  return check("absent", found.length === 0, `says ${found.join("; ")}`);
}

/** Every marker points at a citation, and one of the expected sources is cited. */
function judgeCitations({ expect }: Question, answer: Answer): Check | undefined {
  const citations = answer.kind === "answered" ? answer.citations : [];
  const strays = [...answer.text.matchAll(/\[(\d+)\]/g)].filter(([, n]) => citations[Number(n) - 1]?.n !== Number(n));
  const markers = strays.map(([marker]) => marker).join(" ");
  if (markers !== "") return check("citations", false, `markers without a citation: ${markers}`);
  const { cites } = expect;
  if (!cites || isRightWithoutAnswer(expect, answer)) return undefined;
  const cited = citations.map(({ id }) => id);
  const detail = `cites ${cited.join(", ") || "nothing"}, not ${cites.join(" or ")}`;
  return check(
    "citations",
    cites.some((id) => cited.includes(id)),
    detail,
  );
}

function judgeRecords({ expect }: Question, answer: Answer): Check | undefined {
  const { records, recordsAtLeast, notRecords } = expect;
  if (records === undefined && notRecords === undefined) return undefined;
  if (isRightWithoutAnswer(expect, answer)) return undefined;
  const shown = cardsOf(answer).map(({ id }) => id);
  const right = records?.filter((id) => shown.includes(id)) ?? [];
  const wrong = notRecords?.filter((id) => shown.includes(id)) ?? [];
  const enough = records === undefined || right.length >= recordsAtLeast;
  const wanted = `${recordsAtLeast} of ${records?.slice(0, 3).join(", ")}${(records?.length ?? 0) > 3 ? ", …" : ""}`;
  const detail = enough ? `shows ${wrong.join(", ")}` : `shows ${shown.join(", ") || "none"}, wanted ${wanted}`;
  return check("records", enough && wrong.length === 0, detail);
}

/** Where another kind is as good as an answer ("which one do you mean?"), that kind owes no source and no card. */
function isRightWithoutAnswer({ kind }: Question["expect"], answer: Answer): boolean {
  return answer.kind !== "answered" && kind.includes(answer.kind) && kind.includes("answered");
}

/** Every card and every edition on it is a stored record under its stored title, and quotation marks hold only titles of cards. */
function judgeTitles(answer: Answer, storedTitle: JudgeOptions["storedTitle"]): Check {
  const cards = cardsOf(answer);
  const named = cards.flatMap((card) => [card, ...(card.editions ?? [])]);
  const invented = named.filter(({ id, title }) => storedTitle(id) !== title).map(({ id, title }) => `${id} ${title}`);
  const titles = new Set(cards.map(({ title }) => plain(title)));
  const strays = quotedTitles(answer.text).filter((title) => !titles.has(plain(title)));
  return check("titles", invented.length + strays.length === 0, `no such card: ${[...invented, ...strays].join("; ")}`);
}

function check(name: CheckName, passed: boolean, detail: string): Check {
  return passed ? { name, passed } : { name, passed, detail };
}

/** Case apart; a number occurs only whole, so that "9:00" does not occur in "19:00". */
function occurs(wanted: string, text: string): boolean {
  const needle = plain(wanted).toLowerCase();
  const hay = plain(text).toLowerCase();
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (!isInsideNumber(hay, at) && !isInsideNumber(hay, end)) return true;
  }
  return false;
}

function isInsideNumber(text: string, at: number): boolean {
  return /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at));
}

/** One form for the same text: composed letters, single plain spaces. */
function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}
