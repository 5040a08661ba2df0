import { expect, test } from "vitest";
import { controlField, dataField, type MarcField } from "../library/marc-record.ts";
import { type Dialect, mapRecord } from "./map-record.ts";

function mapped(fields: readonly MarcField[], leader = "00000nam a2200000 a 4500", dialect: Dialect | "auto" = "auto") {
  return mapRecord({ leader, fields: [controlField("001", "t1"), ...fields] }, { dialect });
}

const abai = dataField("100", "1 ", [["a", "Құнанбайұлы, Абай"]]);

test.each([
  ["a form alone, as papers of an archive have", [["k", "Хаттар мен қолжазбалар."]], "Хаттар мен қолжазбалар"],
  ["its rest alone", [["b", "өлеңдер мен аудармалар /"]], "өлеңдер мен аудармалар"],
  ["the name of a part alone", [["p", "Қара сөздер"]], "Қара сөздер"],
] as const)("a title field with %s gives the title", (_, pairs, title) => {
  const outcome = mapped([...abai, ...dataField("245", "10", pairs)]);
  expect(outcome).toMatchObject({ dialect: "marc21", draft: { title } });
  if ("draft" in outcome) expect(outcome.draft.subtitle).toBeUndefined();
});

test.each(["240", "130", "246", "740"])("without a title field, the title is that of %s", (tag) => {
  const outcome = mapped([
    ...abai,
    ...dataField(tag, "0 ", [["a", "Күйлер"]]),
    ...dataField("300", "  ", [["a", "5 б."]]),
  ]);
  expect(outcome).toMatchObject({ draft: { title: "Күйлер" } });
  if ("draft" in outcome) expect(outcome.draft).not.toHaveProperty("originalTitle");
});

test("a record of UNIMARC without a title of its own has its uniform title", () => {
  const fields = [...dataField("101", "0 ", [["a", "kaz"]]), ...dataField("500", "10", [["a", "Алпамыс батыр"]])];
  expect(mapped(fields, "00000nam  2200000   450 ", "unimarc")).toMatchObject({ draft: { title: "Алпамыс батыр" } });
});

test("a record of names or of holdings is not taken for a book, and the reason says what it is", () => {
  const person = dataField("200", " 1", [
    ["a", "Әуезов"],
    ["b", "Мұхтар"],
  ]);
  const names = mapped([...person, ...dataField("801", " 0", [["a", "KZ"]])], "00000cx  a2200000   45  ");
  expect(names).toEqual({ reason: "the record is of an authority file, and describes no publication" });
  expect(mapped(abai, "00000nz  a2200000n  4500")).toEqual(names);
  const copies = mapped(dataField("852", "0 ", [["b", "Абонемент"]]), "00000nx  a2200000un 4500");
  expect(copies).toEqual({ reason: "the record is of holdings alone, and describes no publication" });
});

test("notes and codes are no titles, even where the wrong dialect is told", () => {
  const notes = dataField("500", "  ", [["a", "Includes index."]]);
  expect(mapped(notes, "00000nam a2200000 a 4500", "unimarc")).toHaveProperty("reason");
  const codes = dataField("130", "  ", [["a", "aafb"]]);
  expect(mapped(codes, "00000nam  2200000   450 ", "marc21")).toHaveProperty("reason");
});
