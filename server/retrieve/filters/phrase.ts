import { type CueToken, isOneOf, readTokens } from "../../language/cue.ts";
import { numberSlots, type Slot, type Taken } from "./number-slots.ts";
import type { QueryWord } from "./query-words.ts";
import { readerSlots } from "./reader-words.ts";
import { type TokenIndex, tokenIndex } from "./word-list.ts";

/**
 * Words side by side, as people spell them: "после {year} год*|г?". `*` ends a stem, `|` parts alternatives, `?` lets a
 * word be absent, `{}` holds a number or a reader of that kind; words after `/` must follow and are no part of it.
 */
interface Phrase<T> {
  readonly parts: readonly Part[];
  readonly means: T;
}

interface Part {
  readonly written: string;
  readonly optional: boolean;
  readonly ahead: boolean;
  readonly slots: readonly string[];
  readonly tokens: readonly CueToken[];
}

/** Phrases and what each means, found by the word they begin with. */
export interface PhraseBook<T> {
  readonly byWord: TokenIndex<Phrase<T>>;
  readonly bySlot: ReadonlyMap<string, readonly Phrase<T>[]>;
}

/** Where a phrase stands: the first of its words, and the one after its last. */
export interface Stretch<T = unknown> {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly number[];
  readonly means: T;
}

const slots: Readonly<Record<string, Slot>> = { ...numberSlots, ...readerSlots };

/** Each entry: a list of phrases written with commas, and what they mean. */
export function readPhrases<T>(entries: readonly (readonly [string, T])[]): PhraseBook<T> {
  const byWord = tokenIndex<Phrase<T>>();
  const bySlot = new Map<string, Phrase<T>[]>();
  const phrases = entries.flatMap(([written, means]) =>
    written.split(",").map((one) => ({ parts: readParts(one), means })),
  );
  for (const phrase of phrases) {
    for (const { written, slots: held } of openers(phrase.parts)) {
      if (written !== "") byWord.add(written, phrase);
      for (const slot of held) bySlot.set(slot, [...(bySlot.get(slot) ?? []), phrase]);
    }
  }
  return { byWord, bySlot };
}

function readParts(written: string): Part[] {
  const [own = "", ahead = ""] = written.split("/");
  return [own, ahead].flatMap((half, index) =>
    (half.match(/\S+/gu) ?? []).map((part) => ({ ...readPart(part), ahead: index === 1 })),
  );
}

function readPart(part: string): Omit<Part, "ahead"> {
  const optional = part.endsWith("?");
  const alternatives = (optional ? part.slice(0, -1) : part).split("|");
  const held = alternatives.filter((one) => one.startsWith("{"));
  const strange = held.find((name) => !slots[name]);
  if (strange) throw new Error(`${strange}: there is no such slot`);
  const written = alternatives.filter((one) => !one.startsWith("{")).join("|");
  return { written, optional, slots: held, tokens: written === "" ? [] : readTokens(written) };
}

/** The parts a phrase may begin with. */
function openers(parts: readonly Part[]): readonly Part[] {
  return parts.slice(0, parts.findIndex(({ optional }) => !optional) + 1);
}

/** Every place where one of the phrases stands, at each place the longest. */
export function findPhrases<T>({ byWord, bySlot }: PhraseBook<T>, words: readonly QueryWord[]): Stretch<T>[] {
  return words.flatMap((word, start) => {
    const held = [...bySlot].flatMap(([name, phrases]) => (slots[name]?.(words, start) ? phrases : []));
    const candidates = new Set([...byWord.find(word), ...held]);
    const here = [...candidates].flatMap(({ parts, means }) => {
      const stretch = follow(parts, words, { start, at: start, numbers: [] });
      return stretch ? [{ ...stretch, means }] : [];
    });
    return here.toSorted((a, b) => b.end - a.end).slice(0, 1);
  });
}

interface Step {
  readonly start: number;
  readonly at: number;
  readonly numbers: readonly number[];
  /** Where what must follow begins. */
  readonly end?: number;
}

function follow(parts: readonly Part[], words: readonly QueryWord[], step: Step): Omit<Stretch, "means"> | undefined {
  const [part, ...rest] = parts;
  const { start, at, numbers } = step;
  if (!part) return at > start ? { start, end: step.end ?? at, numbers } : undefined;
  const here = part.ahead ? { end: at, ...step } : step;
  const taken = at === start || words[at]?.joined ? take(part, words, at) : undefined;
  const further =
    taken && follow(rest, words, { ...here, at: at + taken.length, numbers: [...numbers, ...taken.numbers] });
  return further ?? (part.optional ? follow(rest, words, here) : undefined);
}

const oneWord: Taken = { length: 1, numbers: [] };

function take(part: Part, words: readonly QueryWord[], at: number): Taken | undefined {
  for (const name of part.slots) {
    const taken = slots[name]?.(words, at);
    if (taken) return taken;
  }
  const word = words[at];
  return word && isOneOf(part.tokens, word) ? oneWord : undefined;
}
