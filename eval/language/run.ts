import { MendableError } from "../../server/errors.ts";
import { type Scores, scoresOf } from "./measures.ts";
import type { Row } from "./row.ts";

/** What the run needs of the librarian: the language of a query is never told. */
export interface SearchedLibrarian {
  search(request: { readonly text: string; readonly k: number; readonly kind: "record" }): Promise<{
    readonly hits: readonly { readonly id: string }[];
  }>;
  record(id: string): unknown;
}

interface Found {
  /** The ids of the hits, best first. */
  readonly ranked: readonly string[];
  readonly ms: number;
  /** Why there is no list, when the search threw. */
  readonly failed?: string;
}

/** What one wording of a need found. */
interface Asked extends Found {
  readonly text: string;
  readonly scores: Scores;
}

/** What became of one row: the query beside its clean twin. */
export interface LanguageOutcome extends Pick<Row, "id" | "family" | "language" | "direction" | "rule" | "relevant"> {
  readonly query: Asked;
  readonly clean: Asked;
}

interface RunOptions {
  readonly librarian: SearchedLibrarian;
  readonly onProgress?: (done: number, total: number) => void;
  /** A clock for latencies, in milliseconds. */
  readonly elapsed?: () => number;
}

/**
 * Searches every query and every clean twin, each distinct text once, one after the other.
 * @throws MendableError when the library lacks a record that a row calls relevant
 */
export async function runRows(
  rows: readonly Row[],
  { librarian, onProgress, elapsed = () => performance.now() }: RunOptions,
): Promise<LanguageOutcome[]> {
  requireRecords(rows, librarian);
  const searched = new Map<string, Found>();
  const ask = async (text: string, relevant: Row["relevant"]): Promise<Asked> => {
    const found = searched.get(text) ?? (await search(text, { librarian, elapsed }));
    searched.set(text, found);
    return { text, scores: scoresOf(found.ranked, relevant), ...found };
  };
  const outcomes: LanguageOutcome[] = [];
  for (const { id, family, language, direction, rule, relevant, query, clean } of rows) {
    outcomes.push({
      ...{ id, family, language, relevant },
      ...(direction ? { direction } : {}),
      ...(rule ? { rule } : {}),
      query: await ask(query, relevant),
      clean: await ask(clean, relevant),
    });
    onProgress?.(outcomes.length, rows.length);
  }
  return outcomes;
}

function requireRecords(rows: readonly Row[], librarian: SearchedLibrarian): void {
  const absent = rows.find(({ relevant }) => relevant.some((id) => librarian.record(id) === undefined));
  if (!absent) return;
  throw new MendableError(
    `row ${absent.id}: the library does not hold ${absent.relevant.join(", ")}: the language set asks the demo corpus; unset DANA_CORPUS`,
  );
}

async function search(
  text: string,
  { librarian, elapsed }: { librarian: SearchedLibrarian; elapsed: () => number },
): Promise<Found> {
  const start = elapsed();
  try {
    const { hits } = await librarian.search({ text, k: 10, kind: "record" });
    return { ranked: hits.map(({ id }) => id), ms: elapsed() - start };
  } catch (error) {
    // One query that breaks the search has found nothing; it is not the end of the run.
    return { ranked: [], ms: elapsed() - start, failed: error instanceof Error ? error.message : String(error) };
  }
}
