import type { Command } from "./dana-command.ts";

export const benchCommand: Command = {
  usage: "bench search|embed|round-trip [PATH…] [--size 10000,100000,1000000] [--peers-up-to 100000]",
  arguments: [1, Number.POSITIVE_INFINITY],
  options: ["size", "peers-up-to"],
  // Loaded only when asked for: the server never carries the benches.
  run: async (call) => (await import("../eval/bench/command.ts")).benchCommand.run(call),
};
