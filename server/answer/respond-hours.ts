import type { Branch } from "../library/library-file.ts";
import type { Ask, Reply } from "./ask.ts";
import { asksForAllBranches } from "./branch-named.ts";
import { librarySource, startCiting, withMark } from "./cite.ts";
import { readClockTime } from "./clock-time.ts";
import type { When } from "./dates.ts";
import { addDays } from "./day.ts";
import { sayAt, sayDay, sayDays, sayNow, saySanitaryDay, sayWeek } from "./hours.ts";
import { suggest } from "./suggestions.ts";
import { hoursTexts } from "./text-of-hours.ts";

/** The longest stretch told day by day. */
const mostDays = 7;

export function respondHours(ask: Ask): Reply {
  const { language } = ask;
  const citing = startCiting();
  const branches = asksForAllBranches(ask.spoken) && !ask.named ? ask.parts.library.branches : [ask.branch];
  const lines = branches.map((branch) => {
    ask.note({ id: `branch:${branch.id}` });
    const passage = [sayWeek(branch, ask), ...saySanitaryDay(branch, language)].join(" ");
    const mark = citing.mark(librarySource(`branch:${branch.id}`, { title: branch.name[language], passage }));
    return withMark(say(branch, ask), mark);
  });
  return {
    answer: {
      kind: "answered",
      language,
      text: lines.join("\n"),
      citations: citing.list(),
      records: [],
      suggestions: suggest("hours", language),
      by: "composer",
    },
    remember: { ...(ask.named && { branch: ask.named.id }) },
  };
}

function say(branch: Branch, ask: Ask): string {
  const { when, language } = ask;
  const clock = when?.kind === "range" ? undefined : readClockTime(ask.spoken, ask.text);
  if (clock) return sayAt(when?.from ?? ask.today, clock, branch, ask);
  if (!when)
    return [sayWeek(branch, ask), ...saySanitaryDay(branch, language), hoursTexts[language].holidaysRule].join(" ");
  if (when.kind === "now") return sayNow(branch, ask);
  return when.kind === "day" ? sayDay(when.from, branch, ask) : sayDays(daysOf(when), branch, ask);
}

function daysOf(when: When): string[] {
  const days: string[] = [];
  for (let day = when.from; day <= when.to && days.length < mostDays; day = addDays(day, 1)) days.push(day);
  return days;
}
