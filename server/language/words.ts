const word = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text in order, as written. */
export function words(text: string): string[] {
  return text.match(word) ?? [];
}
