/** A calendar day of the library, YYYY-MM-DD: free of any clock or zone. */
export type Day = string;

/** Monday first, as `library.json` names them. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

const dayMs = 86_400_000;

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** 0 for Monday. */
export function weekdayIndex(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function weekdayOf(day: Day): Weekday {
  return weekdays[weekdayIndex(day)] ?? "mon";
}

/** Which of its weekday in the month: 1 for the first. */
export function nthInMonth(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

export function isLastInMonth(day: Day): boolean {
  return addDays(day, 7).slice(5, 7) !== day.slice(5, 7);
}

export function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

export function monthEnd(day: Day): Day {
  return addDays(monthStart(addDays(monthStart(day), 31)), -1);
}

/** Undefined for a day that no calendar has ("2027-02-30"). */
export function makeDay(year: number, month: number, date: number): Day | undefined {
  const day = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const parsed = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** The wall clock in the library's own zone, whatever the zone of the machine. */
export function wallClock(now: Date, timezone: string): { readonly day: Day; readonly time: string } {
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" }).format(
    now,
  );
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}
