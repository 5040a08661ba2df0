import type { Answered } from "./answer.ts";

/** One answer to two questions: the texts one after the other, the citations numbered through. */
export function joinAnswers(first: Answered, second: Answered): Answered {
  const shift = first.citations.length;
  const moved = second.text.replace(/\[(\d+)\]/gu, (_, n: string) => `[${Number(n) + shift}]`);
  const records = [
    ...first.records,
    ...second.records.filter((card) => !first.records.some((one) => one.id === card.id)),
  ];
  return {
    ...first,
    text: `${first.text}\n\n${moved}`,
    citations: [...first.citations, ...second.citations.map((citation) => ({ ...citation, n: citation.n + shift }))],
    records,
    suggestions: [...new Set([...first.suggestions.slice(0, 2), ...second.suggestions.slice(0, 1)])],
  };
}
