import type { SubwordRows } from "./subword-file.ts";

const levels = 7;
/** Shares of a row's largest value at which it may be clipped. */
const clips: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/** Brings trained rows to four bits each, clipping each row where the squared error is least, and sorts them by hash. */
export function quantise(id: string, rows: ReadonlyMap<number, Float32Array>, dimensions: number): SubwordRows {
  const sorted = [...rows].toSorted(([a], [b]) => a - b);
  const scales = new Float32Array(sorted.length);
  const nibbles = new Uint8Array((sorted.length * dimensions) / 2);
  for (const [index, [, row]] of sorted.entries()) {
    const scale = bestScale(row);
    scales[index] = scale;
    const start = (index * dimensions) / 2;
    for (let pair = 0; pair < dimensions / 2; pair++) {
      nibbles[start + pair] = nibble(row[2 * pair] ?? 0, scale) | (nibble(row[2 * pair + 1] ?? 0, scale) << 4);
    }
  }
  return { id, dimensions, hashes: Uint32Array.from(sorted, ([hash]) => hash), scales, nibbles };
}

function bestScale(row: Float32Array): number {
  const largest = row.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scales = clips.map((clip) => (largest * clip) / levels);
  const errors = scales.map((scale) => squaredError(row, scale));
  return scales[errors.indexOf(Math.min(...errors))] ?? 0;
}

function squaredError(row: Float32Array, scale: number): number {
  return row.reduce((sum, value) => sum + (value - (nibble(value, scale) - 8) * scale) ** 2, 0);
}

function nibble(value: number, scale: number): number {
  const level = scale > 0 ? Math.round(value / scale) : 0;
  return Math.max(-levels, Math.min(levels, level)) + 8;
}
