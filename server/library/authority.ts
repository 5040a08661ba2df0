import { readFileSync } from "node:fs";
import { z } from "zod";
import { MendableError } from "../errors.ts";
import type { Corrections } from "./corrections.ts";
import { notJson } from "./json-file.ts";

const person = z.object({
  id: z.string(),
  kk: z.string(),
  ru: z.string(),
  en: z.string(),
  dates: z.string().optional(),
  variants: z.array(z.string()).default([]),
});
const topic = z.object({ id: z.string(), udc: z.string(), kk: z.string(), ru: z.string(), en: z.string() });

export type Person = z.infer<typeof person>;
type Topic = z.infer<typeof topic>;

/** The controlled names and topics of a library: a heading leads to all forms it has. */
export interface Authority {
  /** The person a heading means, looked up by `keyOf(heading)`. */
  person(heading: string): Person | undefined;
  topic(heading: string): Topic | undefined;
  /** What the library's librarians say of records and names, in place of the machine. */
  readonly corrections?: Corrections;
}

/** Reads `names.json` and `subjects.json`; an absent file is an empty one. `keyOf` makes spellings meet. */
export function readAuthority(
  { namesFile, subjectsFile }: { namesFile: string; subjectsFile: string },
  keyOf: (heading: string) => string,
): Authority {
  const people = new Map<string, Person>();
  for (const entry of readList(namesFile, person)) {
    for (const form of [entry.kk, entry.ru, entry.en, ...entry.variants]) {
      // The first claim stands: a short variant ("Ахметов, А.") must not move a heading that is somebody's own.
      if (!people.has(keyOf(form))) people.set(keyOf(form), entry);
    }
  }
  const topics = new Map<string, Topic>();
  for (const entry of readList(subjectsFile, topic)) {
    for (const form of [entry.kk, entry.ru, entry.en]) topics.set(keyOf(form), entry);
  }
  return { person: (heading) => people.get(keyOf(heading)), topic: (heading) => topics.get(keyOf(heading)) };
}

function readList<T>(path: string, shape: z.ZodType<T>): T[] {
  const text = readIfPresent(path);
  if (text === undefined) return [];
  const parsed = z.array(shape).safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MendableError(`${path}: entry ${issue?.path.join(".")}: ${issue?.message}`);
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(path, error);
  }
}
