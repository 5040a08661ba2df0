#!/usr/bin/env node
// The only entry, in plain JavaScript, so that an old Node reaches it: finds the Node that `npm ci` brought and runs dana.ts on it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const needed = 24;

// A reader's question is confidential: LangChain never reports what it is asked, whatever the machine's settings say.
process.env.LANGSMITH_TRACING = "false";
process.env.LANGCHAIN_TRACING_V2 = "false";

if (Number(process.versions.node.split(".")[0]) >= needed) {
  const { main } = await import("./dana.ts");
  await main(process.argv.slice(2));
} else {
  const bundled = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));
  if (!existsSync(bundled)) {
    process.stderr.write(
      `Dana needs Node ${needed} and this is Node ${process.versions.node}: run "npm ci" in ${fileURLToPath(new URL("..", import.meta.url))}, which brings it.\n`,
    );
    process.exit(1);
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}
