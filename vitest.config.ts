import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/**/*.test.ts", "web/**/*.test.ts", "eval/**/*.test.ts", "corpus/**/*.test.ts"],
    // A net for what hangs, not a measure of speed: a small office PC may be busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Real browsers, sockets and workers: two at a time suits the two cores of the smallest office PC.
    maxWorkers: 2,
  },
});
