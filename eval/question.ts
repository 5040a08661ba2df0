import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { MendableError, UsageError } from "../server/errors.ts";
import { languages } from "../server/library/language.ts";
import { parseJsonLine } from "./json-line.ts";

/** What the questions are about, in the proportions of real desks (README.md). */
export const categories = [
  "finding",
  "availability",
  "practical",
  "topic",
  "advice",
  "rules",
  "events",
  "e-resources",
  "services",
  "phantom",
  "refusal",
  "talk",
] as const;

/** What makes a question hard, beside what it is about. */
const tags = [
  "follow-up",
  "latin",
  "no-kazakh-letters",
  "mixed",
  "typo",
  "inflected",
  "volume",
  "author",
  "translation",
  "cross-language",
] as const;

const kind = z.enum(["answered", "declined", "clarify", "hand-off"]);
const reason = z.enum(["not-found", "out-of-scope", "private", "unsafe", "unavailable"]);
const text = z.string().trim().min(1);
const texts = z.array(text).min(1).readonly();

const expectation = z
  .strictObject({
    /** The acceptable kinds. */
    kind: z
      .union([kind, z.array(kind).min(1)])
      .transform((given): readonly z.infer<typeof kind>[] => (typeof given === "string" ? [given] : given)),
    /** The acceptable reasons of a declined answer. */
    reason: z
      .union([reason, z.array(reason).min(1)])
      .transform((given): readonly z.infer<typeof reason>[] => (typeof given === "string" ? [given] : given))
      .optional(),
    /** Of each inner list at least one variant occurs in the text. */
    facts: z.array(texts).min(1).readonly().optional(),
    /** None of these occurs in the text. */
    absent: texts.optional(),
    /** At least one of these ids is cited; null: no citation is asked for. */
    cites: texts.nullable().optional(),
    /** Ids among which the cards hold at least `recordsAtLeast`. */
    records: texts.optional(),
    recordsAtLeast: z.number().int().min(1).default(1),
    /** Ids that no card holds. */
    notRecords: texts.optional(),
  })
  .refine(({ records, recordsAtLeast }) => recordsAtLeast <= (records?.length ?? 1), {
    path: ["recordsAtLeast"],
    message: "is more than the number of records",
  });

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  language: z.enum(languages),
  category: z.enum(categories),
  tags: z.array(z.enum(tags)).readonly().default([]),
  /** What the reader says, in order; the answer to the last is judged. */
  turns: z.array(text).min(1).max(10).readonly(),
  /** The instant of asking. */
  now: z.iso.datetime({ offset: true }),
  expect: expectation,
});

/** One question of a set with what a right answer must hold. */
export type Question = Readonly<z.infer<typeof questionSchema>>;

/** A named file of questions. */
export interface QuestionSet {
  readonly name: string;
  readonly questions: readonly Question[];
}

/**
 * Reads one set, JSON Lines.
 * @throws MendableError that lists every bad line with its number.
 */
export function readQuestionSet(path: string): QuestionSet {
  const name = basename(path, ".jsonl");
  const seen = new Set<string>();
  const questions: Question[] = [];
  const problems: string[] = [];
  for (const [index, line] of readFileSync(path, "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = parseJsonLine(line, questionSchema, "question");
    if (typeof parsed === "string") problems.push(`${path}:${index + 1}: ${parsed}`);
    else if (seen.has(parsed.id)) problems.push(`${path}:${index + 1}: id: "${parsed.id}" stands in the set twice`);
    else {
      seen.add(parsed.id);
      questions.push(parsed);
    }
  }
  if (problems.length > 0) throw new MendableError(problems.join("\n"));
  if (questions.length === 0) throw new MendableError(`${path}: holds no question`);
  return { name, questions };
}

/** The sets of a folder: those named, else all, in order of name. Others are sets that are run alone. */
export function readQuestionSets(
  folder: string,
  names: readonly string[] = [],
  others: readonly string[] = [],
): QuestionSet[] {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .map((file) => basename(file, ".jsonl"))
    .sort();
  const strange = names.find((name) => !known.includes(name));
  const alone = others.length > 0 ? `, or alone ${others.join(" or ")}` : "";
  if (strange !== undefined) throw new UsageError(`--set is one of ${known.join(", ")}${alone}; got "${strange}"`);
  const wanted = names.length > 0 ? known.filter((name) => names.includes(name)) : known;
  return wanted.map((name) => readQuestionSet(join(folder, `${name}.jsonl`)));
}
