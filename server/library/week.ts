const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

type Span = readonly [string, string];
export type Week = Record<(typeof weekdays)[number], Span[]>;

/**
 * Reads weekly opening hours as a person writes them: "mon-fri 9:00-13:00 14:00-18:00, sat 10:00-14:00". Days not named are closed.
 * @throws Error naming the part that cannot be read.
 */
export function parseWeek(text: string): Week {
  const week: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  for (const part of text.split(",").map((piece) => piece.trim().toLowerCase())) {
    const match = /^([a-z]{3})(?:-([a-z]{3}))?((?:\s+\d{1,2}:\d{2}-\d{1,2}:\d{2})+)$/.exec(part);
    if (!match) throw new Error(`"${part}"? (mon-fri 9:00-18:00, sat 10:00-14:00)`);
    const [, first = "", last = first, times = ""] = match;
    const spans = times.trim().split(/\s+/).map(parseSpan);
    for (const day of daysBetween(first, last)) week[day] = spans;
  }
  return week;
}

function daysBetween(first: string, last: string): (typeof weekdays)[number][] {
  const names: readonly string[] = weekdays;
  const from = names.indexOf(first);
  const to = names.indexOf(last);
  if (from < 0 || to < from) throw new Error(`"${first}-${last}"? (${weekdays.join(" ")})`);
  return weekdays.slice(from, to + 1);
}

function parseSpan(text: string): Span {
  const [from = "", to = ""] = text.split("-").map((time) => time.padStart(5, "0"));
  if (!(isTime(from) && isTime(to) && from < to)) throw new Error(`"${text}"? (9:00-18:00)`);
  return [from, to];
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
}
