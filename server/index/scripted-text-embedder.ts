import { letterCounts } from "../model/scripted-embedding-server.ts";
import type { TextEmbedder } from "../model/text-embedder.ts";

interface ScriptedTextEmbedder extends TextEmbedder {
  /** Texts it was given, in order. */
  readonly given: readonly string[];
}

/** For tests: an embedder by letters that fails on the texts it is told to. */
export function scriptedTextEmbedder(fails: (text: string) => boolean = () => false): ScriptedTextEmbedder {
  const given: string[] = [];
  return {
    id: "scripted:32",
    dimensions: 32,
    clearCosine: 0.9,
    given,
    async embedTexts(texts) {
      if (texts.some(fails)) throw new Error("scripted to fail");
      given.push(...texts);
      return texts.map((text) => {
        const counts = letterCounts(text);
        return Float32Array.from(counts, (count) => count / (Math.hypot(...counts) || 1));
      });
    },
  };
}
