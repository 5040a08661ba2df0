import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { embedderEnvironment, embedderOf, embedderProblems } from "./config-embedder.ts";
import { MendableError } from "./errors.ts";
import type { TextEmbedderConfig } from "./model/open-text-embedder.ts";

const list = z.string().transform((text): readonly string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

const environment = z.object({
  DANA_DATA: z.string().min(1).default("./data"),
  DANA_CORPUS: z.string().min(1).optional(),
  DANA_NOW: z.iso.datetime({ offset: true, local: true }).or(z.iso.date()).optional(),
  DANA_HOST: z.string().min(1).default("127.0.0.1"),
  DANA_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DANA_TRUSTED_PROXIES: list.default([]),
  DANA_ALLOWED_ORIGINS: list.default([]),
  DANA_LOG: z.enum(["error", "info"]).default("info"),
  DANA_CHAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  DANA_CHAT_MODEL: z.string().min(1).optional(),
  DANA_CHAT_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(20_000),
  DANA_CHAT_KEY: z.string().min(1).optional(),
  DANA_IRBIS_PASSWORD: z.string().min(1).optional(),
  ...embedderEnvironment,
});

/** Where Dana reads, writes and listens. Safe to log: secrets are apart. */
export interface Config {
  readonly dataFolder: string;
  readonly corpusFolder: string;
  readonly promptsFolder: string;
  readonly webFolder: string;
  readonly host: string;
  readonly port: number;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Origins of other sites that may embed the chat. */
  readonly allowedOrigins: readonly string[];
  readonly log: "error" | "info";
  /** A chat model, when the library has one. */
  readonly chatModel?: { readonly url: string; readonly model: string; readonly timeoutMs: number };
  /** An embedder stronger than the embedded one, when the library has one. */
  readonly embedder?: TextEmbedderConfig;
  /** The instant every entry takes for now, when set; else the clock of the machine. */
  readonly fixedNow?: Date;
}

export interface Secrets {
  readonly chatKey?: string;
  readonly embedderKey?: string;
  /** Of the user that an address of IRBIS64 names. */
  readonly irbisPassword?: string;
}

export const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Reads the configuration from the environment once.
 * @throws MendableError that lists all the values that are wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): { config: Config; secrets: Secrets } {
  const given = Object.fromEntries(
    Object.entries(env).filter(([key, value]) => key.startsWith("DANA_") && value !== ""),
  );
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  problems.push(...unknownNames(given), ...embedderProblems(given));
  if (given["DANA_CHAT_URL"] && !given["DANA_CHAT_MODEL"])
    problems.push("DANA_CHAT_MODEL: name the model that DANA_CHAT_URL serves");
  if (!parsed.success || problems.length > 0) {
    throw new MendableError(`the configuration has ${problems.length} wrong value(s):\n  ${problems.join("\n  ")}`);
  }
  const values = parsed.data;
  const dataFolder = resolve(values.DANA_DATA);
  const embedder = embedderOf(values, dataFolder);
  const config: Config = {
    dataFolder,
    corpusFolder: values.DANA_CORPUS ? resolve(values.DANA_CORPUS) : resolve(projectFolder, "corpus"),
    promptsFolder: resolve(projectFolder, "prompts"),
    webFolder: resolve(projectFolder, "web/dist"),
    host: values.DANA_HOST,
    port: values.DANA_PORT,
    trustedProxies: values.DANA_TRUSTED_PROXIES,
    allowedOrigins: values.DANA_ALLOWED_ORIGINS,
    log: values.DANA_LOG,
    ...(values.DANA_NOW ? { fixedNow: new Date(values.DANA_NOW) } : {}),
    ...(values.DANA_CHAT_URL && values.DANA_CHAT_MODEL
      ? {
          chatModel: {
            url: values.DANA_CHAT_URL,
            model: values.DANA_CHAT_MODEL,
            timeoutMs: values.DANA_CHAT_TIMEOUT_MS,
          },
        }
      : {}),
    ...(embedder ? { embedder } : {}),
  };
  return { config, secrets: secretsOf(values) };
}

function secretsOf(values: z.infer<typeof environment>): Secrets {
  const { DANA_CHAT_KEY: chatKey, DANA_EMBEDDER_KEY: embedderKey, DANA_IRBIS_PASSWORD: irbisPassword } = values;
  return {
    ...(chatKey ? { chatKey } : {}),
    ...(embedderKey ? { embedderKey } : {}),
    ...(irbisPassword ? { irbisPassword } : {}),
  };
}

/** Dana's clock: `fixedNow` when configured, else the machine's. */
export function clockOf(config: Config): () => Date {
  const { fixedNow } = config;
  return fixedNow ? () => fixedNow : () => new Date();
}

function unknownNames(given: Record<string, string | undefined>): string[] {
  return Object.keys(given)
    .filter((key) => !(key in environment.shape))
    .map((key) => `${key}: no such setting (the settings stand in README.md)`);
}

/** The language of the terminal ("kk_KZ.UTF-8"), or "" when none is set. */
export function readLocale(env: NodeJS.ProcessEnv = process.env): string {
  return env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "";
}
