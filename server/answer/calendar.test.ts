import fc from "fast-check";
import { expect, test } from "vitest";
import type { Branch } from "../library/library-file.ts";
import { nextOpen, openOn } from "./calendar.ts";
import { addDays, type Day, isLastInMonth, nthInMonth, wallClock, weekdayOf } from "./day.ts";
import { library } from "./scripted-library.ts";

const { holidays } = library;
const anyDay = fc.integer({ min: 0, max: 3 * 365 }).map((ahead) => addDays("2026-01-01", ahead));
const anyBranch = fc.constantFrom(...library.branches);

test("the opening of every branch on every day is what a naive reading of the rules gives", () => {
  fc.assert(
    fc.property(anyDay, anyBranch, (day, branch) => {
      expect(openOn(day, branch, holidays).spans).toEqual(naive(day, branch));
    }),
  );
});

/** All rules that speak of the day, from the weakest to the strongest; the last one holds. */
function naive(day: Day, branch: Branch): unknown {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = (["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const)[date.getUTCDay()] ?? "mon";
  const inAWeek = new Date(date.getTime() + 7 * 86_400_000);
  const isLast = inAWeek.getUTCMonth() !== date.getUTCMonth();
  const spoken = [
    ...branch.hours
      .filter(({ from, to }) => day.slice(5) >= (from ?? "01-01") && day.slice(5) <= (to ?? "12-31"))
      .map(({ week }) => week[weekday]),
    ...(isLast && branch.sanitaryDay?.nth === -1 && branch.sanitaryDay.weekday === weekday ? [[]] : []),
    ...[...holidays.days, ...holidays.movedDaysOff].filter((off) => off.date === day).map(() => []),
    ...branch.exceptions.filter((exception) => exception.date === day).map(({ open }) => open),
  ];
  return spoken.at(-1);
}

test("the next open day is open, and no day before it is", () => {
  fc.assert(
    fc.property(anyDay, anyBranch, (day, branch) => {
      const next = nextOpen(day, branch, holidays);
      expect(next?.spans.length).toBeGreaterThan(0);
      for (let one = addDays(day, 1); next && one < next.day; one = addDays(one, 1)) {
        expect(openOn(one, branch, holidays).spans).toEqual([]);
      }
    }),
  );
});

test("every weekday is either the last of its month or has one a week later in the month", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const later = addDays(day, 7);
      expect(weekdayOf(later)).toBe(weekdayOf(day));
      expect(nthInMonth(later)).toBe(isLastInMonth(day) ? 1 : nthInMonth(day) + 1);
    }),
  );
});

test("an exception opens the library early on New Year's Eve, a holiday closes it and says which", () => {
  const main = library.branches[0];
  if (!main) throw new Error("no branch");
  expect(openOn("2026-12-31", main, holidays)).toMatchObject({ reason: "exception", spans: [["09:00", "16:00"]] });
  expect(openOn("2027-03-22", main, holidays)).toMatchObject({
    reason: "holiday",
    spans: [],
    note: { kk: "Наурыз мейрамы" },
  });
  expect(openOn("2027-03-24", main, holidays)).toMatchObject({ reason: "moved-day-off", spans: [] });
  expect(openOn("2026-11-27", main, holidays)).toMatchObject({ reason: "sanitary-day", spans: [] });
  expect(openOn("2028-01-05", main, holidays).daysOffKnown).toBe(false);
});

test("a season over the turn of the year covers both of its ends", () => {
  const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const open = [["10:00", "12:00"]] as const;
  const main = library.branches[0];
  if (!main) throw new Error("no branch");
  const winter = {
    from: "12-20",
    to: "01-10",
    week: { ...week, mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open },
  };
  const branch = { ...main, exceptions: [], hours: [{ week }, winter] };
  expect(openOn("2026-12-22", branch, holidays).reason).toBe("season");
  expect(openOn("2027-01-05", branch, holidays).spans).toEqual(open);
  expect(openOn("2027-01-11", branch, holidays).spans).toEqual([]);
});

test("the day is the library's, whatever the machine's zone", () => {
  expect(wallClock(new Date("2026-11-23T20:30:00Z"), "Asia/Almaty")).toEqual({ day: "2026-11-24", time: "01:30" });
});
