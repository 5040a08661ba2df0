import type { TextEmbedder } from "../model/text-embedder.ts";

// Mostly it is the length that is refused.
const shortCharacters = 200;
/** A text that any embedder takes. */
export const plainText = "Кітап";

type Embed = (texts: readonly string[]) => Promise<Float32Array[]>;

/**
 * Embeds the texts of passages. Of a text that is refused its beginning is embedded; undefined where that is refused
 * too, though the embedder answers: one passage must not keep the others out.
 * @throws as the embedder does when it does not answer at all
 */
export async function embedPassages(
  texts: readonly string[],
  embedder: TextEmbedder,
  signal: AbortSignal,
): Promise<(Float32Array | undefined)[]> {
  const embed: Embed = (some) => embedder.embedTexts(some, { kind: "passage", signal });
  const together = await unlessRefused(texts, embed, signal);
  if (together) return together;
  const vectors: (Float32Array | undefined)[] = [];
  for (const text of texts) {
    const [vector] =
      (await unlessRefused([text], embed, signal)) ??
      (await unlessRefused([text.slice(0, shortCharacters)], embed, signal)) ??
      [];
    vectors.push(vector);
  }
  return vectors;
}

async function unlessRefused(
  texts: readonly string[],
  embed: Embed,
  signal: AbortSignal,
): Promise<Float32Array[] | undefined> {
  try {
    return await embed(texts);
  } catch {
    signal.throwIfAborted();
    await embed([plainText]);
    return undefined;
  }
}
