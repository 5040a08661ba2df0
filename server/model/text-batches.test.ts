import fc from "fast-check";
import { expect, test } from "vitest";
import { splitIntoBatches } from "./text-batches.ts";

test("batches hold every text once, in order, within the limits, and none could be joined to the next", () => {
  const limits = { maxTexts: 4, maxCharacters: 20 };
  const size = (batch: readonly string[]): number => batch.join("").length;
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 30 })), (texts) => {
      const batches = splitIntoBatches(texts, limits);
      expect(batches.flat()).toEqual(texts);
      for (const [index, batch] of batches.entries()) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(limits.maxTexts);
        if (batch.length > 1) expect(size(batch)).toBeLessThanOrEqual(limits.maxCharacters);
        const next = batches[index + 1]?.[0];
        if (next !== undefined)
          expect(batch.length === limits.maxTexts || size([...batch, next]) > limits.maxCharacters).toBe(true);
      }
    }),
  );
});
