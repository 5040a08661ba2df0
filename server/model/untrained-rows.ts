import type { RowTable } from "./subword-embedder.ts";

/** Rows made from their own hash: no meaning, but words that share letters share rows. */
export function untrainedRows(dimensions = 128): RowTable {
  const scale = 1 / Math.sqrt(dimensions);
  return {
    id: `subword:untrained:${dimensions}`,
    dimensions,
    // Below it two texts share some letters of their words, which says little.
    clearCosine: 0.5,
    wordCosine: 0.5,
    has: () => false,
    // Coordinates of ±1/√d give unit rows that are all but at right angles, at one bit a coordinate.
    addRow: (hash, sum) => {
      let state = hash;
      let bits = 0;
      for (let index = 0; index < dimensions; index++) {
        if (index % 32 === 0) {
          state = (state + 0x9e3779b9) | 0;
          bits = mixed(state);
        }
        sum[index] = (sum[index] ?? 0) + ((bits & 1) === 1 ? scale : -scale);
        bits >>>= 1;
      }
    },
  };
}

function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
