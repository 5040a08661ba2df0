import { indexTokens } from "../language/analyse.ts";
import { findAny, readCues } from "../language/cue.ts";
import { citedAs } from "../library/document.ts";
import { type Language, languages } from "../library/language.ts";
import type { Passage } from "../library/passage.ts";
import type { SearchResult } from "../retrieve/hit.ts";
import type { Ask, Reply } from "./ask.ts";
import { type Source, startCiting } from "./cite.ts";
import { suggest } from "./suggestions.ts";

const mostFound = 10;
// Words that say how a thing is asked, in any of the three languages: no rule holds them.
const ofAsking = readCues(
  "тұрады, тұр, баға*, болады, істе*, стоит, стоят, цена, цены, почем, делать, much, price*, cost*, happen*, bring*",
);
// More than half of what is asked: that a rule speaks of one of two things does not answer a question on both.
const moreThanHalf = 0.51;
// Where the question itself does not say that it is of rules.
const most = 0.6;

/** Quotes what a document of the library says of the matter, by its page or heading. */
export async function respondDocument(ask: Ask, { isRule }: { isRule: boolean }): Promise<Reply | undefined> {
  const { searcher, catalogue } = ask.parts;
  const { language } = ask;
  const text = matterOf(ask);
  const { query, hits } = await searcher.search({ text, language, k: mostFound, kinds: ["document"] });
  const likely = hits
    .flatMap(({ passageId }) => catalogue.passage(passageId) ?? [])
    .map((passage) => ({ passage, ...fitOf(passage, query.terms) }))
    .filter(({ fit, isSaid }) => fit >= (isRule ? moreThanHalf : most) && (isRule || isSaid))
    .toSorted((a, b) => b.fit - a.fit);
  // The same rule often stands in a document of each language.
  const found = likely.find(({ passage }) => passage.language === language) ?? likely[0];
  if (!found) return undefined;
  ask.note({ id: found.passage.owner, coverage: found.fit });
  return quoteDocument(ask, withRowsAlike(found, query.terms, ask));
}

const nearRows = 8;
const mostRows = 4;

/** A row of prices with the rows around it that fit as well: binding may be soft or hard. */
function withRowsAlike(
  { passage, fit }: { passage: Passage; fit: number },
  terms: SearchResult["query"]["terms"],
  { parts: { catalogue } }: Ask,
): Passage {
  const places = catalogue.document(passage.owner)?.places ?? [];
  const at = ordinalOf(passage);
  if (!places[at]?.isRow) return passage;
  const rows = catalogue.passagesOf(passage.owner).filter((one) => {
    const other = ordinalOf(one);
    return Math.abs(other - at) <= nearRows && places[other]?.isRow && fitOf(one, terms).fit >= fit;
  });
  return {
    ...passage,
    text: rows
      .slice(0, mostRows)
      .map(({ text }) => text)
      .join("\n"),
  };
}

/** Which of its document's passages it is, from 0. */
const ordinalOf = ({ id }: Passage): number => Number(/\.(\d+)$/.exec(id)?.[1]) - 1;

/** What is asked about, without how it is asked. */
function matterOf({ spoken, text }: Ask): string {
  const matter = spoken.filter((word) => !findAny(ofAsking, [word]));
  return matter.length > 0 ? matter.map(({ raw }) => raw).join(" ") : text;
}

/** How much of what is asked a passage says, 0 to 1, and whether any of it in the very words. */
function fitOf(passage: Passage, terms: SearchResult["query"]["terms"]): { fit: number; isSaid: boolean } {
  const { subjects, text, language } = passage;
  const held = new Set([...indexTokens(text, language), ...indexTokens(subjects, undefined)]);
  const readings = terms.map(({ readAs }) => readAs.filter((reading) => held.has(reading.text)));
  const shares = readings.map((said) =>
    Math.max(0, ...said.map(({ weight, by }) => (by === "word" ? 1 : Math.sqrt(weight)))),
  );
  return {
    fit: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, terms.length),
    isSaid: readings.some((said) => said.some(({ by }) => by === "word")),
  };
}

function sourceOf(passage: Passage, { parts: { catalogue }, language }: Ask): Source {
  const document = catalogue.document(passage.owner);
  const title = document ? citedAs(document.title, document.places[ordinalOf(passage)], language) : passage.title;
  return { source: "document", id: passage.owner, title, passage: passage.text };
}

const foreign: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  kk: { kk: "", ru: "Құжат орыс тілінде: ", en: "Құжат ағылшын тілінде: " },
  ru: { kk: "Документ на казахском языке: ", ru: "", en: "Документ на английском языке: " },
  en: { kk: "The document is in Kazakh: ", ru: "The document is in Russian: ", en: "" },
};

function quoteDocument(ask: Ask, passage: Passage): Reply {
  const citing = startCiting();
  const written = languages.find((language) => language === passage.language) ?? ask.language;
  // A note of the document itself would read as a mark of a source.
  const quoted = passage.text.replace(/\[(\d+)\]/gu, "($1)");
  return {
    answer: {
      kind: "answered",
      language: ask.language,
      text: `${foreign[ask.language][written]}${quoted} ${citing.mark(sourceOf(passage, ask))}`,
      citations: citing.list(),
      records: [],
      suggestions: suggest("rule", ask.language),
      by: "composer",
    },
  };
}
