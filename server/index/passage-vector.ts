import type { StoredPassage } from "../library/passage.ts";
import type { Embedder } from "../model/embedder.ts";

// A citation's first lines say what it is about; the whole of a long text would drown its title.
const embeddedCharacters = 300;

/** The vector of a passage under Dana's own embedder: made when it is wanted, in less time than a disk would give it back. */
export function passageVector({ title, names, subjects, text }: StoredPassage, embedder: Embedder): Float32Array {
  return embedder.embed([title, names, subjects, text.slice(0, embeddedCharacters)].join(" "));
}
