import { matchKey } from "../../language/match-key.ts";
import { toCyrillic } from "../../language/transliterate.ts";
import type { Store } from "../../library/store.ts";
import { keysOf } from "../exact.ts";
import type { ReadBranch } from "./branch.ts";
import type { QueryKnowledge } from "./understand-query.ts";

interface KnowledgeSources {
  readonly store: Pick<Store, "ownersByKey">;
  readonly readBranch: ReadBranch;
  readonly language: "kk" | "ru" | "en";
  readonly thisYear?: number;
}

const shortestName = 3;

/** What the store's exact keys tell of names, in whatever case they stand, and of titles. */
export function queryKnowledge({ store, readBranch, language, thisYear }: KnowledgeSources): QueryKnowledge {
  const isKnown = (kind: "name" | "title", key: string): boolean => store.ownersByKey(kind, key).length > 0;
  return {
    readBranch,
    findName: (words) => keysOf(words, language).filter((key) => key.length >= shortestName && isKnown("name", key)),
    isTitle: (words) => {
      const written = matchKey(words.join(" "));
      return written !== "" && [...new Set([written, toCyrillic(written)])].some((key) => isKnown("title", key));
    },
    ...(thisYear === undefined ? {} : { thisYear }),
  };
}
