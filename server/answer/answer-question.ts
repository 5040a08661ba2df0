import { detectLanguage } from "../language/detect.ts";
import { hear } from "../language/utterance.ts";
import type { Language } from "../library/language.ts";
import type { Branch, Library } from "../library/library-file.ts";
import type { Answer } from "./answer.ts";
import type { AnswerParts, Ask } from "./ask.ts";
import { readBookRequest } from "./book-request.ts";
import { branchNamed } from "./branch-named.ts";
import { checkAnswer } from "./check.ts";
import type { Conversation } from "./conversation.ts";
import { findWhen } from "./dates.ts";
import { wallClock } from "./day.ts";
import { withoutInitials } from "./initials.ts";
import { joinAnswers } from "./join-answers.ts";
import { meantQuestion } from "./meant-question.ts";
import { respond, type Served } from "./respond.ts";
import { splitQuestions } from "./split-questions.ts";
import { tellReadings } from "./tell-readings.ts";
import type { Evidence, Trace } from "./trace.ts";
import { type IntentScore, scoreIntents, strongScore } from "./understand.ts";

export interface Question {
  readonly text: string;
  readonly language?: Language;
  readonly branch?: string;
}

interface Answered {
  readonly answer: Answer;
  /** Adds how the reader's words were read to another answer to the same question, as a model's. */
  readonly tell: (answer: Answer) => Answer;
  readonly conversation: Conversation;
  readonly trace: Trace;
}

/** Answers a reader's question from the library's own catalogue, rules and calendar, with no language model. */
export async function answer(question: Question, conversation: Conversation, parts: AnswerParts): Promise<Answered> {
  const started = performance.now();
  const evidence: Evidence[] = [];
  const readings: Ask["readings"] = new Map();
  const typed = question.text.normalize("NFC").trim();
  const text = await meantQuestion(typed, parts.searcher);
  const language = question.language ?? languageOf(text, conversation);
  const read = (part: string): Ask =>
    readAsk(part, { language, question, conversation, parts, readings, note: (one) => evidence.push(one) });
  const whole = read(text);
  const scores = scoreIntents(whole.spoken);
  const understood = performance.now();
  const served = (await respondToEach(text, read)) ?? (await respond(whole, scores));
  const { catalogue } = parts;
  const tell = (answer: Answer): Answer => tellReadings(answer, { text, typed, language, readings, catalogue });
  return {
    answer: checkAnswer(tell(served.reply.answer), catalogue),
    tell,
    conversation: remember(conversation, { served, language, question }),
    trace: {
      intent: served.intent,
      confidence: confidenceIn(served, scores),
      language,
      ...(text !== typed && { meant: text }),
      branch: whole.branch.id,
      ...(whole.when && { when: `${whole.when.from}/${whole.when.to}` }),
      evidence,
      timings: { understandMs: understood - started, answerMs: performance.now() - understood },
    },
  };
}

function languageOf(text: string, conversation: Conversation): Language {
  return text === "" ? (conversation.language ?? "kk") : detectLanguage(text, conversation.language);
}

function readAsk(
  text: string,
  given: Pick<Ask, "language" | "conversation" | "parts" | "readings" | "note"> & { readonly question: Question },
): Ask {
  const { parts, conversation, question } = given;
  const { library } = parts;
  // A title in quotation marks says nothing of what is asked about it.
  const spoken = hear(withoutInitials(withoutQuoted(text)));
  const { day, time } = wallClock(parts.now(), library.timezone);
  const named = branchNamed(spoken, library);
  const remembered = library.branches.find((branch) => branch.id === (question.branch ?? conversation.branch));
  const branch = named ?? remembered ?? library.branches[0] ?? placeOf(library);
  const when = findWhen(spoken, { today: day, holidays: library.holidays, text });
  return {
    text,
    language: given.language,
    spoken,
    book: readBookRequest(text),
    ...(when && { when }),
    today: day,
    time,
    ...(named && { named }),
    branch,
    conversation,
    parts,
    found: new Map(),
    readings: given.readings,
    note: given.note,
  };
}

function withoutQuoted(text: string): string {
  const rest = text.replace(/«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"/gu, " ");
  return /\p{L}/u.test(rest) ? rest : text;
}

/** Stands for the branch of a library that has told of none: no address, no phone, no hours. */
function placeOf(library: Library): Branch {
  const none = { kk: "", ru: "", en: "" };
  return {
    id: "",
    name: library.name,
    kind: "town",
    address: none,
    aliases: [],
    latitude: 0,
    longitude: 0,
    phone: "",
    hours: [],
    exceptions: [],
    floors: [],
  };
}

/** Two questions in one message, where each alone is plain and can be answered; else undefined. */
async function respondToEach(text: string, read: (part: string) => Ask): Promise<Served | undefined> {
  const [one, two] = splitQuestions(text);
  if (!one || !two) return undefined;
  const first = await respond(read(one.text), one.scores);
  const second = await respond(read(two.text), two.scores);
  if (first.reply.answer.kind !== "answered" || second.reply.answer.kind !== "answered") return undefined;
  return {
    intent: first.intent,
    reply: {
      answer: joinAnswers(first.reply.answer, second.reply.answer),
      remember: { ...second.reply.remember, ...first.reply.remember },
    },
  };
}

function remember(
  conversation: Conversation,
  { served, language, question }: { served: Served; language: Language; question: Question },
): Conversation {
  const { records, subject, branch, rule } = served.reply.remember ?? {};
  const talk = served.intent === "greeting" || served.intent === "thanks";
  const staying = branch ?? question.branch ?? conversation.branch;
  const topic = subject ?? conversation.subject;
  const intent = talk ? conversation.intent : served.intent;
  return {
    language,
    records: records ?? conversation.records,
    ...(staying !== undefined && { branch: staying }),
    ...(topic !== undefined && { subject: topic }),
    ...(rule !== undefined && { rule }),
    ...(intent !== undefined && { intent }),
  };
}

function confidenceIn(served: Served, scores: readonly IntentScore[]): number {
  const score = scores.find(({ intent }) => intent === served.intent)?.score ?? 0;
  return Math.min(1, score / (strongScore + 1) + (served.reply.answer.kind === "answered" ? 0.25 : 0));
}
