import type { Outcome } from "../outcome.ts";
import type { LineNote, LineNotes } from "./decode-lines.ts";
import { noted } from "./noted.ts";

/** Gives each record of a text what is noted of its lines: from its own first to the one before the next record's. */
export async function* withLineNotes(outcomes: AsyncIterable<Outcome>, log: LineNotes): AsyncGenerator<Outcome> {
  let held: Outcome | undefined;
  for await (const outcome of outcomes) {
    const line = lineOf(outcome);
    if (held) yield annotate(held, takeBefore(log, line), log);
    // What stands before the first record (a header) is nobody's.
    else takeBefore(log, line);
    held = outcome;
  }
  if (held) yield annotate(held, takeBefore(log, Number.POSITIVE_INFINITY), log);
}

function lineOf(outcome: Outcome): number {
  return (outcome.ok ? outcome.line : outcome.rejection.line) ?? Number.POSITIVE_INFINITY;
}

function takeBefore(log: LineNotes, line: number): LineNote[] {
  const count = log.notes.findIndex((note) => note.line >= line);
  return log.notes.splice(0, count < 0 ? log.notes.length : count);
}

function annotate(outcome: Outcome, notes: readonly LineNote[], log: LineNotes): Outcome {
  if (!outcome.ok) return outcome;
  const encoding = log.whole ?? commonest(notes) ?? plainEncoding(outcome);
  return noted(outcome, {
    repairs: distinctTexts(notes.map(({ repair }) => repair)),
    remarks: distinctTexts(notes.map(({ remark }) => remark)),
    ...(encoding === undefined ? {} : { encoding }),
  });
}

function plainEncoding({ draft }: Extract<Outcome, { ok: true }>): string | undefined {
  return /[^\p{ASCII}]/u.test(JSON.stringify(draft)) ? "utf-8" : undefined;
}

function commonest(notes: readonly LineNote[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { encoding } of notes) if (encoding) counts.set(encoding, (counts.get(encoding) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function distinctTexts(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}
