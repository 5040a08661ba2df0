import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { MendableError } from "./errors.ts";
import { readJsonFile } from "./library/json-file.ts";

/** The name of the file in the corpus folder that says what is taken in by itself, and when. */
const fileName = "sources.json";

const everyMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const shortestMs = 60_000;
const longestMs = 366 * everyMs.d;

const interval = z
  .string()
  .regex(/^\d{1,5}[mhd]$/, 'must be a number of minutes, hours or days: "30m", "1h", "7d"')
  .transform((text) => Number.parseInt(text, 10) * everyMs[text.at(-1) === "m" ? "m" : text.at(-1) === "h" ? "h" : "d"])
  .refine((ms) => ms >= shortestMs && ms <= longestMs, "must be from a minute to a year");

const entry = z.strictObject({
  source: z.string().regex(/^[^:#\s/-][^:#\s/]*$/, "is a name without space, colon, slash or #"),
  path: z.string().min(1).optional(),
  url: z
    .string()
    .regex(/^[a-z][a-z0-9+.-]*:\/\/\S+$/i, "must be an address: https://…")
    .optional(),
  format: z
    .string()
    .regex(/^[a-z0-9]+$/, "is a name as of --format")
    .optional(),
  dialect: z
    .string()
    .regex(/^[a-z0-9]+$/, "is a name as of --dialect")
    .optional(),
  encoding: z
    .string()
    .regex(/^[\w-]+$/, "is a name as of --encoding")
    .optional(),
  replace: z.boolean().optional(),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day: "03:00"')
    .optional(),
  every: interval.optional(),
});

/** When a source is taken: at a time of the library's day, or after so many milliseconds. */
export type Timing = { readonly kind: "at"; readonly time: string } | { readonly kind: "every"; readonly ms: number };

/** A source that Dana takes by itself. */
export interface ScheduledSource {
  readonly source: string;
  readonly timing: Timing;
  /** A file, a folder or an address, which may hold a password: never shown. */
  readonly from: string;
  /** What `dana ingest` is called with besides. */
  readonly options: readonly string[];
}

/**
 * Reads `sources.json` of the corpus folder; none when there is no such file.
 * @throws MendableError that lists all the values that are wrong
 */
export function readSources(corpusFolder: string): ScheduledSource[] {
  const path = join(corpusFolder, fileName);
  if (!existsSync(path)) return [];
  const content = readJsonFile(path);
  const parsed = z.array(entry).safeParse(content);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => describe(issue, content));
  const entries = parsed.success ? parsed.data : [];
  problems.push(
    ...entries.flatMap((one, at) =>
      contradictions(one, entries.slice(0, at)).map((text) => `${name(one.source, at)}: ${text}`),
    ),
  );
  if (problems.length > 0)
    throw new MendableError(`${path}: ${problems.length} wrong value(s):\n  ${problems.join("\n  ")}`);
  return entries.map((one) => scheduled(one, corpusFolder));
}

type Entry = z.infer<typeof entry>;

const name = (source: unknown, at: number): string => (typeof source === "string" ? `"${source}"` : `number ${at + 1}`);

function describe({ path: [at, ...field], message }: z.core.$ZodIssue, content: unknown): string {
  const given: unknown = Array.isArray(content) && typeof at === "number" ? content[at] : undefined;
  if (typeof at !== "number")
    return `it must be a list of sources, [{ "source": …, "url": …, "at": "03:00" }]: ${message}`;
  const source: unknown = given !== null && typeof given === "object" && "source" in given ? given.source : undefined;
  return `${name(source, at)}: ${field.length > 0 ? `"${field.join(".")}" ` : ""}${message}`;
}

function contradictions(one: Entry, before: readonly Entry[]): string[] {
  return [
    ...((one.path === undefined) === (one.url === undefined) ? ['give either "path" or "url"'] : []),
    ...((one.at === undefined) === (one.every === undefined) ? ['give either "at" or "every"'] : []),
    ...(one.url !== undefined && one.encoding !== undefined ? ['"encoding" goes with "path"'] : []),
    ...(before.some(({ source }) => source === one.source) ? ["the name stands there twice"] : []),
  ];
}

function scheduled({ source, path, url, at, every = 0, ...how }: Entry, corpusFolder: string): ScheduledSource {
  const told = (["format", "dialect", "encoding"] as const).flatMap((option) => {
    const value = how[option];
    return value === undefined ? [] : [`--${option}`, value];
  });
  return {
    source,
    timing: at === undefined ? { kind: "every", ms: every } : { kind: "at", time: at },
    from: url ?? resolve(corpusFolder, path ?? ""),
    options: [...told, ...(how.replace ? ["--replace"] : [])],
  };
}
