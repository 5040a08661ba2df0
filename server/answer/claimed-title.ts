import { findAny, readCues } from "../language/cue.ts";
import type { AskedWord } from "./asked-words.ts";
import { isSmall } from "./title-match.ts";

// "A novel about love" claims no title.
const about = readCues("о, об, обо, про, по, для, с, со, из, на, от, about, on, for, with, in, by, from, to");

/** The places of words that the question gives out for a title: after "роман", before "деген роман". */
export function claimedPlaces(asked: readonly AskedWord[]): readonly number[] {
  return asked.flatMap((word, place) => {
    if (word.kind === undefined) return [];
    return word.kind === "after" ? before(asked, place) : behind(asked, place);
  });
}

/** True when a question surely gives out its words for a title: "X деген кітап", "книга X", many capital letters. */
export function claimsTitle(asked: readonly AskedWord[]): boolean {
  const claimed = claimedPlaces(asked);
  const isCalled = claimed.length > 0 && asked.some((word) => findAny(naming, [word]) !== undefined);
  const capitals = asked.filter(({ capital, framing }) => capital && !framing).length;
  return (
    isCalled || claimed.some((place) => asked[place]?.capital && asked[place - 1]?.kind) || capitals >= manyCapitals
  );
}

const naming = readCues("деген, атты, called, titled, entitled, названием, называется");
const manyCapitals = 3;

function behind(asked: readonly AskedWord[], kind: number): number[] {
  const next = asked[kind + 1];
  if (!next || (next.framing && !isSmall(next)) || findAny(about, [next])) return [];
  const places: number[] = [];
  for (let place = kind + 1; isTold(asked, place, kind); place += 1) places.push(place);
  return places.filter((place) => !asked[place]?.framing);
}

function before(asked: readonly AskedWord[], kind: number): number[] {
  const places: number[] = [];
  for (let place = kind - 1; isTold(asked, place, kind); place -= 1) places.push(place);
  return places.filter((place) => !asked[place]?.framing);
}

/** A title goes on until the mark of punctuation, or until two words that only frame the question. */
function isTold(asked: readonly AskedWord[], place: number, kind: number): boolean {
  const word = asked[place];
  if (!word || word.segment !== asked[kind]?.segment) return false;
  const farther = asked[place + Math.sign(place - kind)];
  return !word.framing || (farther !== undefined && !farther.framing);
}
