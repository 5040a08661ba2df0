import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { MendableError } from "../errors.ts";
import type { Faq, FaqText } from "../library/faq.ts";
import { type Language, languages } from "../library/language.ts";

const wordings = z.array(z.string().min(1, "must not be empty")).default([]);
const frontMatter = z.strictObject({
  topics: z.array(z.string().min(1)),
  audience: z.array(z.string().min(1)),
  reviewed: z.iso.date("must be a date (YYYY-MM-DD)"),
  wordings: z.strictObject({ kk: wordings, ru: wordings, en: wordings }),
});
type FrontMatter = z.infer<typeof frontMatter>;

/**
 * Reads one FAQ entry: front matter, then a section "# kk: question" with its answer for each language.
 * @throws MendableError naming the file and what in it must be mended
 */
export function readFaq(path: string, source: string): Faq {
  const label = join(basename(dirname(path)), basename(path));
  const text = readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .replace(/\r\n/g, "\n");
  const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  if (!parts) throw new MendableError(`${label}: must begin with front matter between two lines "---"`);
  const front = checkFront(label, parseFront(label, parts[1] ?? ""));
  const sections = sectionsOf(label, parts[2] ?? "");
  const textIn = (language: Language): FaqText => ({
    ...sectionIn(label, sections, language),
    wordings: front.wordings[language],
  });
  return {
    id: `faq:${basename(path, ".md")}`,
    source,
    topics: front.topics,
    audience: front.audience,
    reviewed: front.reviewed,
    texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") },
  };
}

/** Whether a Markdown file is meant as a FAQ entry: it has front matter and a section in one of the languages. */
export function looksLikeFaq(path: string): boolean {
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  return /^---\r?\n/.test(text) && /^# (?:kk|ru|en):/m.test(text);
}

function parseFront(label: string, text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    throw new MendableError(
      `${label}: the front matter is not YAML (${error instanceof Error ? error.message.split("\n")[0] : error})`,
      {
        cause: error,
      },
    );
  }
}

function checkFront(label: string, content: unknown): FrontMatter {
  const parsed = frontMatter.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const given = valueAt(content, issue.path);
    return `${label}: "${issue.path.join(".")}" ${lowerFirst(issue.message)}${given === undefined ? "" : `, got ${JSON.stringify(given)}`}`;
  });
  throw new MendableError(faults.join("\n"));
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  let value = content;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

interface Section {
  readonly question: string;
  readonly answer: string;
}

function sectionsOf(label: string, body: string): Map<string, Section> {
  const sections = new Map<string, Section>();
  for (const section of body.split(/^# /m).slice(1)) {
    const [heading = "", ...lines] = section.split("\n");
    const [, language, question] = /^([a-z]{2}):\s*(.+)$/.exec(heading.trim()) ?? [];
    if (!language || !question)
      throw new MendableError(
        `${label}: the heading "# ${heading}" must be "# kk: question", "# ru: ..." or "# en: ..."`,
      );
    if (!languages.some((known) => known === language))
      throw new MendableError(`${label}: "# ${language}:" is none of ${languages.join(", ")}`);
    if (sections.has(language)) throw new MendableError(`${label}: has two sections "# ${language}:"`);
    sections.set(language, { question, answer: paragraphs(lines) });
  }
  return sections;
}

/** Lines of a paragraph are joined; paragraphs stay apart. */
function paragraphs(lines: readonly string[]): string {
  const blocks = lines
    .join("\n")
    .trim()
    .split(/\n\s*\n/);
  return blocks.map((block) => block.replace(/\s+/g, " ").trim()).join("\n\n");
}

function sectionIn(label: string, sections: ReadonlyMap<string, Section>, language: Language): Section {
  const section = sections.get(language);
  if (!section) throw new MendableError(`${label}: has no section "# ${language}: question"`);
  if (section.answer === "") throw new MendableError(`${label}: the section "# ${language}:" has no answer`);
  return section;
}
