/**
 * What two titles have in common when they are the same to the eye: lower case, Kazakh letters as their Russian
 * look-alikes, words of letters and digits with one space between.
 */
export function keyOf(text: string): string {
  const plain = [...text.normalize("NFC").toLowerCase()].map((letter) => lookAlikes[letter] ?? letter).join("");
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");
}

/** Whether the words of one key stand in another, in order and together. */
export function isWithin(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

const lookAlikes: Readonly<Record<string, string>> = {
  ...{ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" },
};
