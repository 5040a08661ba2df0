import { hear, type SpokenWord } from "../language/utterance.ts";
import type { AskedWord } from "./asked-words.ts";
import { sameWord } from "./same-word.ts";

/** Where a title stands in a question. */
export interface TitlePlace {
  /** The places of its telling words in the question. */
  readonly places: readonly number[];
  /** Whether all telling words of the title stand there, or its beginning only. */
  readonly whole: boolean;
  /** How many of them are as in the title, letter by letter. */
  readonly exact: number;
}

// Words too small to tell one title from another.
const small = new Set("и в на о по с у к да же мен пен бен және the a an of in to and or или том т кн vol".split(" "));

/** A shorter beginning may be of any title. */
export const shortestBeginning = 3;

export const isSmall = (word: SpokenWord): boolean => small.has(word.folded);

/** The words that tell a title from another; all of them when every one is small. */
export function tellingWords(title: string): readonly SpokenWord[] {
  const heard = hear(title);
  const told = heard.filter((word) => !isSmall(word));
  return told.length > 0 ? told : heard;
}

/** Finds a title in a question: its telling words in order, with only small or framing words between them. */
export function findTitle(asked: readonly AskedWord[], title: readonly SpokenWord[]): TitlePlace | undefined {
  const [first] = title;
  if (!first) return undefined;
  const starts = asked.flatMap((word, place) => (sameWord(word, first) ? [place] : []));
  const found = starts.map((start) => follow(asked, title, start)).filter((one) => one !== undefined);
  return found.toSorted((a, b) => b.places.length - a.places.length || b.exact - a.exact)[0];
}

function follow(asked: readonly AskedWord[], title: readonly SpokenWord[], start: number): TitlePlace | undefined {
  const places = [start];
  for (const wanted of title.slice(1)) {
    const next = nextPlace(asked, wanted, (places.at(-1) ?? start) + 1);
    if (next === undefined) break;
    places.push(next);
  }
  const whole = places.length === title.length;
  if (!whole && places.length < 2) return undefined;
  const exact = places.filter((place, index) => asked[place]?.folded === title[index]?.folded).length;
  return { places, whole, exact };
}

function nextPlace(asked: readonly AskedWord[], wanted: SpokenWord, from: number): number | undefined {
  for (let place = from; place < asked.length; place += 1) {
    const word = asked[place];
    if (!word) return undefined;
    if (sameWord(word, wanted)) return place;
    if (!isSmall(word) && !word.framing) return undefined;
  }
  return undefined;
}
