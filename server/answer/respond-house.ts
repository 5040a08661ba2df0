import type { Ask, Reply } from "./ask.ts";
import { claimsTitle } from "./claimed-title.ts";
import { composeNotFound } from "./compose-not-found.ts";
import { type HouseMatter, houseMatter } from "./house-matter.ts";
import type { Intent } from "./intent.ts";
import { respondDocument } from "./respond-document.ts";
import { namesEvent } from "./respond-event.ts";
import { respondHours } from "./respond-hours.ts";
import { computed } from "./respond-named-title.ts";
import {
  respondFaq,
  respondFaqWording,
  respondLibraryFact,
  respondService,
  sure,
  withNearQuestions,
} from "./respond-rule.ts";

const ofReading: readonly Intent[] = ["half-remembered", "advice", "author", "subject"];

/** Terms, money and papers come before calendar and catalogue; what may be done on a day only where no day is asked about. */
export function houseOf(ask: Ask, strong: readonly Intent[]): HouseMatter | undefined {
  const matter = houseMatter(ask.spoken);
  if (matter === undefined || strong.some((intent) => ofReading.includes(intent))) return undefined;
  if (strong.includes("item") && claimsTitle(ask.book.asked)) return undefined;
  if (strong.includes("event") && namesEvent(ask)) return undefined;
  const dated = strong.some((intent) => computed.includes(intent) && intent !== "event");
  return matter === "plain" && dated ? undefined : matter;
}

/** Answers from the library's own words, else says that they do not tell; never with books. */
export async function respondHouse(ask: Ask, strong: readonly Intent[]): Promise<Reply> {
  return (
    respondFaqWording(ask) ??
    (await fromRules(ask)) ??
    (strong.includes("hours") && ask.parts.library.branches.length > 0 ? respondHours(ask) : undefined) ??
    withNearQuestions(composeNotFound(ask, { missing: "answer" }), ask)
  );
}

// One sentence of several says less than all of them.
const sureOfSentence = 0.9;

/** The entry likest to the whole message or to the sentence that asks, else a service or a fee. */
async function fromRules(ask: Ask): Promise<Reply | undefined> {
  const asking = askingSentence(ask.text);
  return (
    respondFaq(ask, sure) ??
    (asking === undefined ? undefined : respondFaq({ ...ask, text: asking }, sureOfSentence)) ??
    respondService(ask) ??
    (await respondLibraryFact(ask, 0.5)) ??
    (await respondDocument(ask, { isRule: true }))
  );
}

/** The sentence that asks, where others tell of the reader. */
function askingSentence(text: string): string | undefined {
  const sentences = text.split(/(?<=[?!.])\s+|\n+/u).filter((one) => one.trim() !== "");
  return sentences.length > 1 ? (sentences.find((one) => one.includes("?")) ?? sentences.at(-1)) : undefined;
}
