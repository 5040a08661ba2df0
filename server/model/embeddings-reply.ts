import { z } from "zod";
import { MendableError } from "../errors.ts";

// z.number() refuses NaN and infinities.
const embeddingsReply = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1) })),
});

/**
 * The vectors of a reply of `/embeddings` in the order of the texts sent.
 * @throws MendableError when they are not one for each text
 */
export function readEmbeddingsReply(reply: unknown, { count, name }: { count: number; name: string }): number[][] {
  const parsed = embeddingsReply.safeParse(reply);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new MendableError(
      `${name} replied with something other than embeddings: ${issue?.path.join(".")}: ${issue?.message}`,
    );
  }
  const ordered = parsed.data.data.toSorted((a, b) => a.index - b.index);
  if (ordered.length !== count || ordered.some(({ index }, position) => index !== position)) {
    throw new MendableError(
      `${name} was sent ${count} text(s) and replied with ${ordered.length} vector(s), or numbered them wrongly`,
    );
  }
  return ordered.map(({ embedding }) => embedding);
}
