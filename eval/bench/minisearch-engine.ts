import MiniSearch from "minisearch";
import packageFile from "../../package.json" with { type: "json" };
import type { BibRecord } from "../../server/library/record.ts";
import { hitsAsked, type OpenedEngine } from "./engine.ts";
import { type PlainFields, plainFields } from "./plain-fields.ts";

const fields = ["title", "names", "subjects", "text"];
// Boost and fuzziness as its documentation gives them; prefix search, meant for typing ahead, finds less here and takes longer.
const searchOptions = { boost: { title: 2, names: 2 }, fuzzy: 0.2 };

export function openMiniSearch(records: Iterable<BibRecord>): OpenedEngine {
  const started = performance.now();
  const index = new MiniSearch<PlainFields>({ fields, searchOptions });
  for (const record of records) index.add(plainFields(record));
  return {
    settings: `MiniSearch ${packageFile.devDependencies.minisearch}: title and names ×2, fuzzy 0.2`,
    buildSeconds: (performance.now() - started) / 1000,
    engine: {
      search: (text) =>
        index
          .search(text)
          .slice(0, hitsAsked)
          .map(({ id }) => String(id)),
      close: () => undefined,
    },
  };
}
