import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { toCyrillic } from "./transliterate.ts";
import { words } from "./words.ts";

/** A word of the question in the ways it may be meant: as typed, folded, and as it sounds in Cyrillic. */
export interface SpokenWord {
  readonly raw: string;
  readonly folded: string;
  readonly keys: readonly string[];
  /** The sounds of the word and of its stems in each language it may be of; found when first wanted, for it costs most. */
  readonly stems: () => readonly string[];
}

const apostrophes = /(?<=\p{L})['’ʼ‘`´](?=\p{L})/gu;

export function hear(text: string): SpokenWord[] {
  return words(text.replace(apostrophes, "")).map(hearWord);
}

/** As `hear`, for many texts: each word is heard once. */
export function longListener(): (text: string) => SpokenWord[] {
  const heard = new Map<string, SpokenWord>();
  return (text) =>
    words(text.replace(apostrophes, "")).map((raw) => {
      const word = heard.get(raw) ?? hearWord(raw);
      heard.set(raw, word);
      return word;
    });
}

/** One word, apostrophes taken off. */
export function hearWord(raw: string): SpokenWord {
  const folded = fold(raw);
  const keys = /\p{Script=Latin}/u.test(folded) ? [folded, soundKey(folded)] : [soundKey(folded)];
  let stems: readonly string[] | undefined;
  return {
    raw,
    folded,
    keys,
    stems: () => {
      stems ??= stemsOf(folded, keys);
      return stems;
    },
  };
}

function stemsOf(folded: string, keys: readonly string[]): readonly string[] {
  const stems = /\p{Script=Latin}/u.test(folded)
    ? [stem(folded, "en"), stem(toCyrillic(folded), "kk")]
    : [stem(folded, "kk"), stem(folded, "ru")];
  return [...new Set([...keys, ...stems.map(soundKey)])].filter((one) => one.length > 1);
}

/** Brings together what sounds alike and is spelled apart: "kitaby", "китабы", "кітабы". */
export function soundKey(word: string): string {
  return toCyrillic(word)
    .replace(/[йы]/gu, "и")
    .replaceAll("э", "е")
    .replaceAll("щ", "ш")
    .replace(/[ьъ]/gu, "")
    .replace(/(\p{L})\1+/gu, "$1");
}
