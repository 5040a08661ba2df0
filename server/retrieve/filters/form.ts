import { formsCalled, formTopics } from "./form-words.ts";
import { type Found, foundIn } from "./found.ts";
import { findPhrases, readPhrases, type Stretch } from "./phrase.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";

const called = readPhrases(formsCalled);
const isBefore = readWordList(formTopics.before);
const isBeforeOf = readWordList(formTopics.beforeOf);
const isAfter = readWordList(formTopics.after);
const isOther = readWordList(formTopics.other);

/** "Оқулық", "аудиокниги", "in large print". */
export function readForm(words: readonly QueryWord[]): Found[] {
  return findPhrases(called, words)
    .filter((stretch) => !isTopic(words, stretch))
    .map((stretch) => foundIn(words, stretch, { filter: "form", asked: { form: stretch.means } }));
}

/** "История газеты", "комикс салу", "словарный запас". */
function isTopic(words: readonly QueryWord[], { start, end }: Stretch): boolean {
  const [owner, last, first, next] = [words[start - 2], words[start - 1], words[start], words[end]];
  const previous = last && articles.has(last.folded) ? owner : last;
  const isOwned = first?.joined && !nominative.test(first.folded) ? previous : undefined;
  return (
    isBefore(first?.joined ? previous : undefined) ||
    isBeforeOf(previous?.folded === "of" ? owner : isOwned) ||
    isAfter(next?.joined ? next : undefined) ||
    isOther(first)
  );
}

const articles = new Set(["a", "an", "the"]);

/** "История, учебник" is said in any order; "история учебника" is a history. */
const nominative = /(?:ик|ики|ал|кс|рь|та|s|[kb]ook)$/u;
