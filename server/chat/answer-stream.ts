import type { Answer, Answered, Citation, RecordCard } from "../answer/answer.ts";
import type { Language } from "../library/language.ts";

const wordsPerDelta = 3;

/** A title in quotation marks and a citation marker stay whole, so that an answer stopped half way holds no half title. */
const pieces = /«[^»]{0,300}»|“[^”]{0,300}”|"[^"\n]{0,300}"|\s+|[^\s«“"]+|[\s\S]/gu;

/** Cuts a text into deltas of a few words; joined, they are the text. A marker `[n]` goes with the words it vouches for. */
export function splitIntoDeltas(text: string): string[] {
  const deltas: string[] = [];
  let delta = "";
  let words = 0;
  let gap = false;
  for (const [piece] of text.matchAll(pieces)) {
    const isGap = piece.trim() === "";
    if (gap && !isGap && words >= wordsPerDelta && !/^\[\d+\]/.test(piece)) {
      deltas.push(delta);
      delta = "";
      words = 0;
    }
    if (!isGap && (gap || delta === "")) words += 1;
    delta += piece;
    gap = isGap;
  }
  if (delta !== "") deltas.push(delta);
  return deltas;
}

export interface StreamOptions {
  readonly signal: AbortSignal;
  /** Awaited before each delta: the reader may be slow, other chats want their turn. */
  readonly beforeDelta: () => Promise<void>;
}

/** Yields the deltas of an answer and returns the answer that was sent: the whole, or, when stopped, the text so far. */
export async function* streamAnswer(answer: Answer, options: StreamOptions): AsyncGenerator<string, Answer> {
  let sent = "";
  for (const delta of splitIntoDeltas(answer.text)) {
    await options.beforeDelta();
    if (options.signal.aborted) return cutAnswer(answer, sent);
    sent += delta;
    yield delta;
  }
  return answer;
}

/** The answer with `text` cut to what was sent, and no source or record that the cut text does not speak of. */
export function cutAnswer(answer: Answer, text: string): Answer {
  switch (answer.kind) {
    case "answered":
      return cutAnswered(answer, text);
    case "declined":
      return { ...answer, text, nearest: answer.nearest.filter((card) => isNamed(card, text)) };
    default:
      return { ...answer, text };
  }
}

/** What a reader gets who stopped before there was an answer. */
export function emptyAnswer(language: Language): Answered {
  return { kind: "answered", language, text: "", citations: [], records: [], suggestions: [], by: "composer" };
}

function cutAnswered(answer: Answered, text: string): Answered {
  // `[n]` means citations[n - 1]: only the tail may go.
  const last = Math.max(0, ...[...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)));
  const citations = answer.citations.slice(0, last);
  const records = answer.records.filter((card) => isNamed(card, text) || isCited(card, citations));
  return { ...answer, text, citations, records };
}

function isNamed(card: RecordCard, text: string): boolean {
  return text.includes(card.title);
}

function isCited(card: RecordCard, citations: readonly Citation[]): boolean {
  return citations.some((citation) => citation.id === card.id);
}
