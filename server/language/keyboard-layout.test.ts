import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutReadings, retyped } from "./keyboard-layout.ts";

test.each([
  ["f,fq ;jks", "абай жолы"],
  ["djqyf b vbh", "война и мир"],
  ["rfpfr", "казак"],
  ["2ktv", "әлем"],
])("%s may mean %s", (typed, meant) => {
  expect(layoutReadings(typed).join(" ")).toContain(meant);
});

test.each([
  ["ерфтл нщг", "thank you"],
  ["ршыещкн", "history"],
])("%s may mean the English %s", (typed, meant) => {
  expect(layoutReadings(typed)).toContain(meant);
});

test("Kazakh letters stand on the row of figures", () => {
  expect(retyped("0fpf0", "us", "kazakh")).toBe("қазақ");
  expect(layoutReadings("0fpf0 nskscs")).toContain("қазақ тылысы");
});

test("a text is not its own reading, and each reading stands once", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abcxyz ,;абвжэю1290") }), (text) => {
      const readings = layoutReadings(text);
      expect(readings).not.toContain(text);
      expect(new Set(readings).size).toBe(readings.length);
    }),
  );
});

const layouts = ["us", "russian", "kazakh"] as const;

test("what is typed again with the layouts swapped is the text that was typed", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."qwertyuiopasdfghjklzxcvbnm") });
  fc.assert(
    fc.property(letters, fc.constantFrom("russian" as const, "kazakh" as const), (text, meant) => {
      expect(retyped(retyped(text, "us", meant), meant, "us")).toBe(text);
    }),
  );
  for (const layout of layouts) expect(retyped("мектеп", layout, layout)).toBe("мектеп");
});
