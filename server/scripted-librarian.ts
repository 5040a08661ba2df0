import { type ScriptedAsker, scriptAsker } from "./chat/scripted-asker.ts";
import type { BibRecord } from "./library/record.ts";
import { titleOnly } from "./library/title-only.ts";
import type { ServedLibrarian } from "./main.ts";

const scriptedRecord: BibRecord = {
  ...titleOnly("Абай жолы"),
  id: "corpus:kz/0001",
  source: "corpus",
  names: [{ heading: "Әуезов, Мұхтар", display: "Мұхтар Әуезов", role: "author" }],
  language: "kk",
};

export interface ScriptedLibrarian extends ServedLibrarian {
  readonly asker: ScriptedAsker;
  readonly ratings: unknown[];
  readonly searches: unknown[];
  isReady: boolean;
}

/** A librarian by script, for tests of what stands before it. */
export function scriptLibrarian(): ScriptedLibrarian {
  const asker = scriptAsker();
  const librarian: ScriptedLibrarian = {
    asker,
    ratings: [],
    searches: [],
    isReady: true,
    ask: (question) => asker.ask(question),
    forget: (session) => asker.forget(session),
    async search(request) {
      librarian.searches.push(request);
      const hit = { id: scriptedRecord.id, passageId: `${scriptedRecord.id}#record.0`, kind: "record" as const };
      const found = {
        title: scriptedRecord.title,
        language: "kk",
        score: 3.5,
        rank: 1,
        coverage: 1,
        lists: { keyword: 1 },
      };
      return { query: { language: "kk", terms: [] }, hits: [{ ...hit, ...found }] };
    },
    record: (id) => (id === scriptedRecord.id ? scriptedRecord : undefined),
    original: () => undefined,
    branches: () => [{ id: "main", name: { kk: "Орталық", ru: "Центральная", en: "Main" } }],
    rate: (rating) => void librarian.ratings.push(rating),
    ready: () => librarian.isReady,
  };
  return librarian;
}
