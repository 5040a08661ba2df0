import { fork } from "node:child_process";
import { totalmem } from "node:os";
import { type Measured, measuredSchema, type Task } from "./engine.ts";

/** An engine that could not be measured, and why. */
export interface Failed {
  readonly failed: string;
}

/** Measures one engine in a process of its own; what goes wrong there, lack of memory too, is an outcome. */
export function measureApart(task: Task): Promise<Measured | Failed> {
  const child = fork(new URL("./measure-child.ts", import.meta.url), {
    // An engine may take what the machine has, not only what V8 allows itself.
    execArgv: ["--expose-gc", `--max-old-space-size=${Math.floor((0.75 * totalmem()) / 2 ** 20)}`],
    // Standard output is the command's own.
    stdio: ["ignore", 2, 2, "ipc"],
  });
  return new Promise((resolve) => {
    let measured: Measured | undefined;
    child.once("message", (message) => {
      measured = measuredSchema.parse(message);
    });
    child.once("error", (error) => resolve({ failed: error.message }));
    child.once("exit", (code, signal) => {
      resolve(measured ?? { failed: `its process ended with ${signal ?? `exit code ${code}`} (see above)` });
    });
    child.send(task);
  });
}
