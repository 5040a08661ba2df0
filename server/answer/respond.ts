import type { Ask, Reply, Responder } from "./ask.ts";
import { composeNotFound, nearest } from "./compose-not-found.ts";
import { findAny, readCues } from "./cue.ts";
import { findBooks } from "./find-books.ts";
import type { Intent } from "./intent.ts";
import { respondAuthor } from "./respond-author.ts";
import { respondEvent } from "./respond-event.ts";
import { respondFollowUp } from "./respond-follow-up.ts";
import { respondHours } from "./respond-hours.ts";
import { respondItem, respondTitle, titleAsked } from "./respond-item.ts";
import { respondContacts, respondRoom } from "./respond-place.ts";
import { respondFaq, respondFaqWording, respondLibraryFact, respondService } from "./respond-rule.ts";
import {
  askWhat,
  askWhichBook,
  respondAbout,
  respondAccount,
  respondCrisis,
  respondGreeting,
  respondHold,
  respondOutOfScope,
  respondPerson,
  respondPrivate,
  respondThanks,
  respondUnsafe,
} from "./respond-talk.ts";
import { respondAdvice, respondClearTopic, respondHalfRemembered, respondTopic } from "./respond-topic.ts";
import { findGreeting, type IntentScore, strongScore } from "./understand.ts";

/** A reply and the intent it served. */
export interface Served {
  readonly intent: Intent;
  readonly reply: Reply;
}

const responders: Readonly<Record<Intent, readonly Responder[]>> = {
  crisis: [respondCrisis],
  injection: [respondOutOfScope],
  unsafe: [respondUnsafe],
  private: [respondPrivate],
  person: [respondPerson],
  "off-topic": [respondOutOfScope],
  greeting: [respondGreeting],
  thanks: [respondThanks],
  "about-dana": [respondAbout],
  event: [(ask) => (ask.parts.library.events.length > 0 ? respondEvent(ask) : undefined)],
  hours: [whereThereAreBranches(respondHours)],
  contacts: [whereThereAreBranches(respondContacts)],
  room: [respondRoom, (ask) => respondFaq(ask, 0.45)],
  account: [respondAccount],
  hold: [respondHold],
  rule: [(ask) => respondFaq(ask, 0.45), (ask) => respondLibraryFact(ask, 0.5), respondService],
  service: [
    (ask) => (ask.book.words.length <= 1 ? respondService(ask) : undefined),
    (ask) => respondFaq(ask, 0.45),
    respondService,
    (ask) => respondLibraryFact(ask, 0.5),
  ],
  "e-resource": [(ask) => respondFaq(ask, 0.45), (ask) => respondLibraryFact(ask, 0.4)],
  "half-remembered": [respondHalfRemembered],
  study: [respondTopic],
  advice: [respondAdvice],
  author: [respondAuthor, respondItem],
  subject: [respondTopic],
  item: [respondItem, respondAuthor],
  where: [respondItem, (ask) => (ask.book.words.length === 0 ? askWhichBook(ask) : undefined)],
  more: [(ask) => (ask.book.words.length === 0 ? askWhichBook(ask) : undefined)],
  bare: [
    respondItem,
    respondAuthor,
    (ask) => respondFaq(ask, 0.6),
    (ask) => respondLibraryFact(ask, 0.6),
    respondClearTopic,
  ],
};

/** A library that told of no branches has no hours and addresses to tell. */
function whereThereAreBranches(responder: Responder): Responder {
  return (ask) => (ask.parts.library.branches.length > 0 ? responder(ask) : undefined);
}

/** Reader in need, another's secrets and the bounds of Dana's work come before any other reading of the question. */
const before: readonly Intent[] = ["crisis", "injection", "unsafe", "private", "person", "off-topic", "account"];

/** Told from the library's own calendar and plan. */
const computed: readonly Intent[] = ["hours", "event", "contacts", "room", "hold"];

export async function respond(ask: Ask, scores: readonly IntentScore[]): Promise<Served> {
  const strong = scores.filter(({ score }) => score >= strongScore).map(({ intent }) => intent);
  const first = before.find((intent) => strong.includes(intent));
  if (first === "account") {
    const wording = await respondFaqWording(ask);
    if (wording) return { intent: "rule", reply: wording };
  }
  if (first) return (await serve(first, ask)) ?? unanswered(ask, strong);
  const served = smallTalk(ask, strong) ?? (await followUp(ask, scores, strong)) ?? (await quotedTitle(ask, strong));
  if (served) return served;
  // The library's own wording says best what is meant, but what a day brings is computed.
  if (!ask.when || !strong.some((intent) => computed.includes(intent))) {
    const wording = await respondFaqWording(ask);
    if (wording) return { intent: "rule", reply: wording };
  }
  return (await byScore(ask, scores)) ?? unanswered(ask, strong);
}

