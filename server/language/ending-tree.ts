import { type Ending, kazakhEndings } from "./kazakh-endings.ts";
import { letterAt, letterCount } from "./kazakh-sounds.ts";

/** The endings by their letters from the last to the first, so that one walk along a word meets each that it may have. */
export interface EndingTree {
  /** The node one letter further to the left; 0, where every walk begins, when no ending has that letter there. */
  readonly next: (node: number, word: string, index: number) => number;
  /** The endings whose first letter is at a node. */
  readonly endings: (node: number) => readonly Ending[];
}

interface Growing {
  /** The next node, by node and letter. */
  readonly next: number[];
  readonly endings: Ending[][];
}

export function endingTree(): EndingTree {
  const tree: Growing = { next: Array<number>(letterCount).fill(0), endings: [[]] };
  for (const ending of kazakhEndings()) add(ending, tree.endings[grow(tree, ending.text)] ?? []);
  const nodes = Uint16Array.from(tree.next);
  return {
    next: (node, word, index) => {
      const letter = letterAt(word, index);
      return letter >= 0 && letter < letterCount ? (nodes[node * letterCount + letter] ?? 0) : 0;
    },
    endings: (node) => tree.endings[node] ?? [],
  };
}

/** The node of an ending's first letter, made where it is not there yet. */
function grow({ next, endings }: Growing, text: string): number {
  let node = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const slot = node * letterCount + letterAt(text, at);
    if (next[slot] === 0) {
      next[slot] = endings.push([]) - 1;
      for (let letter = 0; letter < letterCount; letter++) next.push(0);
    }
    node = next[slot] ?? 0;
  }
  return node;
}

/** Adds an ending to those spelt like it; one that follows both harmonies is there once. */
function add(ending: Ending, here: Ending[]): void {
  const at = here.findIndex(({ part, after }) => part === ending.part && after === ending.after);
  const same = here[at];
  if (same === undefined) here.push(ending);
  else here[at] = { ...same, harmony: same.harmony | ending.harmony };
}
