import { clockOf } from "./config.ts";
import { type Command, wholeNumber } from "./dana-command.ts";
import { openForCommand } from "./dana-open.ts";
import { openLog } from "./log.ts";

export const serveCommand: Command = {
  usage: "serve [--port N]",
  arguments: [0, 0],
  options: ["port"],
  async run(call) {
    const port = wholeNumber("port", call.options.port, { least: 0, most: 65_535, fallback: call.config.port });
    const librarian = await openForCommand(call, { level: call.config.log, warm: true });
    const log = openLog({ level: call.config.log, now: clockOf(call.config) });
    try {
      // Only this command needs the web server; the others start without it.
      const { serve } = await import("./main.ts");
      const server = await serve({ ...call.config, port }, { librarian, log });
      process.stderr.write(`Dana: ${server.url}\n`);
      await stopSignal();
      await server.close();
      return 0;
    } finally {
      await librarian.close();
    }
  },
};

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
