import type { Trilingual } from "../library/language.ts";
import type { Branch, Library } from "../library/library-file.ts";
import { addDays, type Day, isLastInMonth, nthInMonth, weekdayOf } from "./day.ts";

type Spans = Branch["hours"][number]["week"]["mon"];

/** When a branch is open on one day, and which rule says so. */
export interface OpenDay {
  readonly day: Day;
  readonly spans: Spans;
  readonly reason: "exception" | "holiday" | "moved-day-off" | "sanitary-day" | "season" | "week";
  /** What the rule says of itself: the holiday's name, the exception's or the season's note. */
  readonly note?: Trilingual;
  /** False beyond the last date for which the days off are known. */
  readonly daysOffKnown: boolean;
}

/** Exceptions win over days off, those over the sanitary day, that over the season, that over the week. */
export function openOn(day: Day, branch: Branch, holidays: Library["holidays"]): OpenDay {
  const known = { day, daysOffKnown: day <= holidays.knownThrough };
  return {
    ...known,
    ...(exception(day, branch) ?? dayOff(day, holidays) ?? sanitaryDay(day, branch) ?? ordinary(day, branch)),
  };
}

/** The next day after `day` on which the branch opens, within three weeks. */
export function nextOpen(day: Day, branch: Branch, holidays: Library["holidays"]): OpenDay | undefined {
  for (let ahead = 1; ahead <= 21; ahead += 1) {
    const next = openOn(addDays(day, ahead), branch, holidays);
    if (next.spans.length > 0) return next;
  }
  return undefined;
}

/** Of rules that cover a date the later one wins. */
export function rulesOn(day: Day, branch: Branch): Branch["hours"][number] | undefined {
  return branch.hours.findLast((rule) => covers(day.slice(5), rule));
}

type Rule = Omit<OpenDay, "day" | "daysOffKnown">;

function exception(day: Day, branch: Branch): Rule | undefined {
  const found = branch.exceptions.find((one) => one.date === day);
  return found && { spans: found.open, reason: "exception", note: found.note };
}

function dayOff(day: Day, holidays: Library["holidays"]): Rule | undefined {
  const holiday = holidays.days.find((one) => one.date === day);
  if (holiday) return { spans: [], reason: "holiday", note: holiday.name };
  const moved = holidays.movedDaysOff.find((one) => one.date === day);
  return moved && { spans: [], reason: "moved-day-off", note: moved.name };
}

function sanitaryDay(day: Day, branch: Branch): Rule | undefined {
  const rule = branch.sanitaryDay;
  if (!rule || rule.weekday !== weekdayOf(day)) return undefined;
  const falls = rule.nth === -1 ? isLastInMonth(day) : nthInMonth(day) === rule.nth;
  return falls ? { spans: [], reason: "sanitary-day" } : undefined;
}

function ordinary(day: Day, branch: Branch): Rule {
  const rule = rulesOn(day, branch);
  const spans = rule?.week[weekdayOf(day)] ?? [];
  if (!rule?.from && !rule?.to) return { spans, reason: "week" };
  return rule.note ? { spans, reason: "season", note: rule.note } : { spans, reason: "season" };
}

function covers(monthDay: string, rule: Branch["hours"][number]): boolean {
  const from = rule.from ?? "01-01";
  const to = rule.to ?? "12-31";
  // A season may run over the turn of the year.
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}
