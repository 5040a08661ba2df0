import { clockOf } from "./config.ts";
import { type Command, wholeNumber } from "./dana-command.ts";
import { openForCommand } from "./dana-open.ts";
import { openLog } from "./log.ts";
import { runSource } from "./run-source.ts";
import { startSchedule } from "./schedule.ts";
import { SourceRuns } from "./source-runs.ts";
import { readSources } from "./sources-file.ts";

export const serveCommand: Command = {
  usage: "serve [--port N]",
  arguments: [0, 0],
  options: ["port"],
  async run(call) {
    const sources = readSources(call.config.corpusFolder);
    const port = wholeNumber("port", call.options.port, { least: 0, most: 65_535, fallback: call.config.port });
    const librarian = await openForCommand(call, { level: call.config.log, warm: true });
    const log = openLog({ level: call.config.log, now: clockOf(call.config) });
    try {
      // Only this command needs the web server; the others start without it.
      const { serve } = await import("./main.ts");
      const server = await serve({ ...call.config, port }, { librarian, log });
      process.stderr.write(`Dana: ${server.url}\n`);
      const schedule = startSchedule(sources, {
        timezone: librarian.timezone,
        runs: new SourceRuns(call.config.dataFolder),
        take: runSource,
        now: clockOf(call.config),
        log,
        onRun: server.sourceRan,
      });
      await stopSignal();
      await Promise.all([schedule.close(), server.close()]);
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
