import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../../server/config.ts";
import { type Call, printJson, printText } from "../../../server/dana-command.ts";
import { MendableError } from "../../../server/errors.ts";
import { roundTripTable } from "./round-trip-table.ts";
import { runRoundTrip } from "./run-round-trip.ts";

/** `bench round-trip [PATH…]`: without paths, the project's own files of every form. */
export async function benchRoundTrip(call: Call): Promise<number> {
  const [, ...given] = call.arguments;
  const paths =
    given.length > 0 ? given : ["server/ingest/fixtures", "corpus/catalogue"].map((path) => join(projectFolder, path));
  for (const path of paths) if (!existsSync(path)) throw new MendableError(`${path}: no such file or folder`);
  const result = await runRoundTrip(paths, (path) => void process.stderr.write(`${path}\n`));
  for (const { reason } of result.refused) process.stderr.write(`${reason}\n`);
  if (call.json) printJson({ bench: "round-trip", ...result });
  else printText(roundTripTable(result.trips));
  return 0;
}
