import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "./content-hash.ts";

test("the order of keys does not matter, that of a list does", () => {
  expect(contentHash({ a: 1, b: ["Абай", "жолы"] })).toBe(contentHash({ b: ["Абай", "жолы"], a: 1 }));
  expect(contentHash(["Абай", "жолы"])).not.toBe(contentHash(["жолы", "Абай"]));
});

/** By JSON.stringify alone. */
function naive(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash("sha256")
    .update(text ?? "")
    .digest("base64url")
    .slice(0, 22);
}

test("it is the hash of the value's JSON with its keys in order", () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "grapheme" }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      fc.array(tie("value")),
      // Keys that are whole numbers come first in any object, whatever their order.
      fc.dictionary(fc.string({ unit: fc.constantFrom(...'aбҚ _"') }), tie("value")),
    ),
  })).value;
  fc.assert(
    fc.property(plain, (value) => {
      expect(contentHash(value)).toBe(naive(value));
    }),
  );
});
