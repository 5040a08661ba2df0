import { hear } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { type Citing, recordSource, startCiting } from "./cite.ts";
import { isFree } from "./holdings.ts";
import { sameWord } from "./same-word.ts";
import { suggest } from "./suggestions.ts";
import { itemTexts } from "./text-of-items.ts";
import { listTexts } from "./text-of-lists.ts";
import { titleText } from "./title-text.ts";
import { gatherWorks, workCard } from "./work-cards.ts";

/** Why these books are listed. */
export type ListReason =
  | { readonly kind: "author"; readonly author: string; readonly count: number }
  | { readonly kind: "topic" | "near" | "advice" | "maybe" | "more"; readonly subject: string };

const longest = 5;

export function composeList(records: readonly BibRecord[], reason: ListReason, ask: Ask): Reply {
  const { language } = ask;
  const citing = startCiting();
  const works = gatherWorks(records, ask, { most: longest });
  const shown = works.map(({ record }) => record);
  const byTitle = Map.groupBy(shown, (record) => `${titleText(record, language)} ${record.names[0]?.heading ?? ""}`);
  const titles = [...byTitle.values()].map((same) => entry(same, reason, ask, citing)).join("; ");
  const free = [...new Set(shown.filter(isFree).map((record) => titleText(record, language)))];
  const text = [
    lead(titles, reason, language),
    ...(free.length > 0 ? [listTexts[language].nowFree(free.join(", ")), itemTexts[language].asLoaded] : []),
  ].join(" ");
  return {
    answer: {
      kind: "answered",
      language,
      text,
      citations: citing.list(),
      records: works.map(workCard),
      suggestions: suggest("list", language),
      by: "composer",
    },
    remember: {
      records: shown.map((record) => record.id),
      ...(reason.kind !== "author" && { subject: reason.subject }),
      ...(reason.kind === "author" && { subject: reason.author }),
    },
  };
}

function lead(titles: string, reason: ListReason, language: Ask["language"]): string {
  const texts = listTexts[language];
  switch (reason.kind) {
    case "author":
      return `${texts.byAuthor(reason.author, reason.count)} ${texts.forExample(titles)}`;
    case "topic":
      return texts.onTopic(titles);
    case "near":
      return texts.near(titles);
    case "advice":
      return texts.advised(titles);
    case "maybe":
      return texts.maybe(titles);
    case "more":
      return texts.more(titles);
  }
}

/** "«Title» (author, year; subject) [1][2]", with the sources of all records that have the title. */
function entry(same: readonly BibRecord[], reason: ListReason, ask: Ask, citing: Citing): string {
  const [record] = same;
  if (!record) return "";
  const author = reason.kind === "author" ? undefined : record.names.find((name) => name.role === "author")?.display;
  const topics =
    reason.kind === "advice"
      ? whyThis(record, reason.subject).map((topic) => listTexts[ask.language].reason(topic))
      : [];
  const about = [author, record.year?.toString(), ...topics]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
  const marks = same.map((one) => citing.mark(recordSource(one, ask.parts.catalogue)));
  return `${titleText(record, ask.language)}${about === "" ? "" : ` (${about})`} ${marks.join("")}`;
}

/** The topic of the record that the reader asked for, else its first. */
function whyThis(record: BibRecord, subject: string): readonly string[] {
  const asked = hear(subject);
  const topics = [...record.keywords, ...record.subjects];
  const met = topics.find((topic) => hear(topic).some((word) => asked.some((one) => sameWord(one, word))));
  return [met ?? topics[0]].filter((topic) => topic !== undefined);
}
