import { fold } from "./fold.ts";
import { type SpokenWord, soundKey } from "./utterance.ts";

/**
 * Words that give an intent away, written as people spell them: "қанша тұр*|бағасы". Words stand in this order with at
 * most two others between, or none where `+` joins them; `*` ends a stem, `|` parts alternatives, `^` at the front wants
 * the start of the question.
 */
export interface Cue {
  readonly words: readonly CueWord[];
  readonly atStart: boolean;
}

interface CueWord {
  readonly tokens: readonly CueToken[];
  /** How many words may stand before it. */
  readonly gap: number;
}

/** One alternative of a cue's word. */
export interface CueToken {
  readonly key: string;
  readonly stem: boolean;
}

/** The places of the words a cue took. */
export type Found = readonly number[];

const widestGap = 2;

/** A list written with commas. */
export function readCues(written: string): Cue[] {
  return written.split(",").map(readCue);
}

export function findAny(cues: readonly Cue[], spoken: readonly SpokenWord[]): Found | undefined {
  for (const cue of cues) {
    const found = findCue(cue, spoken);
    if (found) return found;
  }
  return undefined;
}

export function readCue(written: string): Cue {
  const atStart = written.trim().startsWith("^");
  const words = [
    ...written
      .replace("^", "")
      .trim()
      .matchAll(/(\+?)([^\s+]+)/gu),
  ];
  return {
    atStart,
    words: words.map(([, joint, word]) => ({
      tokens: readTokens(word ?? ""),
      gap: joint ? 0 : widestGap,
    })),
  };
}

export function findCue(cue: Cue, spoken: readonly SpokenWord[]): Found | undefined {
  const lastStart = cue.atStart ? 0 : spoken.length - 1;
  for (let at = 0; at <= lastStart; at += 1) {
    const found = follow(cue, spoken, at);
    if (found) return found;
  }
  return undefined;
}

function follow(cue: Cue, spoken: readonly SpokenWord[], start: number): Found | undefined {
  const found: number[] = [];
  let from = start;
  for (const { tokens, gap } of cue.words) {
    const until = found.length === 0 ? start : from + gap;
    const at = spoken.findIndex((word, place) => place >= from && place <= until && isOneOf(tokens, word));
    if (at < 0) return undefined;
    found.push(at);
    from = at + 1;
  }
  return found;
}

/** "том*|volume": what one word may be. */
export function readTokens(written: string): CueToken[] {
  return written.split("|").map(readToken);
}

export function isOneOf(tokens: readonly CueToken[], word: SpokenWord): boolean {
  return tokens.some((token) => fits(token, word));
}

function fits(token: CueToken, word: SpokenWord): boolean {
  return word.keys.some((key) => (token.stem ? key.startsWith(token.key) : key === token.key));
}

function readToken(written: string): CueToken {
  const stem = written.endsWith("*");
  const plain = stem ? written.slice(0, -1) : written;
  // An English cue is met by the Latin spelling only; a Cyrillic one also by its sound in Latin letters.
  return { key: /[a-z]/i.test(plain) ? fold(plain) : soundKey(plain), stem };
}
