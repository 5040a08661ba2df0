// A hand that knows only the Russian keyboard puts the letter that looks like the Kazakh one.
const russianFor: Readonly<Record<string, string>> = {
  ...{ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и" },
  ...{ Ә: "А", Ғ: "Г", Қ: "К", Ң: "Н", Ө: "О", Ұ: "У", Ү: "У", Һ: "Х", І: "И" },
};

/** Every Kazakh letter typed as a Russian one. */
export function foldAll(text: string): string {
  return [...text].map((letter) => russianFor[letter] ?? letter).join("");
}

/** Each Kazakh letter typed as a Russian one or not, as chance has it: a telephone gives some of them on a long press. */
export function foldSome(text: string, random: () => number): string {
  return [...text].map((letter) => (random() < 0.5 ? letter : (russianFor[letter] ?? letter))).join("");
}
