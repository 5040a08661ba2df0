import { matchKey } from "../language/match-key.ts";
import { toCyrillic } from "../language/transliterate.ts";
import type { BibRecord } from "./record.ts";

/** Groups the editions of one work in whatever language: its original title and its first author. */
export function workKey(record: Pick<BibRecord, "originalTitle" | "commonTitle" | "title" | "names">): string {
  const title = matchKey(record.originalTitle ?? record.commonTitle ?? record.title);
  const author = record.names.find((name) => name.role === "author");
  return author ? `${title} ${consonants(author.heading.split(",")[0] ?? "")}` : title;
}

/** What the spellings of a surname share in Kazakh, Russian and English books: Әуезов, Ауэзов, Auezov. */
function consonants(surname: string): string {
  return toCyrillic(surname)
    .replace(/[^\p{L}]/gu, "")
    .replace(/[аеиоуыэюяёйьъщw]/gu, (letter) => (letter === "щ" ? "ш" : ""))
    .replace(/(\p{L})\1+/gu, "$1");
}
