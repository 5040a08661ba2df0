import { expect, test } from "vitest";
import { matchKey } from "../language/match-key.ts";
import type { Authority } from "../library/authority.ts";
import type { BibRecord } from "../library/record.ts";
import { titleOnly } from "../library/title-only.ts";
import { recordEntry } from "./record-entry.ts";

const authority: Authority = { person: () => undefined, topic: () => undefined };

function entryOf(more: Partial<BibRecord>) {
  return recordEntry({ ...titleOnly("Абай жолы"), id: "s:1", source: "s", ...more }, authority);
}

function keysOf(more: Partial<BibRecord>, kind: string): string[] {
  return entryOf(more).keys.flatMap((key) => (key.kind === kind ? [key.key] : []));
}

test("a record is found by its other titles and by its names in other scripts", () => {
  const titles = keysOf({ variantTitles: ["Абай. Эпопея"], uniformTitle: "Абай романы" }, "title");
  expect(titles).toEqual(["Абай жолы", "Абай. Эпопея", "Абай романы"].map(matchKey));
  const name = { heading: "Auezov, Mukhtar", display: "Mukhtar Auezov", role: "author" } as const;
  expect(keysOf({ names: [{ ...name, variants: ["Әуезов, Мұхтар"] }] }, "name")).toEqual(
    expect.arrayContaining(["Әуезов, Мұхтар", "Мұхтар Әуезов", "Әуезов"].map(matchKey)),
  );
  expect(keysOf({ identifiers: [{ scheme: "doi", value: "10.1000/182" }] }, "identifier")).toContain(
    matchKey("10.1000/182"),
  );
});

test("a title that gathers works leads to no book", () => {
  expect(keysOf({ uniformTitle: "Шығармалары" }, "title")).toEqual([matchKey("Абай жолы")]);
});

test("contents, edition, every series and an article's journal are searched and quoted", () => {
  const [passage] = entryOf({
    edition: "2-бас.",
    allSeries: [{ title: "Мектеп кітапханасы", volume: "2" }, { title: "Классика" }],
    contents: ["Көксерек", "Қилы заман / М. Әуезов"],
    links: [{ relation: "host", title: "Жұлдыз", year: "2001", volume: "№ 3", pages: "12-15" }],
    dateText: "[199-?]",
  }).passages;
  expect(passage?.text).toBe(
    "Абай жолы. Жұлдыз, 2001, № 3, 12-15. 2-бас. [199-?]. Мектеп кітапханасы ; 2. Классика. Көксерек ; Қилы заман / М. Әуезов.",
  );
});

test("of a very long table of contents the beginning is searched", () => {
  const [passage] = entryOf({ contents: Array.from({ length: 2000 }, (_, at) => `Тарау ${at}`) }).passages;
  expect(passage?.text.length).toBeLessThan(2100);
});
