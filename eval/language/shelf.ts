import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detectLanguage } from "../../server/language/detect.ts";
import { matchKey } from "../../server/language/match-key.ts";
import type { Entry } from "../../server/library/entry.ts";
import type { Language } from "../../server/library/language.ts";
import { openStore } from "../../server/library/store.ts";
import { SearchEngine } from "../../server/retrieve/search-engine.ts";
import type { Document } from "./parallel-pools.ts";

/** A throw-away store of documents, searched as the library's own catalogue is. */
export interface Shelf {
  /** Ids of the ten best documents, best first. */
  search(text: string): readonly string[];
  /** Deletes the store. */
  close(): void;
}

interface ShelfOptions {
  readonly language: Language;
  /** The trained embedder; where it does not lie, the untrained one serves. */
  readonly modelFile: string;
}

export async function openShelf(documents: readonly Document[], { language, modelFile }: ShelfOptions): Promise<Shelf> {
  const folder = mkdtempSync(join(tmpdir(), "dana-shelf-"));
  const store = openStore(join(folder, "store.db"));
  store.transact((writer) => {
    for (const document of documents) writer.put(entryOf(document, language));
  });
  store.close();
  const engine = new SearchEngine({ dataFolder: folder, modelFile });
  await engine.refresh();
  await engine.fillVectors();
  return {
    search(text) {
      const query = { text, language: detectLanguage(text), k: 10, kinds: ["record" as const] };
      return engine.search(query).hits.map(({ id }) => id);
    },
    close() {
      engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function entryOf({ id, title, text }: Document, language: Language): Entry {
  const own = { owner: id, source: "external", kind: "record" as const, language, field: "record" };
  const key = matchKey(title);
  return {
    id,
    source: "external",
    kind: "record",
    hash: id,
    content: {},
    passages: [{ id: `${id}#record.1`, ...own, title, names: "", subjects: "", text }],
    keys: key ? [{ kind: "title", key }] : [],
  };
}
