import type { Fit } from "./fit.ts";
import type { BookForm } from "./form-words.ts";
import type { RecordFacts } from "./record-facts.ts";

const byContent: readonly BookForm[] = ["textbook", "dictionary", "comic"];
const serial: readonly BookForm[] = ["newspaper", "magazine"];
/** What has no pages. */
const recorded: readonly BookForm[] = ["audiobook", "dvd"];

/** Of one of these forms. */
export function fitsForms(facts: RecordFacts, asked: readonly BookForm[]): Fit {
  const fits = asked.map((form) => fitsForm(facts, form));
  if (fits.includes("fits")) return "fits";
  return fits.includes("unknown") ? "unknown" : "unfit";
}

function fitsForm(facts: RecordFacts, asked: BookForm): Fit {
  const { forms = [] } = facts;
  if (forms.includes(asked)) return "fits";
  return isOther(facts, asked) ? "unfit" : "unknown";
}

/** It says that it is something else. */
function isOther({ kind, forms = [], genre, paged, free }: RecordFacts, asked: BookForm): boolean {
  if (byContent.includes(asked)) return genre === true;
  if (serial.includes(asked)) return kind !== "serial" || forms.length > 0;
  // What stands on a shelf is no e-book.
  if (asked === "e-book") return free !== undefined || paged === true || kind === "serial";
  return paged === true && recorded.includes(asked);
}