function smallTalk(ask: Ask, strong: readonly Intent[]): Served | undefined {
  if (ask.spoken.length === 0) return { intent: "greeting", reply: askWhat(ask) };
  const others = strong.filter((intent) => intent !== "greeting" && intent !== "thanks");
  if (others.includes("about-dana") && others.length === 1) return { intent: "about-dana", reply: respondAbout(ask) };
  if (others.length > 0) return undefined;
  if (strong.includes("thanks") && ask.spoken.length <= 6) return { intent: "thanks", reply: respondThanks(ask) };
  const greeting = findGreeting(ask.spoken);
  return greeting && ask.spoken.length - greeting.length <= 2 && ask.book.words.length <= greeting.length
    ? { intent: "greeting", reply: respondGreeting(ask) }
    : undefined;
}

async function followUp(
  ask: Ask,
  scores: readonly IntentScore[],
  strong: readonly Intent[],
): Promise<Served | undefined> {
  const last = ask.conversation.intent;
  // "And on Sunday?", "and in Sairan?": the same question of another day or branch.
  if (
    strong.length === 0 &&
    ask.spoken.length <= 5 &&
    (ask.when || ask.named) &&
    (last === "hours" || last === "event" || last === "contacts")
  ) {
    return serve(last === "contacts" && ask.when ? "hours" : last, ask);
  }
  if (strong.some((intent) => computed.includes(intent))) return undefined;
  const reply = await respondFollowUp(ask, scores);
  return reply && { intent: "where", reply };
}

/** A title in quotation marks is asked for, unless the question is about a rule. */
async function quotedTitle(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  if (ask.book.quoted.length === 0 || strong.some((intent) => intent === "rule" || computed.includes(intent)))
    return undefined;
  return { intent: "item", reply: await respondTitle(ask) };
}

async function byScore(ask: Ask, scores: readonly IntentScore[]): Promise<Served | undefined> {
  for (const intent of ordered(scores)) {
    const served = await serve(intent, ask);
    if (served) return served;
  }
  return serve("bare", ask);
}

/** A subject said outright is asked for, whatever else sounds like a title: "a paper on the Silk Road, what do you have?" */
function ordered(scores: readonly IntentScore[]): Intent[] {
  const told = scores.filter(({ intent }) => intent !== "greeting" && intent !== "thanks");
  const onSubject = told.filter(({ intent, score }) => score >= strongScore && bySubject.includes(intent));
  return [
    ...new Set(
      [...(told.some(({ intent }) => !ofBooks.includes(intent) && intent !== "item") ? [] : onSubject), ...told].map(
        ({ intent }) => intent,
      ),
    ),
  ];
}

const bySubject: readonly Intent[] = ["half-remembered", "study", "advice", "subject"];
const ofBooks: readonly Intent[] = [...bySubject, "author", "item", "where", "more", "e-resource"];

async function serve(intent: Intent, ask: Ask): Promise<Served | undefined> {
  for (const responder of responders[intent]) {
    const reply = await responder(ask);
    if (reply) return { intent, reply };
  }
  return undefined;
}

/** Nothing sure was found: says what was not, and never guesses. */
async function unanswered(ask: Ask, strong: readonly Intent[]): Promise<Served> {
  if (strong.includes("author")) return { intent: "author", reply: composeNotFound(ask, { missing: "author" }) };
  const ofHouse = strong.some((intent) => computed.includes(intent));
  if (ofHouse || (!strong.includes("item") && !namesAThing(ask))) {
    return { intent: "bare", reply: composeNotFound(ask, { missing: "answer" }) };
  }
  const near = nearest(await findBooks(titleAsked(ask), ask));
  return { intent: "item", reply: composeNotFound(ask, { missing: "book", nearest: near }) };
}

const asking = readCues(
  "қалай, неге, неліктен, қашан, кім, қанша, неше, бола ма, не, как, почему, зачем, когда, кто, что, сколько, можно, какой, какая, how, why, when, who, what, can, is, do, does, should",
);

/** A few words that ask nothing: most likely a title, or what a book is about. */
function namesAThing(ask: Ask): boolean {
  return ask.spoken.length <= 7 && ask.book.words.length > 0 && findAny(asking, ask.spoken) === undefined;
}
