import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { looksLikeFaq, readFaq } from "./read-faq.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-faq-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = `---
topics: [hours]
audience: [adult, child]
reviewed: 2026-11-10
wordings:
  kk: [қашан ашасыздар]
  ru:
    - во сколько открываетесь
  en: [opening time]
---
# kk: Кітапхана қашан ашық?

Күн сайын 9:00-де.

# ru: Когда вы открыты?

Каждый день
с 9:00.

# en: When are you open?

Every day at 9:00.

At weekends at 10:00.
`;

function faq(text: string): string {
  const path = join(folder, "faq", "hours.md");
  mkdirSync(join(folder, "faq"), { recursive: true });
  writeFileSync(path, text);
  return path;
}

test("an entry is read with its question, answer and wordings in each language", () => {
  expect(readFaq(faq(good), "corpus")).toEqual({
    id: "faq:hours",
    source: "corpus",
    topics: ["hours"],
    audience: ["adult", "child"],
    reviewed: "2026-11-10",
    texts: {
      kk: { question: "Кітапхана қашан ашық?", answer: "Күн сайын 9:00-де.", wordings: ["қашан ашасыздар"] },
      ru: { question: "Когда вы открыты?", answer: "Каждый день с 9:00.", wordings: ["во сколько открываетесь"] },
      en: {
        question: "When are you open?",
        answer: "Every day at 9:00.\n\nAt weekends at 10:00.",
        wordings: ["opening time"],
      },
    },
  });
});

test.each([
  [
    "a wrong date",
    good.replace("2026-11-10", "soon"),
    'faq/hours.md: "reviewed" must be a date (YYYY-MM-DD), got "soon"',
  ],
  ["a missing section", good.replace("# en:", "## en:"), 'faq/hours.md: has no section "# en: question"'],
  ["an empty answer", good.replace("Күн сайын 9:00-де.", ""), 'faq/hours.md: the section "# kk:" has no answer'],
  ["no front matter", good.slice(4), 'faq/hours.md: must begin with front matter between two lines "---"'],
])("%s is told with the file and what to mend", (_name, text, message) => {
  expect(() => readFaq(faq(text), "corpus")).toThrow(message);
});

test("an unknown key and broken YAML are told with the file", () => {
  expect(() => readFaq(faq(good.replace("topics:", "topic:")), "corpus")).toThrow(/faq\/hours\.md: "topics"/);
  expect(() => readFaq(faq(good.replace("[hours]", "[hours")), "corpus")).toThrow(
    /faq\/hours\.md: the front matter is not YAML/,
  );
});

test("a Markdown file without front matter or language sections is not taken for a FAQ entry", () => {
  expect(looksLikeFaq(faq(good))).toBe(true);
  expect(looksLikeFaq(faq("# Notes\n\nen: nothing"))).toBe(false);
});
