import type { Command } from "./dana-command.ts";
import { commands as help } from "./dana-help.ts";

export const benchCommand: Command = {
  usage: help["bench"]?.usage ?? "bench",
  arguments: [1, Number.POSITIVE_INFINITY],
  options: ["size", "peers-up-to", "k"],
  // Loaded only when asked for: the server never carries the benches.
  run: async (call) => (await import("../eval/bench/command.ts")).benchCommand.run(call),
};
