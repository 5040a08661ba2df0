import type { LineBytes } from "./line-bytes.ts";
import type { AsWritten, Outcome } from "./outcome.ts";

const mostHeadBytes = 64 * 1024;

/** Gives each outcome of a text the bytes of its lines, from its own first to the one before the next outcome's. */
export async function* withLinesAsWritten(
  outcomes: AsyncIterable<Outcome>,
  { lines, format, encoding }: { lines: LineBytes; format: string; encoding: string | undefined },
): AsyncGenerator<Outcome> {
  let held: Outcome | undefined;
  let head: Buffer | undefined;
  let before = Number.NaN;
  const kept = (outcome: Outcome, to: number): Outcome => {
    const from = lineOf(outcome);
    const own = outcome.asWritten;
    // Records that share a line are told apart by their reader alone, where it can.
    const isShared = from === to || from === before;
    before = from;
    if (isShared) return outcome;
    const asWritten: AsWritten = {
      format,
      bytes: () => lines.between(from, Math.max(to, from + 1)) ?? own?.bytes(),
      ...(head === undefined ? {} : { head }),
      ...(encoding === undefined ? {} : { encoding }),
    };
    return { ...outcome, asWritten };
  };
  for await (const outcome of outcomes) {
    const line = lineOf(outcome);
    head ??= headBefore(line, lines);
    if (held) yield kept(held, Number.isNaN(line) ? Number.POSITIVE_INFINITY : line);
    held = outcome;
    if (!Number.isNaN(line)) lines.dropBefore(line);
  }
  if (held) yield kept(held, Number.POSITIVE_INFINITY);
}

function headBefore(line: number, lines: LineBytes): Buffer {
  const head = line > 1 ? lines.between(1, line) : undefined;
  return head && head.length <= mostHeadBytes ? Buffer.from(head) : Buffer.alloc(0);
}

/** NaN where the outcome does not say. */
function lineOf(outcome: Outcome): number {
  return (outcome.ok ? outcome.line : (outcome.fromLine ?? outcome.rejection.line)) ?? Number.NaN;
}
