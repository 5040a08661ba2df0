import type { Answer } from "./answer/answer.ts";
import { type Call, type Command, choose, printJson, printText, wholeNumber } from "./dana-command.ts";
import { openForCommand } from "./dana-open.ts";
import { type Beside, correctionText } from "./library/beside-record.ts";
import { languages } from "./library/language.ts";
import { filterNames } from "./retrieve/filters/query-filters.ts";
import type { SearchResult } from "./retrieve/hit.ts";

const kinds = ["record", "faq", "library", "event", "document", "any"] as const;

export const searchCommand: Command = {
  usage: 'search "QUERY" [-k 10] [--kind record|faq|library|event|document|any] [--without FILTER…] [--explain]',
  arguments: [1, 1],
  options: ["k", "kind", "without", "explain"],
  async run(call) {
    const [text = ""] = call.arguments;
    const k = wholeNumber("k", call.options.k, { least: 1, most: 100, fallback: 10 });
    const kind = choose("kind", call.options.kind, kinds, "any");
    const without = (call.options.without ?? []).map((name) => choose("without", name, filterNames, "year"));
    const librarian = await openForCommand(call);
    try {
      const result = await librarian.search({ text, k, kind, without });
      printResult(result, call, (id) => librarian.beside(id));
      return 0;
    } finally {
      await librarian.close();
    }
  },
};

export const askCommand: Command = {
  usage: 'ask "QUESTION" [--language kk|ru|en] [--session ID] [--explain]',
  arguments: [1, 1],
  options: ["language", "session", "explain"],
  async run(call) {
    const [text = ""] = call.arguments;
    const { session, language } = call.options;
    const question = {
      text,
      ...(language === undefined ? {} : { language: choose("language", language, languages, "kk") }),
      ...(session === undefined ? {} : { session }),
    };
    const librarian = await openForCommand(call);
    try {
      const { answer, trace } = await librarian.ask(question);
      const explained = { ...trace, ...heldFor(answer, (id) => librarian.beside(id)) };
      if (call.json) printJson(call.options.explain ? { ...answer, trace: explained } : answer);
      else printAnswer(answer, call.options.explain ? explained : undefined);
      return 0;
    } finally {
      await librarian.close();
    }
  },
};

function printResult({ query, hits }: SearchResult, { json, options }: Call, besideOf: (id: string) => Beside): void {
  if (json) {
    const brief = hits.map(({ id, kind, title, language, score, rank }) => ({
      id,
      kind,
      title,
      language,
      score,
      rank,
    }));
    printJson({ query, hits: options.explain ? hits.map((hit) => ({ ...hit, ...besideOf(hit.id) })) : brief });
    return;
  }
  if (options.explain) printReading(query);
  if (query.filters) printText(`filters: ${JSON.stringify(query.filters)}`);
  for (const hit of hits) {
    printText(`${hit.rank}. ${hit.title}  [${hit.kind} ${hit.id}] ${hit.score.toFixed(3)}`);
    if (!options.explain) continue;
    printText(`   ${JSON.stringify({ coverage: hit.coverage, exact: hit.exact, lists: hit.lists })}`);
    for (const line of besideText(besideOf(hit.id))) printText(`   ${line}`);
  }
}

function besideText({ samePublication = [], corrections = [] }: Beside): string[] {
  const also = samePublication.map(({ id }) => id).join(", ");
  return [...(also === "" ? [] : [`also: ${also}`]), ...corrections.map(correctionText)];
}

/** What the words were read as, and whose vectors the search was by. */
function printReading({ terms, nearBy, nearByOwnBecause, vectorsLate }: SearchResult["query"]): void {
  for (const term of terms) printText(readingText(term));
  if (nearBy) printText(`vectors: ${nearBy}${nearByOwnBecause ? ` (${nearByOwnBecause})` : ""}`);
  if (vectorsLate) printText(`${vectorsLate} passages have no vector in the graph yet`);
}

/** What a word was read as: "кітап ≈ книг .75". */
function readingText({ term, known, readAs }: SearchResult["query"]["terms"][number]): string {
  const near = readAs.map(({ text, weight, by }) => (by === "word" ? text : `≈ ${text} ${weight.toFixed(2)}`));
  return `${term}${known ? "" : " (in no passage)"}: ${near.join(" · ")}`;
}

/** The corrections that hold for the records of an answer. */
function heldFor(answer: Answer, besideOf: (id: string) => Beside): Beside {
  const records = answer.kind === "answered" ? answer.records : answer.kind === "declined" ? answer.nearest : [];
  const corrections = [...new Set(records.flatMap(({ id }) => besideOf(id).corrections ?? []))];
  return corrections.length > 0 ? { corrections } : {};
}

function printAnswer(answer: Answer, trace: unknown): void {
  printText(answer.text);
  if (answer.kind === "answered") for (const { n, title, id } of answer.citations) printText(`[${n}] ${title} (${id})`);
  if (trace !== undefined) printText(JSON.stringify(trace, null, 2));
}
