import type { IndexedPassage } from "../index/index-file.ts";
import type { Indexes } from "../index/indexes.ts";
import { mostPerWord, scoreWords } from "../index/score-words.ts";
import { meaningOf } from "../language/analyse.ts";
import type { PassageKind } from "../library/passage.ts";
import type { Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import { type ExactEvidence, findExact } from "./exact.ts";
import { fuse, type ScoredList } from "./fuse.ts";
import type { Hit, SearchQuery, SearchResult } from "./hit.ts";
import { issuesBehindSerials, withFewIssues } from "./issues-behind-serials.ts";
import { type Judged, judgeOf } from "./judge.ts";
import { meantText } from "./meant-text.ts";
import { onePerPublication } from "./one-per-publication.ts";
import { type QueryWord, queryWords } from "./query-words.ts";

export interface RetrieveSources {
  readonly store: Pick<Store, "ownersByKeys" | "leadsOf" | "serialsOf">;
  readonly indexes: Pick<Indexes, "file" | "words" | "vocabulary" | "vectors">;
  readonly embedder: Embedder;
  /** Serves in place of Dana's own vectors. */
  readonly near?: PassageVectors;
}

/** The passages as an embedder sees them, and a question as the same embedder sees it. */
export interface PassageVectors {
  /** Whose they are, for `SearchResult`. */
  readonly by: string;
  readonly index: Pick<Indexes["vectors"], "search">;
  readonly query: Float32Array;
  /** A cosine above this is likeness rather than chance. */
  readonly clearCosine: number;
}

type Judge = ReturnType<typeof judgeOf>;

/** A passage on its way to be a hit. */
interface Candidate {
  readonly passage: IndexedPassage;
  readonly score: number;
  readonly coverage: number;
  readonly ranks: readonly (number | undefined)[];
}

// One owner may have a score of passages (a FAQ's wordings), so the lists are longer than what is asked for.
const shortestList = 30;
const listLength = (k: number): number => Math.max(shortestList, k);
// Those that a name is borne by are found by its words as well; of an author of more works a title is better asked for.
const mostAdded = 10;
// BM25 gives a word in a long record's title little more than one in a short record's note.
const titleShare = 0.6;
const exactOrder = ["identifier", "title", "name"] as const;

/** Two searches, fused; one hit an owner; what the question names outright on top. */
export function retrieve(typed: SearchQuery, { store, indexes, embedder, near }: RetrieveSources): SearchResult {
  const { file } = indexes;
  const meant = meantText(typed, indexes.words);
  const query = { ...typed, text: meant.text, language: meant.language };
  const words = queryWords(meant.terms, { ...indexes, embedder });
  const told = {
    language: query.language,
    ...(query.text === typed.text ? {} : { meant: query.text }),
    terms: words.filter(({ chatter }) => !chatter).map(termOf),
  };
  if (query.k === 0) return { query: told, hits: [] };
  const judge = judgeOf(words, file);
  const vectors = near ?? ownVectors(query, embedder, indexes);
  const nearest = vectorList(query, vectors, { words: indexes.words, ownClearCosine: embedder.clearCosine });
  const fused = fuse([wordList(query, words, { indexes, judge, store }), nearest]);
  const owners = bestByOwner(fused, judge);
  const exact = findExact(query.text, query.language, { store, file });
  for (const { owner } of exact.filter(({ owner: found }) => !owners.has(found)).slice(0, mostAdded))
    addOwner(owners, file.passagesOf(owner, 1)[0], { judge, kinds: query.kinds });
  const found = ranked([...owners.values()], exact);
  const placed = issuesBehindSerials(found, { text: query.text, store, file, judge });
  const hits = onePerPublication(placed, query.k, { store, file });
  return { query: { ...told, nearBy: vectors.by }, hits };
}

const mostReadings = 5;

function termOf({ term, readAs }: QueryWord): SearchResult["query"]["terms"][number] {
  return {
    term,
    known: readAs.some(({ by }) => by === "word"),
    readAs: readAs.slice(0, mostReadings).map(({ text, weight, by }) => ({ text, weight, by })),
  };
}

/** Passages by the words of the question, or words near them, first those that hold more of it, in their titles above all. Scores are shares of what a passage could score. */
function wordList(
  { kinds, k }: SearchQuery,
  words: readonly QueryWord[],
  { indexes, judge, store }: Pick<RetrieveSources, "indexes" | "store"> & { judge: Judge },
): ScoredList {
  const groups = words.map(({ readAs, weight }) => ({ tokens: readAs, idf: weight }));
  const most = words.reduce((sum, { weight }) => sum + weight, 0) * mostPerWord;
  const rowsOf = (limit: number) => scoreWords(indexes.words, groups, { limit, kinds });
  return withFewIssues(rowsOf, listLength(k), { store, judge })
    .map(({ rowid, score }) => {
      const coverage = judge(rowid)?.coverage;
      const held = coverage ? 0.2 + coverage.byMeaning + titleShare * coverage.titleByMeaning : 0;
      return { id: rowid, score: (score / most) * held };
    })
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
}

function ownVectors({ text, language }: SearchQuery, embedder: Embedder, { vectors }: Pick<Indexes, "vectors">) {
  const query = embedder.embed(meaningOf(text, language));
  return { by: "embedded", index: vectors, query, clearCosine: embedder.clearCosine };
}

/** Passages clearly nearer than chance to the question. */
function vectorList(
  { kinds, k }: SearchQuery,
  { index, query, clearCosine }: PassageVectors,
  { words, ownClearCosine }: { words: Indexes["words"]; ownClearCosine: number },
): ScoredList {
  // To some models unlike texts have a cosine of 0.1, to others of 0.8: the weights of the fusion are for Dana's own.
  const stretch = (1 - ownClearCosine) / (1 - clearCosine);
  return index
    .search(query, kinds ? 4 * listLength(k) : listLength(k))
    .filter(({ rowid, score }) => score > clearCosine && (!kinds || kinds.some((kind) => kind === words.kindOf(rowid))))
    .map(({ rowid, score }) => ({ id: rowid, score: ownClearCosine + (score - clearCosine) * stretch }))
    .slice(0, listLength(k));
}

function bestByOwner(fused: ReturnType<typeof fuse>, judge: Judge): Map<string, Candidate> {
  const owners = new Map<string, Candidate>();
  for (const { id, score, ranks } of fused) {
    const judged = judge(id);
    if (!judged) continue;
    const { passage }: Judged = judged;
    const coverage = judged.coverage.byWord;
    const known = owners.get(passage.owner);
    if (!known) owners.set(passage.owner, { passage, score, coverage, ranks });
    else if (coverage > known.coverage) owners.set(passage.owner, { ...known, coverage });
  }
  return owners;
}

/** An owner named outright is a hit even where neither search found it. */
function addOwner(
  owners: Map<string, Candidate>,
  passage: IndexedPassage | undefined,
  { judge, kinds }: { judge: Judge; kinds: readonly PassageKind[] | undefined },
): void {
  if (!passage || !isOfKind(passage, kinds)) return;
  owners.set(passage.owner, { passage, score: 0, coverage: judge(passage.rowid)?.coverage.byWord ?? 0, ranks: [] });
}

function ranked(candidates: readonly Candidate[], exact: readonly ExactEvidence[]): Hit[] {
  const most = candidates.reduce((max, { coverage: held }) => Math.max(max, held), 0);
  const evidence = new Map<string, ExactEvidence>();
  for (const one of exact) if (!evidence.has(one.owner)) evidence.set(one.owner, one);
  return candidates
    .map((candidate) => {
      const found = evidence.get(candidate.passage.owner);
      // Halls and prizes are named after people, and a short title may be two words of a longer one: what stands inside
      // a question tops the list only where it is a good part of what is asked.
      const tops = found && ((found.whole && found.by !== "name") || candidate.coverage >= Math.max(0.4, 0.4 * most));
      const by = tops ? found.by : undefined;
      return { candidate, by, score: candidate.score + (by ? exactOrder.length - exactOrder.indexOf(by) : 0) };
    })
    .toSorted((a, b) => b.score - a.score || a.candidate.passage.rowid - b.candidate.passage.rowid)
    .map(({ candidate, by, score }, index) => hitOf(candidate, { by, score, rank: index + 1 }));
}

function hitOf(
  { passage, coverage: held, ranks }: Candidate,
  { by, score, rank }: { by: ExactEvidence["by"] | undefined; score: number; rank: number },
): Hit {
  const [keyword, vector] = ranks;
  return {
    id: passage.owner,
    passageId: passage.passageId,
    kind: passage.kind,
    title: passage.title,
    language: passage.language,
    score,
    rank,
    ...(by ? { exact: by } : {}),
    coverage: held,
    lists: { ...(keyword === undefined ? {} : { keyword }), ...(vector === undefined ? {} : { vector }) },
  };
}

function isOfKind(passage: IndexedPassage | undefined, kinds: readonly PassageKind[] | undefined): boolean {
  return passage !== undefined && (!kinds || kinds.includes(passage.kind));
}
