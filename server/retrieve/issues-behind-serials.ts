import type { IndexFile } from "../index/index-file.ts";
import type { ScoredRow } from "../index/score-words.ts";
import { foldedWords } from "../language/match-key.ts";
import { everyStem } from "../language/stem.ts";
import type { Store } from "../library/store.ts";
import type { Hit } from "./hit.ts";
import type { judgeOf } from "./judge.ts";

type SerialsOf = Pick<Store, "serialsOf">;

interface Sources {
  readonly text: string;
  readonly store: SerialsOf;
  readonly file: Pick<IndexFile, "passagesOf">;
  readonly judge: ReturnType<typeof judgeOf>;
}

/**
 * A serial stands before its issues: they are hits of their own only by what of the question it does not answer itself, a year, a number, an article.
 * An issue named in full stands before its serial.
 */
export function issuesBehindSerials(hits: readonly Hit[], sources: Sources): readonly Hit[] {
  const serials = sources.store.serialsOf(hits.filter(({ kind }) => kind === "record").map(({ id }) => id));
  if (serials.size === 0) return hits;
  const asked = new Set(foldedWords(sources.text).flatMap(everyStem));
  const shown = new Map<string, Hit>();
  const show = (hit: Hit): void => void (shown.has(hit.id) || shown.set(hit.id, hit));
  for (const hit of hits) {
    const id = serials.get(hit.id);
    const serial = id === undefined ? undefined : standIn(hit, id, sources);
    if (!serial) show(hit);
    else for (const one of eitherOrBoth(hit, serial, asked)) show(one);
  }
  return [...shown.values()].map((hit, index) => ({ ...hit, rank: index + 1 }));
}

interface Serial {
  readonly hit: Hit;
  /** What the issue answers of the question, and what its serial does. */
  readonly byIssue: number;
  readonly bySerial: number;
}

function standIn(hit: Hit, id: string, { file, judge }: Sources): Serial | undefined {
  const [own, passage] = [file.passagesOf(hit.id, 1)[0], file.passagesOf(id, 1)[0]];
  // A record just stored may not be indexed yet.
  if (!own || !passage) return undefined;
  const covered = judge(passage.rowid)?.coverage;
  const { exact: _, ...found } = hit;
  const { passageId, title, language } = passage;
  return {
    hit: { ...found, id, passageId, title, language, coverage: covered?.byWord ?? 0 },
    byIssue: judge(own.rowid)?.coverage.byMeaning ?? 0,
    bySerial: covered?.byMeaning ?? 0,
  };
}

function eitherOrBoth(issue: Hit, serial: Serial, asked: ReadonlySet<string>): readonly Hit[] {
  if (issue.exact) return [issue];
  const isNamed = foldedWords(serial.hit.title).every((word) => everyStem(word).some((stem) => asked.has(stem)));
  // Near in meaning alone, it is the issue that is near.
  const says = serial.byIssue > serial.bySerial || serial.byIssue === 0;
  if (!says) return [serial.hit];
  return isNamed ? [serial.hit, issue] : [issue];
}

// Of a weekly there are thousands of issues, among which the books of the same words would not be seen.
const deeper = 32;

/** The best rows; where issues are most of them, the rows that come after them as well, and of each serial half as many as rows. */
export function withFewIssues(
  rowsOf: (limit: number) => readonly ScoredRow[],
  limit: number,
  { store, judge }: Pick<Sources, "store" | "judge">,
): readonly ScoredRow[] {
  const owned = (rows: readonly ScoredRow[]) =>
    rows.map((row) => ({ row, owner: judge(row.rowid)?.passage.owner ?? "" }));
  const serialsOf = (rows: ReturnType<typeof owned>) => store.serialsOf(rows.map(({ owner }) => owner));
  const first = rowsOf(limit);
  const most = limit >> 1;
  if (serialsOf(owned(first)).size <= most) return first;
  const all = owned(rowsOf(limit * deeper));
  const serials = serialsOf(all);
  const counts = new Map<string, number>();
  const kept = all.filter(({ owner }) => {
    const serial = serials.get(owner);
    if (serial === undefined) return true;
    const count = (counts.get(serial) ?? 0) + 1;
    counts.set(serial, count);
    return count <= most;
  });
  return kept.slice(0, limit + most).map(({ row }) => row);
}
