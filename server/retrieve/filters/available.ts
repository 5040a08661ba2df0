import { type Found, foundIn } from "./found.ts";
import { isKindOfBook } from "./kinds.ts";
import { findPhrases, readPhrases } from "./phrase.ts";
import type { QueryWord } from "./query-words.ts";

const told =
  "дәл? қазір бос тұрған|дана*|ма|ба|па?, бос тұрған, бос дана*|экземпляр* бар|тұрған|барма?, дәл? қазір қолда|сөреде|кітапханада бар|тұр|тұрған?, сөреде бар|тұр|тұрған, қазір|бүгін алуға болатын|болады, " +
  "есть|имеется|имеются|имеющи*? в наличии сейчас|сегодня?, сейчас|щас|сегодня свободн*|доступн*, свободн*|доступн* сейчас|сегодня|прямо сейчас?, свободны* экземпляр*, сейчас|сегодня на полке|полках, на полке|полках сейчас|сегодня, есть сейчас|сегодня, сейчас есть|имеются, можно взять|забрать прямо? сейчас|сегодня, " +
  "that|which? is|are? available|free right? now|today|immediately, available at the moment, currently|now available, on the? shelf|shelves right? now|today, in stock now|today, can borrow|take right? now|today, to borrow right? now|today, not checked out";
// "At hand" is in the library only of books.
const book = readPhrases([
  [told, "told"],
  ["қолда бар, дәл? қазір бар", "at-hand"],
]);

/** A copy on the shelf: "қазір бос", "в наличии", "available now". */
export function readAvailable(words: readonly QueryWord[]): Found[] {
  return findPhrases(book, words)
    .filter(({ means, end }) => means === "told" || isKindOfBook(words[end]))
    .map((stretch) => foundIn(words, stretch, { filter: "available", asked: { available: true } }));
}
