import type { Library, LibraryEvent } from "../library/library-file.ts";
import { openOn } from "./calendar.ts";
import { addDays, type Day, isLastInMonth, nthInMonth, weekdayOf } from "./day.ts";

/** An event on one day. */
export interface Occurrence {
  readonly event: LibraryEvent;
  readonly day: Day;
}

/** What takes place from `from` to `to`, in order of time; a closed branch holds no event. */
export function occurrences(
  library: Library,
  { from, to }: { readonly from: Day; readonly to: Day },
  events: readonly LibraryEvent[] = library.events,
): Occurrence[] {
  const found: Occurrence[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const today = events.filter((event) => fallsOn(event, day) && isHeld(event, day, library));
    found.push(...today.toSorted((a, b) => a.start.localeCompare(b.start)).map((event) => ({ event, day })));
  }
  return found;
}

/** The next day on which an event takes place, within a year. */
export function nextOccurrence(library: Library, event: LibraryEvent, from: Day): Day | undefined {
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const day = addDays(from, ahead);
    if (fallsOn(event, day) && isHeld(event, day, library)) return day;
  }
  return undefined;
}

function fallsOn(event: LibraryEvent, day: Day): boolean {
  const { weekday, nth, months } = event.recurrence;
  if (weekday !== weekdayOf(day)) return false;
  if (months && !months.includes(Number(day.slice(5, 7)))) return false;
  return nth === undefined || (nth === -1 ? isLastInMonth(day) : nthInMonth(day) === nth);
}

function isHeld(event: LibraryEvent, day: Day, library: Library): boolean {
  const branch = library.branches.find((one) => one.id === event.branch);
  return branch !== undefined && openOn(day, branch, library.holidays).spans.length > 0;
}
