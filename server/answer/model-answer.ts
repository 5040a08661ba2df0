import type { Language } from "../library/language.ts";
import type { ChatModel, Tool } from "../model/chat-model.ts";
import type { Answer, Answered, Citation } from "./answer.ts";
import type { AnswerParts } from "./ask.ts";
import { recordSource } from "./cite.ts";
import { cardOf } from "./holdings.ts";
import { type Prompts, renderPrompt } from "./prompts.ts";

const languageNames: Readonly<Record<Language, string>> = { kk: "Kazakh", ru: "Russian", en: "English" };
const nothing = "NONE";
const recordsPerSearch = 8;
const maxRecords = 5;

export interface ModelParts extends AnswerParts {
  readonly chatModel: ChatModel;
  readonly prompts: Prompts;
}

/** What came of asking the model: its answer, or why the composer's stands. */
export type ModelOutcome =
  | { readonly kind: "used"; readonly answer: Answered }
  | { readonly kind: "kept"; readonly reason: string };

/** The intents in which a model chooses better than rules do; hours, prices, refusals and known books are computed, never generated. */
const adviceIntents: readonly string[] = ["subject", "advice", "study"];

/**
 * Lets the model say what the composer found, or search on its own for advice. Whatever it writes is checked against the
 * sources; a text that fails the check is not shown.
 */
export async function answerByModel(
  question: { readonly text: string; readonly intent: string; readonly signal?: AbortSignal },
  composed: Answer,
  parts: ModelParts,
): Promise<ModelOutcome> {
  if (composed.kind !== "answered") return { kind: "kept", reason: "not-for-model" };
  if (adviceIntents.includes(question.intent)) return await advise(question, composed, parts);
  if (composed.citations.length > 0 && composed.citations.every((citation) => citation.source === "faq")) {
    return await phrase(question, composed, parts);
  }
  return { kind: "kept", reason: "not-for-model" };
}

async function phrase(
  question: { readonly text: string; readonly signal?: AbortSignal },
  composed: Answered,
  { chatModel, prompts, library }: ModelParts,
): Promise<ModelOutcome> {
  const passages = composed.citations.map((citation) => `[${citation.n}] ${citation.passage}`).join("\n\n");
  const prompt = {
    system: systemPrompt(prompts.phrase, composed.language, library.name[composed.language]),
    user: `${passages}\n\n${question.text}`,
  };
  const text = await chatModel.complete(prompt, question.signal);
  const problem = phraseProblem(text, composed.citations);
  return problem ? { kind: "kept", reason: problem } : { kind: "used", answer: { ...composed, text, by: "model" } };
}

/** Why a phrased text cannot be shown; undefined when it can. */
function phraseProblem(text: string, citations: readonly Citation[]): string | undefined {
  if (text === nothing) return "model-found-nothing";
  if (/[«»“”„"]/u.test(text)) return "quotation-marks";
  const markers = [...text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  if (markers.length === 0 || markers.some((n) => n < 1 || n > citations.length)) return "citations";
  const known = numbersIn(citations.map((citation) => citation.passage).join(" "));
  const said = numbersIn(text.replace(/\[\d+\]/g, " "));
  return [...said].some((number) => !known.has(number)) ? "numbers" : undefined;
}

async function advise(
  question: { readonly text: string; readonly signal?: AbortSignal },
  composed: Answered,
  parts: ModelParts,
): Promise<ModelOutcome> {
  const { chatModel, prompts, library } = parts;
  const seen = new Set<string>();
  const prompt = {
    system: systemPrompt(prompts.advise, composed.language, library.name[composed.language]),
    user: question.text,
    tools: [searchTool(seen, composed.language, parts)],
  };
  const text = await chatModel.completeWithTools(prompt, question.signal);
  return checkAdvice(text, { seen, composed, parts });
}

function searchTool(seen: Set<string>, language: Language, { searcher, catalogue }: ModelParts): Tool {
  return {
    name: "search_catalogue",
    description: "Finds records of the library's catalogue by words of a subject, title, author or genre.",
    async run(query) {
      const { hits } = await searcher.search({ text: query, language, k: recordsPerSearch, kinds: ["record"] });
      for (const hit of hits) seen.add(hit.id);
      const records = catalogue.records(hits.map((hit) => hit.id));
      return JSON.stringify(records.map((record) => recordSource(record, catalogue)));
    },
  };
}

function checkAdvice(
  text: string,
  { seen, composed, parts: { catalogue } }: { seen: ReadonlySet<string>; composed: Answered; parts: ModelParts },
): ModelOutcome {
  if (text === nothing) return { kind: "kept", reason: "model-found-nothing" };
  const named = [...text.matchAll(/[«“]([^«»“”]*)[»”]\s*\[([^\]\s]+)\]/gu)];
  const quotes = [...text.matchAll(/[«“„"]/gu)].length;
  const records = catalogue.records([...new Set(named.map((match) => match[2] ?? ""))]);
  const titles = new Map(records.map((record) => [record.id, record.title]));
  const allReal = named.every(([, title, id = ""]) => seen.has(id) && titles.get(id) === title);
  if (!allReal || quotes !== named.length || records.length === 0) return { kind: "kept", reason: "titles" };
  if (records.length > maxRecords) return { kind: "kept", reason: "too-many" };
  const citations = records.map((record, index): Citation => ({ n: index + 1, ...recordSource(record, catalogue) }));
  const numbered = text.replace(/\[([^\]\s]+:[^\]\s]+)\]/gu, (marker, id: string) => {
    const citation = citations.find((one) => one.id === id);
    return citation ? `[${citation.n}]` : marker;
  });
  return {
    kind: "used",
    answer: { ...composed, text: numbered, citations, records: records.map(cardOf), by: "model" },
  };
}

function systemPrompt(prompt: string, language: Language, library: string): string {
  return renderPrompt(prompt, { language: languageNames[language], library });
}

function numbersIn(text: string): Set<string> {
  return new Set(text.match(/\d+(?:[.:,]\d+)*/g) ?? []);
}
