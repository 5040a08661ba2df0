import { expect, test } from "vitest";
import { readIrbis } from "./irbis.ts";
import { irbisDraft } from "./irbis-map.ts";

async function draftOf(...lines: readonly string[]) {
  for await (const outcome of readIrbis(one(`${lines.join("\n")}\n*****\n`), { path: "x" }))
    return outcome.ok ? outcome.draft : outcome.rejection;
  return undefined;
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

test("an article (ASP) has its journal with year, number and pages", async () => {
  expect(
    await draftOf(
      "#920: ASP",
      "#903: AB1",
      "#200: ^AАбай және қазіргі заман^FБ. Майтанов",
      "#463: ^CЖұлдыз^J2001^DАлматы^S12-15^HN3^WZH1/2001/3",
      "#963: ^I0134-3211",
      "#461: ^CҚаламгерлер кітапханасы",
    ),
  ).toMatchObject({
    title: "Абай және қазіргі заман",
    links: [
      {
        relation: "host",
        title: "Жұлдыз",
        place: "Алматы",
        year: "2001",
        volume: "N3",
        pages: "12-15",
        issn: "0134-3211",
        number: "ZH1/2001/3",
      },
    ],
  });
});

test("chapters (330) and articles (922) are contents, the annotation stays in 331", async () => {
  const draft = await draftOf(
    "#920: PAZK",
    "#200: ^AӘңгімелер",
    "#330: ^CКөксерек^FӘуезов М.^GМұхтар Әуезов^412",
    "#922: ^CҚилы <заман>^FӘуезов М.",
    "#331: Ұлы жазушының <әңгімелері>.",
  );
  expect(draft).toMatchObject({
    contents: ["Көксерек / Мұхтар Әуезов", "Қилы заман / Әуезов М."],
    annotation: "Ұлы жазушының әңгімелері.",
  });
});

test("a copy has its barcode, inventory number, date and call number; what is on no shelf is left out", async () => {
  const draft = await draftOf(
    "#920: PAZK",
    "#200: ^AАбай жолы",
    "#906: 84(5Қаз)",
    "#908: Ә 98",
    "#910: ^A0^B101^C20070104^DАБ^H107206G^RМ 5/3",
    "#910: ^A1^B102^C011102^DАБ",
    "#910: ^A2^DАБ",
    "#910: ^A6^B103^DАБ",
    "#910: ^Ap^B104^DАБ",
    "#910: ^A4^B105^DАБ",
  );
  expect(draft).toMatchObject({
    holdings: [
      {
        branch: "АБ",
        callNumber: "М 5/3",
        items: [{ barcode: "107206G", status: "available", inventory: "101", acquired: "2007-01-04" }],
      },
      {
        branch: "АБ",
        callNumber: "84(5Қаз) Ә 98",
        items: [
          { barcode: "102", status: "on-loan" },
          { barcode: "105", status: "lost" },
        ],
      },
    ],
  });
});

test("the numbers held of a journal (J, 909) are summed up by place and year", async () => {
  expect(
    await draftOf(
      "#920: J",
      "#200: ^AЖұлдыз",
      "#909: ^Q2001^DАБ^H1,2^K1",
      "#909: ^Q1990^DАБ^H1-6,9^K1",
      "#909: ^Q1990^DАБ^H9^K2",
      "#909: ^Q1992^F37^DКДИ^H8,9/10",
    ),
  ).toMatchObject({
    kind: "serial",
    holdings: [
      { branch: "АБ", years: "1990 (1-6, 9); 2001 (1, 2)", items: [] },
      { branch: "КДИ", years: "1992 (37/8, 37/9/10)", items: [] },
    ],
  });
});

test("classes of BBK and GRNTI, the title of the original and variants of the title are kept", async () => {
  expect(
    await draftOf(
      "#920: PAZK",
      "#200: ^AПуть Абая",
      "#454: ^AАбай жолы^H1942",
      "#517: ^AАбай. Эпопея",
      "#510: ^DAbai",
      "#621: 84(5Каз)",
      "#964: 17.82",
      "#675: 821.512.122-31",
      "#20: ^B93-1141",
      "#951: ^Ihttps://kazneb.kz/1",
    ),
  ).toMatchObject({
    originalTitle: "Абай жолы",
    variantTitles: ["Абай. Эпопея"],
    parallelTitles: ["Abai"],
    classes: [
      { scheme: "bbk", mark: "84(5Каз)" },
      { scheme: "grnti", mark: "17.82" },
    ],
    udc: ["821.512.122-31"],
    identifiers: [{ scheme: "nbn", value: "93-1141" }],
    links: [{ relation: "original", title: "Абай жолы", year: "1942" }],
    url: "https://kazneb.kz/1",
  });
});

test("fields of the library's own work, of no description, leave no trace", () => {
  const plain = { tag: "200", indicators: "  ", subfields: [{ code: "a", value: "Абай жолы" }] };
  const others = ["692", "694", "907", "940", "999"].map((tag) => ({
    tag,
    indicators: "  ",
    subfields: [{ code: "a", value: "қызмет" }],
  }));
  expect(irbisDraft({ leader: "", fields: [plain, ...others] })).toEqual(irbisDraft({ leader: "", fields: [plain] }));
});
