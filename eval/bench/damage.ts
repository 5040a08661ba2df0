import { between } from "../../corpus/authoring/seeded.ts";

const kazakhLetters: Readonly<Record<string, string>> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
};

/** As typed on a keyboard that has only the Russian letters. */
export function withoutKazakhLetters(text: string): string {
  return text.replace(/[әғқңөұүһі]/gu, (letter) => kazakhLetters[letter] ?? letter);
}

const alphabets = ["абвгдежзийклмнопрстуфхцчшыэюя", "abcdefghijklmnopqrstuvwxyz"] as const;

/** One slip inside a word of four letters or more: a letter replaced, lost or put in, or two in the wrong order. */
export function mistyped(word: string, random: () => number): string {
  const letters = [...word];
  const alphabet = alphabets.find((each) => letters.some((letter) => each.includes(letter))) ?? alphabets[0];
  for (;;) {
    const at = between(random, 1, letters.length - 2);
    const strange = alphabet[between(random, 0, alphabet.length - 1)] ?? "";
    const [here = "", next = ""] = letters.slice(at, at + 2);
    const slips = [[strange, next], [next], [here, strange, next], [next, here]];
    const slip = slips[between(random, 0, slips.length - 1)] ?? [];
    const typed = letters.toSpliced(at, 2, ...slip).join("");
    if (typed !== word) return typed;
  }
}
