import { expect, test } from "vitest";
import { personOf } from "./name.ts";
import { publicationFacts } from "./publication-facts.ts";
import type { BibRecord } from "./record.ts";
import { judgePublications } from "./same-publication.ts";
import { titleOnly } from "./title-only.ts";

const by = (...headings: string[]) => ({ names: headings.map((heading) => personOf(heading, "author")) });
const book = (title: string, more: Partial<BibRecord>): BibRecord => ({
  ...titleOnly(title),
  language: "kk",
  year: 2019,
  id: "a:1",
  source: "a",
  ...more,
});
const judge = (one: BibRecord, other: BibRecord) =>
  judgePublications(publicationFacts(one), publicationFacts({ ...other, source: "b" }));
const isbns = ["9786010710948"];
const algebra = book("Алгебра 9 сынып. 2-бөлім", { ...by("Әбілқасымова, А. Е."), publisher: "Мектеп", isbns });
const road = book("Абай жолы", by("Әуезов, Мұхтар"));

test.each([
  ["with the volume in the title", algebra, { title: "Алгебра 9 сынып, 2-бөлім", ...by("Абылкасымова А.Е.") }],
  ["in another year, by its ISBN", algebra, { year: 2018 }],
  ["with a slip, by its ISBN", algebra, { title: "Алгебрра 9 сынып. 2-бөлім" }],
  ["in Latin letters and with initials", road, { title: "Abai zholy", ...by("Auezov M.") }],
  ["with its subtitle in the title", road, { title: "Абай жолы : роман-эпопея" }],
])("one publication, %s", (_how, one, more) => {
  expect(judge(one, { ...one, ...more })).toBe("same");
});

test.each([
  ["another volume under the set's ISBN", algebra, { title: "Алгебра 9 сынып. 1-бөлім" }],
  ["another class", algebra, { title: "Алгебра 8 сынып. 2-бөлім" }],
  ["another book under an ISBN given twice", algebra, { title: "Географиялық атлас" }],
  ["the workbook", algebra, { subtitle: "жұмыс дәптері" }],
  ["a translation", road, { language: "ru" }],
  ["another year", road, { year: 2011 }],
  ["a namesake", road, by("Әуезов, Ерлан")],
  ["the play of the novel", { ...road, subtitle: "роман" }, { subtitle: "пьеса" }],
  ["another publisher", { ...road, publisher: "Жазушы" }, { publisher: "Атамұра" }],
  ["another length", { ...road, extent: "512 б." }, { extent: "608 бет" }],
  [
    "another year of birth",
    { ...road, names: [personOf("Әуезов, М.", "author", "1897-1961")] },
    { names: [personOf("Әуезов, М.", "author", "1955-")] },
  ],
])("two publications: %s", (_what, one, more) => {
  expect(judge(one, { ...one, ...more })).toBe("apart");
});

test("what the records leave open is not joined", () => {
  const tales = book("Ертегілер", by("Әуезов, Мұхтар"));
  expect(judge(tales, tales)).toBe("unknown");
  expect(judge(book("Қазақ ауыз әдебиеті", {}), book("Қазақ ауыз әдебиеті", {}))).toBe("unknown");
  const { year: _, ...undated } = road;
  expect(judge(road, undated)).toBe("unknown");
});

test("the numbers of a periodical are one, two periodicals of one name are not", () => {
  const star = book("Жұлдыз", { kind: "serial", issn: "0131-6001" });
  expect(judge(star, { ...star, year: 1958 })).toBe("same");
  expect(judge(star, { ...star, issn: "1234-5679" })).toBe("apart");
});
