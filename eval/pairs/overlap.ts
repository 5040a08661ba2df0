import { words } from "../../server/language/words.ts";
import type { SourcedPair } from "./sourced-pair.ts";

/** A text as the overlap counts it: its words in lower case. */
export function normalised(text: string): string {
  return words(text.normalize("NFC").toLowerCase()).join(" ");
}

/** Training pairs without those of which a side is a text of an evaluation set; single words are vocabulary and stay. */
export function withoutEvaluated(
  pairs: readonly SourcedPair[],
  evaluated: ReadonlySet<string>,
): { kept: SourcedPair[]; dropped: number } {
  const kept = pairs.filter(({ pair }) =>
    pair.every(({ text }) => {
      const key = normalised(text);
      return !key.includes(" ") || !evaluated.has(key);
    }),
  );
  return { kept, dropped: pairs.length - kept.length };
}
