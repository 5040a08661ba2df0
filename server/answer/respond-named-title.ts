import type { Ask, Reply } from "./ask.ts";
import { claimsTitle } from "./claimed-title.ts";
import type { Intent } from "./intent.ts";
import { respondAuthor } from "./respond-author.ts";
import { respondFirmTitle, respondItem, respondTitle } from "./respond-item.ts";
import { respondLikeness } from "./respond-likeness.ts";
import { respondTextbook } from "./respond-textbook.ts";
import { respondAdvice, respondHalfRemembered, respondListed } from "./respond-topic.ts";
import { headingWords } from "./topic-words.ts";

interface Served {
  readonly intent: Intent;
  readonly reply: Reply;
}

/** Asked about a subject, not for one book. */
export const bySubject: readonly Intent[] = ["half-remembered", "study", "advice", "subject"];
/** Told from the library's own calendar and plan. */
export const computed: readonly Intent[] = ["hours", "event", "contacts", "room", "hold"];

/** The title a question names or claims to name comes before any rule that shares a word with it. */
export async function respondNamedTitle(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  const served =
    (await quotedTitle(ask, strong)) ??
    (await halfRemembered(ask, strong)) ??
    (await textbook(ask, strong)) ??
    (await firmTitle(ask, strong)) ??
    (await ofMood(ask, strong));
  if (served || !claimsBook(ask, strong)) return served;
  return { intent: "item", reply: (await respondItem(ask)) ?? (await respondAuthor(ask)) ?? (await respondTitle(ask)) };
}

/** A title in quotation marks is asked for, unless the question is about a rule. */
async function quotedTitle(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  if (ask.book.quoted.length === 0 || strong.some((intent) => intent === "rule" || computed.includes(intent)))
    return undefined;
  const kin = strong.includes("advice") ? await respondLikeness(ask) : undefined;
  return kin ? { intent: "advice", reply: kin } : { intent: "item", reply: await respondTitle(ask) };
}

/** Who says that the title is forgotten names none, whatever else is told. */
async function halfRemembered(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  if (!strong.includes("half-remembered")) return undefined;
  return { intent: "half-remembered", reply: await respondHalfRemembered(ask) };
}

async function textbook(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  if (strong.some((intent) => intent === "study" || intent === "advice" || computed.includes(intent))) return undefined;
  const reply = await respondTextbook(ask);
  return reply && { intent: "item", reply };
}

/** A title that surely stands in the question is asked for, however the question is put. */
async function firmTitle(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  const asksForVolume = ask.book.volume?.bare === false;
  if (!asksForVolume && strong.some((intent) => bySubject.includes(intent))) return undefined;
  // "A course of physics" is no event where its author is named too.
  const reply = await respondFirmTitle(ask, { withName: strong.some((intent) => computed.includes(intent)) });
  return reply && { intent: "item", reply };
}

/** "Something funny": a book is asked for by what readers call its heading. */
async function ofMood(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  const wantsBook = strong.some((intent) => intent === "item" || bySubject.includes(intent));
  const other = strong.some((intent) => !["item", "greeting", ...bySubject].includes(intent));
  if (!wantsBook || other || ask.book.quoted.length > 0 || headingWords(ask.spoken).length === 0) return undefined;
  if (claimsBook(ask, strong)) return undefined;
  const kin = strong.includes("advice") ? await respondAdvice(ask) : await respondListed(ask);
  return kin && { intent: "subject", reply: kin };
}

/** Gives out words for a title, and asks whether the book is there. */
function claimsBook({ book, named }: Ask, strong: readonly Intent[]): boolean {
  return (
    strong.includes("item") && !strong.some((intent) => bySubject.includes(intent)) && !named && claimsTitle(book.asked)
  );
}
