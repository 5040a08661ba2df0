import type { BibRecord } from "../../server/library/record.ts";
import type { Chance } from "./other-library.ts";

const houses: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  kk: [
    ["Жазушы", "Алматы"],
    ["Атамұра", "Алматы"],
    ["Мектеп", "Алматы"],
    ["Ғылым", "Астана"],
  ],
  ru: [
    ["Эксмо", "Москва"],
    ["Наука", "Москва"],
    ["Азбука", "Санкт-Петербург"],
    ["Раритет", "Алматы"],
  ],
  en: [
    ["Penguin", "London"],
    ["Vintage", "New York"],
  ],
};

/** Most records of the demo catalogue tell the work and not the edition: an imprint is invented where there is none. */
export function withImprint(record: BibRecord, chance: Chance): BibRecord {
  const known = houses[record.language ?? "ru"] ?? houses["ru"] ?? [];
  const [house = "", town = ""] = known[Math.floor(chance() * known.length)] ?? [];
  const isbns = record.isbns.length === 0 && chance() < 0.6 ? [inventIsbn(chance)] : record.isbns;
  const pages = `${80 + Math.floor(chance() * 500)} ${record.language === "kk" ? "б." : record.language === "ru" ? "с." : "p."}`;
  const { year = 1985 + Math.floor(chance() * 40), publisher = house, place = town, extent = pages } = record;
  return { ...record, year, publisher, place, extent, isbns };
}

export function inventIsbn(chance: Chance): string {
  const twelve = `978601${String(Math.floor(chance() * 1e6)).padStart(6, "0")}`;
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
