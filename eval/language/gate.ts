import { type Baseline, type Fall, fallsBelow, rounded } from "../baseline.ts";
import type { Summary } from "./summary.ts";

// One row in a hundred of a family: an embedder trained anew may move a few either way.
const mayFall = 0.01;

/** The measures by which each family is held to its baseline. */
export function gatedMeasures({ byFamily }: Pick<Summary, "byFamily">): Baseline {
  return Object.fromEntries(
    Object.entries(byFamily).map(([family, { rows, "success@1": success, "recall@10": recall }]) => [
      family,
      { questions: rows, shares: { "success@1": rounded(success.query), "recall@10": rounded(recall.query) } },
    ]),
  );
}

/** What fell below the baseline; of a family that has no row any more, its rows. */
export function languageFalls(baseline: Baseline, run: Baseline): Fall[] {
  const gone = Object.entries(baseline).filter(([family]) => run[family] === undefined);
  return [
    ...fallsBelow(baseline, run, { mayFall }),
    ...gone.map(([set, { questions }]) => ({ set, share: "number of questions", baseline: questions, now: 0 })),
  ];
}
