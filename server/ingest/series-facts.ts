import { issnOf } from "../library/issn.ts";
import { present } from "../library/present.ts";
import type { Series } from "../library/record.ts";
import { distinctBy } from "./maps/described-facts.ts";

interface PrintedSeries {
  readonly title: string | undefined;
  readonly volume: string | undefined;
  readonly issn: string | undefined;
}

/** The first series as one text; all of them in their parts, where that text is not all there is. */
export function seriesFacts(printed: readonly PrintedSeries[]): {
  series: string | undefined;
  allSeries: Series[] | undefined;
} {
  const found = printed.flatMap(({ title, volume, issn }) =>
    title ? [present({ title, volume: volume || undefined, issn: issn === undefined ? undefined : issnOf(issn) })] : [],
  );
  const all = distinctBy(found, ({ title, volume }) => `${title} ; ${volume ?? ""}`);
  const [first] = all;
  const isTold = all.length < 2 && first?.issn === undefined;
  return {
    series: first && [first.title, first.volume].filter(Boolean).join(" ; "),
    allSeries: isTold ? undefined : all,
  };
}
