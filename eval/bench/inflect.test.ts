import { expect, test } from "vitest";
import { seeded } from "../../corpus/authoring/seeded.ts";
import { otherForm } from "./inflect.ts";
import { inflectKazakh, kazakhCase } from "./inflect-kazakh.ts";

function formsOf(make: (random: () => number) => string | undefined): string[] {
  const random = seeded("forms");
  return [...new Set(Array.from({ length: 500 }, () => make(random) ?? ""))].sort();
}

test.each([
  ["бала", "баланың балаға баланы балада баладан баламен"],
  ["кітап", "кітаптың кітапқа кітапты кітапта кітаптан кітаппен"],
  ["өмір", "өмірдің өмірге өмірді өмірде өмірден өмірмен"],
  ["тіл", "тілдің тілге тілді тілде тілден тілмен"],
  ["адам", "адамның адамға адамды адамда адамнан адаммен"],
  ["қаз", "қаздың қазға қазды қазда қаздан қазбен"],
  ["күй", "күйдің күйге күйді күйде күйден күймен"],
])("a Kazakh word takes the case endings of its last sound and its vowels: %s", (word, forms) => {
  expect(formsOf((random) => kazakhCase(word, random))).toEqual(forms.split(" ").sort());
});

test("a Kazakh noun has a plural, an owner and both at once", () => {
  const forms = formsOf((random) => inflectKazakh("кітап", random));
  expect(forms).toHaveLength(28);
  for (const form of ["кітап", "кітаптар", "кітабы", "кітабының", "кітаптары", "кітаптарында"])
    expect(forms).toContain(form);
  expect(formsOf((random) => inflectKazakh("бала", random))).toContain("баласына");
});

test.each([
  ["книга", "книгами"],
  ["роман", "романов"],
  ["история", "историй"],
  ["новый", "нового"],
  ["русский", "русских"],
])("a Russian word keeps its stem and changes its ending: %s, %s", (word, form) => {
  expect(formsOf((random) => otherForm(word, "ru", random))).toContain(form);
});

test("another form is never the word itself", () => {
  for (const word of ["книга", "роман", "новый"])
    expect(formsOf((random) => otherForm(word, "ru", random))).not.toContain(word);
  expect(formsOf((random) => otherForm("story", "en", random))).not.toContain("story");
  expect(formsOf((random) => otherForm("кино", "kk", random))).not.toContain("кино");
});
