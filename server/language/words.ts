// An apostrophe within a word is of the word (О'Генри, qazag'y), but for the endings that English puts after one.
const word =
  /[\p{L}\p{N}\p{M}]+(?:(?<=\p{L}\p{M}*)['’‘`´′‛＇](?!(?:s|t|m|d|re|ve|ll)(?!\p{L}))(?=\p{L})[\p{L}\p{N}\p{M}]+)*/giu;

/** The words of a text in order, as written. */
export function words(text: string): string[] {
  return text.match(word) ?? [];
}
