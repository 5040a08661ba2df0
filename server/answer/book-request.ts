import { type BookLanguage, findBookLanguage } from "./book-language.ts";
import { isFraming } from "./frame-words.ts";
import { hear, type SpokenWord } from "./utterance.ts";
import { findVolume, type VolumeAsked } from "./volume.ts";

/** What a question says of the book wanted. */
export interface BookRequest {
  /** Titles in quotation marks, as typed. */
  readonly quoted: readonly string[];
  /** The words left once the frame of the question, the volume and the language are taken away. */
  readonly words: readonly SpokenWord[];
  readonly volume?: VolumeAsked;
  readonly language?: BookLanguage;
}

const quotation = /«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]|"([^"]+)"|‘([^’]{4,})’/gu;

export function readBookRequest(text: string): BookRequest {
  const quoted = [...text.matchAll(quotation)]
    .map(
      (match) =>
        match
          .slice(1)
          .find((part) => part !== undefined)
          ?.trim() ?? "",
    )
    .filter((title) => title !== "");
  const spoken = hear(text);
  const volume = findVolume(spoken);
  const language = findBookLanguage(spoken);
  const taken = new Set([...(volume && !volume.bare ? volume.places : []), ...(language?.places ?? [])]);
  const words = spoken.filter((word, place) => !taken.has(place) && !isFraming(word));
  return { quoted, words, ...(volume && { volume }), ...(language && { language }) };
}
