import { personOf } from "../../server/library/name.ts";
import type { BibRecord } from "../../server/library/record.ts";
import { inventIsbn } from "./imprint.ts";
import type { Chance } from "./other-library.ts";

interface Others {
  /** Another record of the catalogue. */
  readonly other: BibRecord;
  readonly chance: Chance;
}

type Mistake = (record: BibRecord, others: Others) => BibRecord | undefined;

/** Books that are another book than a record, and look like it. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  "another year": (record, { chance }) => ({
    ...record,
    year: (record.year ?? 2000) + 2 + Math.floor(chance() * 8),
    isbns: chance() < 0.5 ? [] : [inventIsbn(chance)],
  }),
  "another volume, the set's ISBN": (record) => {
    const volume = (record.part?.number ?? 1) + 1;
    const common = record.commonTitle ?? record.title;
    const designation = record.language === "kk" ? `${volume}-кітап` : `Т. ${volume}`;
    return {
      ...record,
      title: `${common}. ${designation}`,
      commonTitle: common,
      part: { designation, number: volume },
    };
  },
  "another author": (record, { other }) => {
    const [author] = other.names;
    const isOne = author && record.names.some(({ heading }) => heading === author.heading);
    return author && record.names.length > 0 && !isOne
      ? { ...record, names: [{ ...author, role: "author" }], isbns: [] }
      : undefined;
  },
  "another of the surname": (record) => {
    const [first] = record.names;
    const surname = first?.heading.split(", ")[0];
    const initial = first?.heading.split(", ")[1]?.slice(0, 1);
    if (first?.role !== "author" || surname === undefined || initial === undefined) return undefined;
    return { ...record, names: [personOf(`${surname}, ${initial === "М" ? "Р" : "М"}.`, "author")], isbns: [] };
  },
  "another language": (record) => ({ ...record, language: record.language === "kk" ? "ru" : "kk", isbns: [] }),
  "another publisher": (record) => ({ ...record, publisher: "Фолиант", isbns: [] }),
  "another length": (record, { chance }) => ({ ...record, extent: `${900 + Math.floor(chance() * 90)} б.`, isbns: [] }),
  "the ISBN given again": (record, { other }) =>
    other.title === record.title ? undefined : { ...other, isbns: record.isbns, year: record.year ?? 2000 },
  "a workbook": (record) => ({
    ...record,
    subtitle: record.language === "kk" ? "жұмыс дәптері" : "рабочая тетрадь",
    isbns: [],
  }),
  "another class": (record) =>
    /5/u.test(record.title)
      ? { ...record, title: record.title.replace("5", "6"), isbns: [] }
      : /(?:сынып|класс)/u.test(`${record.title} ${record.subtitle ?? ""}`)
        ? {
            ...record,
            title: record.title.replace(/\d+/u, (n) => String(Number(n) - 1)),
            ...(record.subtitle && { subtitle: record.subtitle.replace(/\d+/u, (n) => String(Number(n) - 1)) }),
            isbns: [],
          }
        : undefined,
  "as audio": (record) => ({ ...record, kind: "e-resource", isbns: [] }),
};
