import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const baseline = z
  .record(z.string(), z.object({ questions: z.number(), shares: z.record(z.string(), z.number()) }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "baseline.json"), "utf8")));

test("the shares that the README quotes are those of the baseline", () => {
  expect(Object.keys(baseline)).toHaveLength(3);
  for (const [set, { questions, shares }] of Object.entries(baseline)) {
    const share = shares["questions"] ?? 0;
    const passed = Math.round(share * questions);
    const line = readme.split("\n").find((one) => one.startsWith(`| set \`${set}\``));
    expect(line).toContain(`${passed} of ${questions} | ${Math.round(share * 100)} %`);
  }
});
