import packageFile from "../../package.json" with { type: "json" };
import { detectLanguage } from "../../server/language/detect.ts";
import { SearchEngine } from "../../server/retrieve/search-engine.ts";
import { hitsAsked, type OpenedEngine } from "./engine.ts";

/** Opens a data folder that is built, and asks a first question. */
export async function openDana(
  { dataFolder, modelFile }: { dataFolder: string; modelFile: string },
  firstQuery: string,
): Promise<OpenedEngine> {
  const started = performance.now();
  const engine = new SearchEngine({ dataFolder, modelFile });
  await engine.refresh();
  // What the command line's search does with a query, on the thread that searches.
  const search = (text: string): string[] =>
    engine.search({ text, language: detectLanguage(text), k: hitsAsked }).hits.map(({ id }) => id);
  search(firstQuery);
  return {
    settings: `Dana ${packageFile.version}: as the command line searches, all kinds of entries`,
    startMs: performance.now() - started,
    engine: { search, close: () => engine.close() },
  };
}
