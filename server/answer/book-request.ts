import { findAny, readCues } from "../language/cue.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";
import { type AskedWord, readAskedWords } from "./asked-words.ts";
import { type BookLanguage, findBookLanguage } from "./book-language.ts";
import { isFraming } from "./frame-words.ts";
import { findGrade } from "./grade-asked.ts";
import { findVolume, type VolumeAsked } from "./volume.ts";

/** What a question says of the book wanted. */
export interface BookRequest {
  /** Titles in quotation marks, as typed. */
  readonly quoted: readonly string[];
  /** The words left once the frame of the question, the volume and the language are taken away. */
  readonly words: readonly SpokenWord[];
  /** All words outside quotation marks in their places; volume and language are framing too. */
  readonly asked: readonly AskedWord[];
  readonly volume?: VolumeAsked;
  readonly language?: BookLanguage;
}

/** A title in quotation marks, the title in one of the groups. */
export const quotation = /«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]|"([^"]+)"|‘([^’]{4,})’/gu;

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
  const volume = volumeIn(spoken);
  const language = findBookLanguage(spoken);
  const taken = new Set([...(volume && !volume.bare ? volume.places : []), ...(language?.places ?? [])]);
  const words = spoken.filter((word, place) => !taken.has(place) && !isFraming(word));
  const asked = readAskedWords(text.replace(quotation, " , "));
  return { quoted, words, asked: withoutVolume(asked), ...(volume && { volume }), ...(language && { language }) };
}

/** "The ninth class" is no ninth volume. */
function volumeIn(spoken: readonly SpokenWord[]): VolumeAsked | undefined {
  const volume = findVolume(spoken);
  return volume?.bare && findGrade(spoken) ? undefined : volume;
}

const ofLanguage = readCues(
  "тіл, тілі, тілде, тіліндегі, аударма*, аударыл*, басылым*, язык, языке, перевод*, переведен*, издани*, language, translat*, edition, version",
);

function withoutVolume(asked: readonly AskedWord[]): AskedWord[] {
  const language = findBookLanguage(asked);
  const taken = new Set([...(findVolume(asked)?.places ?? []), ...(language?.places ?? [])]);
  const isTaken = (word: AskedWord, place: number): boolean =>
    taken.has(place) || (language !== undefined && findAny(ofLanguage, [word]) !== undefined);
  return asked.map((word, place) => (isTaken(word, place) ? { ...word, framing: true } : word));
}
