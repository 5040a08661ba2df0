import type { Command } from "./dana-command.ts";

export const benchCommand: Command = {
  usage: "bench search|embed [--size 10000,100000,1000000] [--peers-up-to 100000] | bench kill [-k 40] [--size 5000]",
  arguments: [1, 1],
  options: ["size", "peers-up-to", "k"],
  // Loaded only when asked for: the server never carries the benches.
  run: async (call) => (await import("../eval/bench/command.ts")).benchCommand.run(call),
};
