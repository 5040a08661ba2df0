import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/**/*.test.ts", "web/**/*.test.ts", "eval/**/*.test.ts", "corpus/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Real browsers, sockets and workers: two at a time suits the two cores of the smallest office PC.
    maxWorkers: 2,
  },
});
