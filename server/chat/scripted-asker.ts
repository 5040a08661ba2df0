import type { Answer } from "../answer/answer.ts";
import type { Asked, Asker } from "./asker.ts";

export interface ScriptedAsker extends Asker {
  readonly asked: Asked[];
  readonly forgotten: string[];
  /** Lets the asks that wait ("wait ...") be answered. */
  release(): void;
}

export function answeredWith(text: string): Answer {
  return { kind: "answered", language: "en", text, citations: [], records: [], suggestions: [], by: "composer" };
}

/** Answers by script; a question that begins with "wait" is answered when released, one with "fail" never. */
export function scriptAsker(
  reply: (asked: Asked) => Answer = ({ text }) => answeredWith(`You asked: ${text}`),
): ScriptedAsker {
  const asked: Asked[] = [];
  const forgotten: string[] = [];
  let waiting: (() => void)[] = [];
  return {
    asked,
    forgotten,
    async ask(question) {
      asked.push(question);
      if (question.text.startsWith("fail")) throw new Error("secret detail at line 7");
      if (question.text.startsWith("wait")) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          question.signal?.addEventListener("abort", () => reject(new Error("aborted")));
        });
      }
      return { answer: reply(question) };
    },
    forget: (session) => void forgotten.push(session),
    release() {
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}
