import type { Answer, Answered, Declined, RecordCard } from "./answer.ts";
import type { Catalogue } from "./catalogue.ts";

/**
 * The last gate of every answer: cards are stored records, quotation marks hold only their titles, markers and citations
 * match. What does not hold is taken out, never explained away.
 */
export function checkAnswer(answer: Answer, catalogue: Pick<Catalogue, "record">): Answer {
  switch (answer.kind) {
    case "answered":
      return checkAnswered(answer, catalogue);
    case "declined":
      return checkDeclined(answer, catalogue);
    case "clarify":
    case "hand-off":
      return { ...answer, text: withoutMarkers(unquote(answer.text, new Set())) };
  }
}

function checkAnswered(answer: Answered, catalogue: Pick<Catalogue, "record">): Answered {
  const records = stored(answer.records, catalogue);
  const text = unquote(answer.text, titlesOf(records));
  return { ...answer, records, ...matchMarkers(text, answer.citations) };
}

function checkDeclined(answer: Declined, catalogue: Pick<Catalogue, "record">): Declined {
  const nearest = stored(answer.nearest, catalogue);
  return { ...answer, nearest, text: withoutMarkers(unquote(answer.text, titlesOf(nearest))) };
}

function stored(cards: readonly RecordCard[], catalogue: Pick<Catalogue, "record">): readonly RecordCard[] {
  const isStored = ({ id, title }: { id: string; title: string }): boolean => catalogue.record(id)?.title === title;
  return cards
    .filter(isStored)
    .map(({ editions, ...card }) => ({ ...card, ...(editions && { editions: editions.filter(isStored) }) }));
}

const titlesOf = (cards: readonly RecordCard[]): ReadonlySet<string> => new Set(cards.map((card) => card.title));

const quotation = /«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|"([^"]*)"/gu;

/** Takes the marks off whatever they hold that is no title, and marks without a partner. */
export function unquote(text: string, titles: ReadonlySet<string>): string {
  let rest = 0;
  let checked = "";
  for (const match of text.matchAll(quotation)) {
    const held = match.slice(1).find((part) => part !== undefined) ?? "";
    checked += `${withoutMarks(text.slice(rest, match.index))}${titles.has(held) ? match[0] : unquote(held, titles)}`;
    rest = match.index + match[0].length;
  }
  return checked + withoutMarks(text.slice(rest));
}

const withoutMarks = (text: string): string => text.replace(/[«»“”„"]/gu, "");

/** Keeps the citations that the text leans on, numbered from 1 in the order of the text. */
export function matchMarkers(text: string, citations: Answered["citations"]): Pick<Answered, "text" | "citations"> {
  const known = new Map(citations.map((citation) => [citation.n, citation]));
  const order = [
    ...new Set([...text.matchAll(/\[(\d+)\]/gu)].map((match) => Number(match[1])).filter((n) => known.has(n))),
  ];
  const renumbered = text.replace(/ ?\[(\d+)\]/gu, (marker, n: string) => {
    const at = order.indexOf(Number(n));
    return at < 0 ? "" : marker.replace(n, String(at + 1));
  });
  return {
    text: renumbered,
    citations: order.flatMap((n, at) => {
      const citation = known.get(n);
      return citation ? [{ ...citation, n: at + 1 }] : [];
    }),
  };
}

const withoutMarkers = (text: string): string => text.replace(/ ?\[\d+\]/gu, "");
