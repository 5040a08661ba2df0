import type { Language } from "../../server/library/language.ts";

/** A text that can be found. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface ExternalQuery {
  readonly text: string;
  readonly relevant: readonly string[];
}

/** Documents in one language, and what is asked of them. */
export interface Pool {
  readonly dataset: string;
  readonly language: Language;
  readonly documents: readonly Document[];
  readonly asked: readonly { readonly direction: string; readonly queries: readonly ExternalQuery[] }[];
}

/** The same texts in one way of writing, in an order that all sides share. */
export interface Side {
  readonly label: string;
  /** Absent where a side only asks. */
  readonly language?: Language;
  readonly texts: readonly string[];
}

/**
 * A pool for each side with a language, asked by every other side. A text that stands several times is one document,
 * and a query that stands several times is met by the documents of all its places.
 */
export function parallelPools(
  dataset: string,
  sides: readonly Side[],
  { field }: { readonly field: "title" | "text" },
): Pool[] {
  return sides.flatMap((target) => {
    const { language, label, texts } = target;
    if (!language) return [];
    const ids = new Map([...new Set(texts)].map((text, at) => [text, `${label}-${at}`]));
    const documents = [...ids].map(([text, id]) => ({ id, title: "", text: "", [field]: text }));
    const asked = sides
      .filter((source) => source !== target)
      .map((source) => ({ direction: `${source.label}→${label}`, queries: queriesOf(source.texts, texts, ids) }));
    return [{ dataset, language, documents, asked }];
  });
}

function queriesOf(
  sources: readonly string[],
  targets: readonly string[],
  ids: ReadonlyMap<string, string>,
): ExternalQuery[] {
  const places = Map.groupBy(sources.keys(), (at) => sources[at] ?? "");
  return [...places].map(([text, own]) => ({
    text,
    relevant: [...new Set(own.flatMap((at) => ids.get(targets[at] ?? "") ?? []))],
  }));
}
