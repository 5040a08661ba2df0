import { fork } from "node:child_process";
import { z } from "zod";

export interface LangchainTask {
  readonly size: number;
  readonly modelFile: string;
}

const resultSchema = z.object({ seconds: z.number(), peakBytes: z.number() });
export type LangchainResult = z.infer<typeof resultSchema> & { readonly recordsPerSecond: number };

/** Fills LangChain's HNSWLib store with the same records by the same embedder, in a process of its own. */
export function measureLangchain(task: LangchainTask): Promise<LangchainResult> {
  const child = fork(new URL("./langchain-child.ts", import.meta.url), {
    execArgv: ["--max-old-space-size=12000"],
    // Standard output is the command's own.
    stdio: ["ignore", 2, 2, "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      const result = resultSchema.parse(message);
      resolve({ ...result, recordsPerSecond: task.size / result.seconds });
    });
    child.once("exit", (code) => reject(new Error(`filling LangChain's store ended with ${code}`)));
    child.send(task);
  });
}
