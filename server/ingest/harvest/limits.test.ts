import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blockSize } from "./irbis-state.ts";
import { defaultLimits } from "./limits.ts";

test("the README quotes the limits as they are", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8").replace(/\s+/g, " ");
  const { maxWaitMs, maxTries, maxPageBytes, timeoutMs, maxPages } = defaultLimits;
  expect([maxTries, timeoutMs / 60_000]).toEqual([6, 2]);
  expect(readme).toContain(
    `up to ${maxWaitMs / 60_000} minutes, a lost connection or a silent server is tried six times`,
  );
  expect(readme).toContain(
    `up to ${maxPageBytes / 2 ** 20} MiB and two minutes, a run ${maxPages.toLocaleString("en")} pages`,
  );
  expect(readme).toContain(`the versions of ${blockSize} records at a time`);
});
