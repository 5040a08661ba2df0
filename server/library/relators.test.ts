import { expect, test } from "vitest";
import { rolesOf } from "./relators.ts";

test.each([
  [["730"], { role: "translator" }],
  [["trl", "edt"], { role: "translator", relators: ["edt"] }],
  [["230"], { role: "contributor", relators: ["cmp"] }],
  [["340 ред."], { role: "editor" }],
  [["180 Карт."], { role: "contributor", relators: ["ctg"] }],
  [["http://id.loc.gov/vocabulary/relators/prf"], { role: "contributor", relators: ["prf"] }],
  [["аударма жасаған."], { role: "translator" }],
  [["сазгер."], { role: "contributor", relators: ["сазгер"] }],
  [[], { role: "contributor" }],
])("of %j the role is %j", (relators, roles) => {
  expect(rolesOf(relators, "contributor")).toEqual(roles);
});
