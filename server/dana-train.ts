import type { Command } from "./dana-command.ts";

export const trainCommand: Command = {
  usage: "train embedder [--pairs FILE…] [--out FOLDER]",
  arguments: [0, 1],
  options: ["pairs", "out"],
  // Loaded only when asked for: the server never carries the training.
  run: async (call) => (await import("../eval/pairs/command.ts")).trainCommand.run(call),
};
