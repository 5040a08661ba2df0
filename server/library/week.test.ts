import { expect, test } from "vitest";
import { parseWeek } from "./week.ts";

test("weekly hours are read as a person writes them, with breaks and days off", () => {
  const week = parseWeek("mon-fri 9:00-13:00 14:00-18:00, sat 10:00-14:00");
  expect(week.wed).toEqual([
    ["09:00", "13:00"],
    ["14:00", "18:00"],
  ]);
  expect(week.sat).toEqual([["10:00", "14:00"]]);
  expect(week.sun).toEqual([]);
});

test.each(["", "fri-mon 9:00-18:00", "mon 18:00-9:00", "mon 9-18", "xyz 9:00-18:00", "mon 9:00-25:00"])(
  'hours "%s" are refused with an example',
  (text) => {
    expect(() => parseWeek(text)).toThrow(/\?/);
  },
);
