import type { Language } from "../server/library/language.ts";

const kazakhLetter = /[әғқңөұүһі]/iu;

/**
 * Whether a text is written in a language, by its letters alone. Titles in quotation marks, addresses and digits do not
 * count: an English answer may name a Kazakh book. A text with no words of its own is in any language.
 */
export function isWrittenIn(text: string, language: Language): boolean {
  const own = text.normalize("NFC").replaceAll(/«[^»]*»|“[^”]*”|"[^"]*"|\S+@\S+|https?:\S+/gu, " ");
  const words = own.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return true;
  const cyrillic = shareOf(words, (word) => /\p{Script=Cyrillic}/u.test(word));
  if (language === "en") return cyrillic < 0.5;
  // In running Kazakh text about half of the words have a letter of its own; in Russian only the names it mentions.
  // Between the two bounds the letters do not tell, and both pass.
  const kazakh = shareOf(words, (word) => kazakhLetter.test(word));
  return cyrillic > 0.5 && (language === "kk" ? kazakh >= 0.25 : kazakh < 0.4);
}

function shareOf(words: readonly string[], holds: (word: string) => boolean): number {
  return words.filter(holds).length / words.length;
}
