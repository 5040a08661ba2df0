import { seededRandom } from "../../server/model/random.ts";

/** Numbers from 0 to 1 that depend on the seed alone. */
export function seeded(seed: string): () => number {
  return seededRandom(hashOf(seed));
}

/** A whole number from `from` to `to`, both included. */
export function between(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, "utf8")) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
