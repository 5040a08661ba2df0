import { parseArgs } from "node:util";
import { readConfig, readLocale } from "./config.ts";
import type { Command } from "./dana-command.ts";
import { commandTable } from "./dana-commands.ts";
import { helpText } from "./dana-help.ts";
import { MendableError, UsageError } from "./errors.ts";
import { type Language, languages } from "./library/language.ts";

/** Every option of every command; a command refuses those that are not its own. */
const options = {
  json: { type: "boolean" },
  help: { type: "boolean" },
  language: { type: "string" },
  port: { type: "string" },
  format: { type: "string" },
  dialect: { type: "string" },
  encoding: { type: "string" },
  source: { type: "string" },
  replace: { type: "boolean" },
  force: { type: "boolean" },
  k: { type: "string", short: "k" },
  kind: { type: "string" },
  explain: { type: "boolean" },
  without: { type: "string", multiple: true },
  session: { type: "string" },
  as: { type: "string" },
  set: { type: "string", multiple: true },
  compare: { type: "string" },
  "update-baseline": { type: "boolean" },
  full: { type: "boolean" },
  repair: { type: "boolean" },
  retry: { type: "boolean" },
  pairs: { type: "string", multiple: true },
  out: { type: "string" },
  size: { type: "string" },
  "peers-up-to": { type: "string" },
} as const;

export type Options = ReturnType<typeof parse>["values"];

/** Runs one command. Exit code: 0 done, 1 failed or something rejected, 2 wrong usage. */
export async function main(args: readonly string[]): Promise<void> {
  const wantsJson = args.includes("--json");
  // Standard output is the command's own: what a library has to say (the PDF reader warns there) goes to the other.
  console.log = console.error;
  // Whoever reads us may have read enough: "dana search … | head -1".
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    process.exitCode = await run(args);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    const message = messageOf(error);
    process.stderr.write(`dana: ${message}\n`);
    if (error instanceof UsageError) process.stderr.write("dana --help\n");
    else if (wantsJson) process.stdout.write(`${JSON.stringify({ error: { code: "failed", message } })}\n`);
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (name === "help") return showHelp(values.language, rest[0]);
  if (values.help) return showHelp(values.language, name);
  if (name === undefined) throw new UsageError("name a command");
  const command = checkedCommand(name, { rest, values });
  const { config, secrets } = readConfig();
  return await command.run({ arguments: rest, options: values, config, secrets, json: values.json ?? false });
}

function checkedCommand(name: string, { rest, values }: { rest: readonly string[]; values: Options }): Command {
  const command = commandTable[name];
  if (!command) throw new UsageError(`there is no command "${name}"`);
  const strange = Object.keys(values).filter(
    (option) => option !== "json" && !command.options.some((own) => own === option),
  );
  if (strange.length > 0) throw new UsageError(`${name} has no option --${strange.join(", --")}`);
  const [least, most] = command.arguments;
  if (rest.length < least || rest.length > most) throw new UsageError(`usage: dana ${command.usage}`);
  return command;
}

function showHelp(language: string | undefined, command: string | undefined): number {
  process.stdout.write(helpText(helpLanguage(language), command));
  return 0;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function helpLanguage(given: string | undefined): Language {
  const wanted = given ?? readLocale();
  return languages.find((language) => wanted.startsWith(language)) ?? "en";
}

/** What a person can read: the sentence of an error we foresaw; of any other, its message and where to report it. */
function messageOf(error: unknown): string {
  if (error instanceof MendableError) return error.message;
  return error instanceof Error ? `unforeseen: ${error.message}` : String(error);
}
