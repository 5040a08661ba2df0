import { readTokens } from "../../language/cue.ts";
import type { SpokenWord } from "../../language/utterance.ts";

/** Looks up what is said of a word: by its keys, or by the beginnings they have. */
export interface TokenIndex<T> {
  add(written: string, value: T): void;
  find(word: SpokenWord): readonly T[];
}

const prefixLength = 2;

export function tokenIndex<T>(): TokenIndex<T> {
  const whole = new Map<string, T[]>();
  const stems = new Map<string, { readonly stem: string; readonly value: T }[]>();
  return {
    add: (written, value) => {
      for (const { key, stem } of readTokens(written)) {
        if (stem) push(stems, key.slice(0, prefixLength), { stem: key, value });
        else push(whole, key, value);
      }
    },
    find: ({ keys }) =>
      keys.flatMap((key) => [
        ...(whole.get(key) ?? []),
        ...(stems.get(key.slice(0, prefixLength)) ?? [])
          .filter(({ stem }) => key.startsWith(stem))
          .map(({ value }) => value),
      ]),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Words as cues are written, with commas; a test whether a word is one of them. */
export function readWordList(written: string): (word: SpokenWord | undefined) => boolean {
  const index = tokenIndex<true>();
  for (const one of written.split(",")) index.add(one.trim(), true);
  return (word) => word !== undefined && index.find(word).length > 0;
}
