/** Draws a rank from 0 on. */
export type RankDraw = (random: () => number) => number;

// The shift of Zipf and Mandelbrot: the first few words of a text are nearer to each other than 1/rank says.
const shift = 2.7;

/** Ranks in proportion to 1/(rank + shift), as words stand in a text. */
export function zipf(ranks: number): RankDraw {
  const cumulative = new Float64Array(ranks);
  let sum = 0;
  for (let rank = 0; rank < ranks; rank++) {
    sum += 1 / (rank + 1 + shift);
    cumulative[rank] = sum;
  }
  return (random) => firstAbove(cumulative, random() * sum);
}

function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
