import { foldAll } from "./fold.ts";

/**
 * What two titles have in common when they are the same to the eye: lower case, Kazakh letters as their Russian
 * look-alikes, words of letters and digits with one space between.
 */
export function keyOf(text: string): string {
  const plain = foldAll(text.normalize("NFC").toLowerCase()).replaceAll("ё", "е");
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");
}

/** Whether the words of one key stand in another, in order and together. */
export function isWithin(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}
