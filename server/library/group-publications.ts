import type { Verdict } from "./same-publication.ts";

/** Records that may be of one publication, and what is known of each two of them. */
export interface Candidates {
  readonly ids: readonly string[];
  readonly judge: (a: string, b: string) => Verdict;
  /** What a person said of the two, which beats what the machine makes of them. */
  readonly told: (a: string, b: string) => Verdict;
}

/**
 * The publications of two records or more. A record joins only where no record of the publication speaks against it. All
 * depends on the records alone, not on their order.
 */
export function groupPublications({ ids, judge, told }: Candidates): string[][] {
  const ordered = [...new Set(ids)].toSorted();
  const groups = new Map(ordered.map((id) => [id, [id]]));
  const join = (a: string, b: string): void => {
    const [one = [], other = []] = [groups.get(a), groups.get(b)];
    if (one === other) return;
    const both = [...one, ...other];
    for (const id of both) groups.set(id, both);
  };
  const agree = (a: string, b: string, verdict: (x: string, y: string) => Verdict): boolean =>
    (groups.get(a) ?? []).every((x) => (groups.get(b) ?? []).every((y) => x === y || verdict(x, y) !== "apart"));
  const pairs = ordered.flatMap((a, at) => ordered.slice(at + 1).map((b) => [a, b] as const));
  for (const [a, b] of pairs) if (told(a, b) === "same" && agree(a, b, told)) join(a, b);
  const said = (a: string, b: string): Verdict => (told(a, b) === "unknown" ? judge(a, b) : told(a, b));
  for (const [a, b] of pairs) if (said(a, b) === "same" && agree(a, b, said)) join(a, b);
  return [...new Set(groups.values())].filter((group) => group.length > 1);
}
