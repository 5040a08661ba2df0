import type { Outcome } from "../outcome.ts";

type Taken = Extract<Outcome, { ok: true }>;

interface HowRead {
  readonly encoding?: string;
  /** What changed the text: it is said in a note of the record itself. */
  readonly repairs: readonly string[];
  /** What is only reported. */
  readonly remarks: readonly string[];
}

/** The outcome with what is known of how its record was read. */
export function noted(outcome: Taken, { encoding, repairs, remarks }: HowRead): Taken {
  const facts = encoding === undefined ? {} : { encoding };
  const all = [...(outcome.repairs ?? []), ...remarks, ...repairs];
  if (all.length === 0) return { ...outcome, ...facts };
  const notes = [...outcome.draft.notes, ...repairs.map((repair) => `Mended when taken in: ${repair}.`)];
  return { ...outcome, ...facts, draft: { ...outcome.draft, notes }, repairs: all };
}
