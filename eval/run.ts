import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Answer } from "../server/answer/answer.ts";
import type { Call } from "../server/dana-command.ts";
import { openForCommand } from "../server/dana-open.ts";
import { type Check, judge } from "./judge.ts";
import type { Outcome } from "./outcome.ts";
import type { Question, QuestionSet } from "./question.ts";

/** What the eval needs of the librarian. */
export interface AskedLibrarian {
  ask(question: { readonly text: string; readonly session?: string }): Promise<{ readonly answer: Answer }>;
  record(id: string): { readonly title: string } | undefined;
  close(): Promise<void>;
}

interface RunOptions {
  readonly sets: readonly QuestionSet[];
  /** A librarian whose clock stands at an instant. */
  readonly openLibrarian: (now: Date) => Promise<AskedLibrarian>;
  readonly onProgress?: (done: number, total: number) => void;
  /** A clock for latencies, in milliseconds. */
  readonly elapsed?: () => number;
}

interface Asking {
  readonly set: string;
  readonly question: Question;
}

/** Opens the library of a call at a given instant, on a data folder of the eval's own: a run disturbs nothing. */
export function librarianOpener(call: Call): RunOptions["openLibrarian"] {
  const dataFolder = join(call.config.dataFolder, "eval");
  return (fixedNow) => openForCommand({ ...call, config: { ...call.config, dataFolder, fixedNow } }, { warm: true });
}

/** Asks every question, one librarian per instant of asking; outcomes come in the order of the sets. */
export async function runEval({
  sets,
  openLibrarian,
  onProgress,
  elapsed = () => performance.now(),
}: RunOptions): Promise<Outcome[]> {
  const askings = sets.flatMap(({ name, questions }) => questions.map((question) => ({ set: name, question })));
  const outcomes = new Map<Asking, Outcome>();
  for (const [now, sameTime] of Map.groupBy(askings, ({ question }) => Date.parse(question.now))) {
    const librarian = await openLibrarian(new Date(now));
    try {
      for (const asking of sameTime) {
        outcomes.set(asking, await askOne(asking, { librarian, elapsed }));
        onProgress?.(outcomes.size, askings.length);
      }
    } finally {
      await librarian.close();
    }
  }
  return askings.flatMap((asking) => outcomes.get(asking) ?? []);
}

interface AskOptions {
  readonly librarian: AskedLibrarian;
  readonly elapsed: () => number;
}

async function askOne({ set, question }: Asking, { librarian, elapsed }: AskOptions): Promise<Outcome> {
  const { id, language, category, tags, turns, now, expect } = question;
  const asked = { set, id, language, category, tags, turns, now, expect };
  try {
    const { answer, ms } = await converse(turns, { librarian, elapsed });
    const checks = judge(question, answer, { storedTitle: (record) => librarian.record(record)?.title });
    return { ...asked, answer, ms, checks, passed: checks.every(({ passed }) => passed) };
  } catch (error) {
    // One question that breaks the librarian is a failed question, not the end of the run.
    const detail = `the librarian failed: ${error instanceof Error ? error.message : String(error)}`;
    const checks: Check[] = [{ name: "kind", passed: false, detail }];
    return { ...asked, ms: 0, checks, passed: false };
  }
}

/** Says all turns in one session; gives the answer to the last and the time it took. */
async function converse(turns: readonly string[], { librarian, elapsed }: AskOptions) {
  const session = turns.length > 1 ? { session: randomBytes(16).toString("hex") } : {};
  for (const text of turns.slice(0, -1)) await librarian.ask({ text, ...session });
  const start = elapsed();
  const { answer } = await librarian.ask({ text: turns.at(-1) ?? "", ...session });
  return { answer, ms: elapsed() - start };
}
