import { expect, test } from "vitest";
import { yearsHeldIn } from "./years-held.ts";

test("what branches hold of a journal is told together, years and numbers in their order", () => {
  const holdings = [{ years: "2001 (2, 10, 1); 1990 (1-6)" }, {}, { years: "2001 (3, 1)" }, { years: "1990 (шілде)" }];
  expect(yearsHeldIn(holdings)).toBe("1990 (1-6, шілде); 2001 (1, 2, 3, 10)");
});

test("years without numbers stay as they are printed, and are told once", () => {
  expect(yearsHeldIn([{ years: "1995-2003, 2010-" }, { years: "1995-2003, 2010-" }])).toBe("1995-2003, 2010-");
  expect(yearsHeldIn([{}])).toBeUndefined();
});
