import { expect, test } from "vitest";
import { readConfig } from "../server/config.ts";
import type { Options } from "../server/dana.ts";
import { evalCommand } from "./command.ts";

function run(options: Options): Promise<number> {
  return evalCommand.run({ arguments: [], options, ...readConfig({}), json: false });
}

test.each<[string, Options, RegExp]>([
  ["a search set beside another set", { set: ["language", "first"] }, /alone language or external; got "language"/],
  ["a set nobody knows", { set: ["ninth"] }, /--set is one of first, second, third, or alone .*; got "ninth"/],
  ["--full without the external sets", { full: true }, /--full belongs to --set external/],
  [
    "--compare with a search set",
    { set: ["language"], compare: "run.json" },
    /--compare compares runs of the answer sets/,
  ],
  ["a baseline of the external sets", { set: ["external"], "update-baseline": true }, /have no baseline/],
])("%s is refused as wrong usage", async (_what, options, message) => {
  await expect(run(options)).rejects.toMatchObject({ name: "UsageError", message: expect.stringMatching(message) });
});
