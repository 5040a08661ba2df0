import type { Command } from "./dana-command.ts";

export const evalCommand: Command = {
  usage: "eval [--set NAME…] [--compare RUN] [--update-baseline] [--full]",
  arguments: [0, 0],
  options: ["set", "compare", "update-baseline", "full"],
  // Loaded only when asked for: the server never carries the eval.
  run: async (call) => (await import("../eval/command.ts")).evalCommand.run(call),
};
