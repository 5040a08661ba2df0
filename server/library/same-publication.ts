import { sameName } from "../language/name-forms.ts";
import type { PublicationFacts } from "./publication-facts.ts";

/** `apart` keeps two records from meeting through a third one; `unknown` does not. */
export type Verdict = "same" | "apart" | "unknown";

type Agreement = "yes" | "no" | "unknown";

/**
 * Whether two records describe one publication. To show two books as one is worse than to show one twice: what speaks against
 * it outweighs what speaks for it.
 */
export function judgePublications(a: PublicationFacts, b: PublicationFacts): Verdict {
  if (areDifferentThings(a, b)) return "apart";
  return a.kind === "serial" ? judgeSerials(a, b) : judgeBooks(a, b);
}

function judgeBooks(a: PublicationFacts, b: PublicationFacts): Verdict {
  const [authors, publishers, pages] = [agreeAuthors(a, b), agreeOn(a.publisher, b.publisher), agreePages(a, b)];
  if (authors === "no" || agreeSubtitles(a, b) === "no") return "apart";
  const titles = agreeTitles(a, b, authors === "yes" || publishers === "yes");
  if (titles === "no") return "apart";
  const isbns = agreeOn(a.isbns, b.isbns);
  if (isbns === "yes") return isOtherPrinting(a, b, pages) ? "apart" : "same";
  if (isbns === "no" || differInImprint(a, b, { publishers, pages })) return "apart";
  return titles === "yes" && isTold(a, b, { authors, publishers, pages }) ? "same" : "unknown";
}

/** A year is easily mistyped; but a library that enters two years, or another length, has two printings. */
const isOtherPrinting = (a: PublicationFacts, b: PublicationFacts, pages: Agreement): boolean =>
  differ(a.year, b.year) && (a.source === b.source || pages === "no");

function areDifferentThings(a: PublicationFacts, b: PublicationFacts): boolean {
  const isOther = a.kind !== b.kind || a.volume !== b.volume || a.companion !== b.companion;
  return isOther || differ(a.language, b.language) || differ(a.grade, b.grade);
}

function differInImprint(a: PublicationFacts, b: PublicationFacts, { publishers, pages }: Omit<Signs, "authors">) {
  if (differ(a.year, b.year) || publishers === "no" || pages === "no") return true;
  return publishers === "unknown" && differ(a.place, b.place);
}

interface Signs {
  readonly authors: Agreement;
  readonly publishers: Agreement;
  readonly pages: Agreement;
}

/** Without a common number: enough that agrees, and more where many books have the title. */
function isTold(a: PublicationFacts, b: PublicationFacts, { authors, publishers, pages }: Signs): boolean {
  if (a.year === undefined || b.year === undefined || a.grade !== b.grade) return false;
  const agreeing = [authors, publishers, pages].filter((one) => one === "yes").length;
  if (!a.isCommonplace) return authors === "yes" || agreeing >= 2;
  if (a.language === undefined || b.language === undefined) return false;
  return agreeing === 3 || (agreeing === 2 && (pages === "yes" || a.grade !== undefined));
}

function judgeSerials(a: PublicationFacts, b: PublicationFacts): Verdict {
  if (differ(a.issn, b.issn) || a.title !== b.title) return "apart";
  return a.issn !== undefined && a.issn === b.issn ? "same" : "unknown";
}

const differ = (a: unknown, b: unknown): boolean => a !== undefined && b !== undefined && a !== b;

function agreeOn(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return "unknown";
  return a.some((one) => b.includes(one)) ? "yes" : "no";
}

/** One library enters a book under its author, another the same person as its editor: anybody named on the other side will do. */
function agreeAuthors(a: PublicationFacts, b: PublicationFacts): Agreement {
  const [first, other] = [a.authors[0], b.authors[0]];
  if (first === undefined || other === undefined) return agreeEditors(a, b);
  if (differ(first.born, other.born)) return "no";
  if (sameName(first.heading, other.heading)) return "yes";
  const isNamed = ({ heading }: { heading: string }, { everybody }: PublicationFacts): boolean =>
    everybody.some((one) => sameName(one, heading));
  return isNamed(first, b) && isNamed(other, a) ? "yes" : "no";
}

/** Where one of the two has no author, somebody must still be named in both, if anybody is. */
function agreeEditors(a: PublicationFacts, b: PublicationFacts): Agreement {
  if (a.everybody.length === 0 || b.everybody.length === 0) return "unknown";
  return a.everybody.some((one) => b.everybody.some((other) => sameName(one, other))) ? "yes" : "no";
}

function agreeSubtitles(a: PublicationFacts, b: PublicationFacts): Agreement {
  if (a.subtitle.length === 0 || b.subtitle.length === 0) return "unknown";
  return a.subtitle.some((word) => b.subtitle.includes(word)) ? "yes" : "no";
}

const quire = 4;
const leeway = 0.03;

/** Unnumbered leaves are counted by some. */
function agreePages(a: PublicationFacts, b: PublicationFacts): Agreement {
  if (a.pages === undefined || b.pages === undefined) return "unknown";
  return Math.abs(a.pages - b.pages) <= Math.max(quire, leeway * a.pages) ? "yes" : "no";
}

/** `unknown` for titles that a slip or a subtitle makes different, and that only a common number can join. */
function agreeTitles(a: PublicationFacts, b: PublicationFacts, isSupported: boolean): Agreement {
  if (a.title === b.title) return "yes";
  if (numbersIn(a.title) !== numbersIn(b.title) || !isSupported) return "no";
  const [short, long] = a.title.length < b.title.length ? [a.title, b.title] : [b.title, a.title];
  if (short !== "" && long.startsWith(`${short} `)) return "unknown";
  return slips(short, long) <= Math.floor(long.length / lettersPerSlip) ? "unknown" : "no";
}

const lettersPerSlip = 8;
const numbersIn = (title: string): string => (title.match(/\d+|(?<!\p{L})[ivx]+(?!\p{L})/gu) ?? []).join(" ");

/** Levenshtein's distance. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
