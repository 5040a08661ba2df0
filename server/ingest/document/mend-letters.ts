import { mendTwiceDecoded } from "../encoding/mend-twice-decoded.ts";

// Fonts and keyboards without Kazakh letters put what looks like them.
const kazakhLooks: Readonly<Record<string, string>> = {
  ə: "ә",
  Ə: "Ә",
  ɵ: "ө",
  Ɵ: "Ө",
  θ: "ө",
  Θ: "Ө",
  ӊ: "ң",
  Ӊ: "Ң",
  ӈ: "ң",
  Ӈ: "Ң",
  ӄ: "қ",
  Ӄ: "Қ",
  ҝ: "қ",
  Ҝ: "Қ",
  ʏ: "ү",
  "¥": "ұ",
  i: "і",
  I: "І",
  h: "һ",
};
const looks = /[əƏɵƟθΘӊӉӈӇӄӃҝҜʏ¥iIh]/gu;
const cyrillicWord = /[\p{L}\p{M}¥]*\p{Script=Cyrillic}[\p{L}\p{M}¥]*/gu;

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
  ﬅ: "st",
  ﬆ: "st",
};

/** One line of text with the letters its author meant: whole ones, Kazakh ones, without ligatures and invisible marks. */
export function mendLetters(text: string): string {
  const plain = text
    // Soft hyphens and marks that no reader sees.
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/[\p{Zs}\s]+/gu, " ")
    .trim()
    .normalize("NFC");
  const meant = mendTwiceDecoded(plain)?.text ?? plain;
  return meant.replace(cyrillicWord, (word) => word.replace(looks, (letter) => kazakhLooks[letter] ?? letter));
}

// Private-use letters, letters that were lost, controls.
const unreadable = /[\ufffd\ue000-\uf8ff\p{Cc}]/gu;
const mostUnreadable = 0.2;

/** Whether so many letters have no meaning that the text is not worth keeping: a font of the file does not tell its letters. */
export function isUnreadable(text: string): boolean {
  return (text.match(unreadable)?.length ?? 0) > text.length * mostUnreadable;
}
