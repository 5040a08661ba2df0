import type { IndexedPassage, IndexFile } from "../index/index-file.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import type { QueryWord } from "./query-words.ts";

/** A passage weighed against one question. */
export interface Judged {
  readonly passage: IndexedPassage;
  readonly coverage: Coverage;
}

/** Weighs passages against one question, each once: both searches and the fusion ask for the same ones. */
export function judgeOf(
  words: readonly QueryWord[],
  file: Pick<IndexFile, "passage">,
): (rowid: number) => Judged | undefined {
  const covered = coverageOf(words);
  const judged = new Map<number, Judged | undefined>();
  return (rowid) => {
    if (!judged.has(rowid)) {
      const passage = file.passage(rowid);
      judged.set(rowid, passage && { passage, coverage: covered(passage.tokens.split(" "), passage.inTitle) });
    }
    return judged.get(rowid);
  };
}
