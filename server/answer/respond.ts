import type { Ask, Reply, Responder } from "./ask.ts";
import { asksWhetherOpen } from "./asks-whether-open.ts";
import { namesUnknownBranch } from "./branch-named.ts";
import { readClockTime } from "./clock-time.ts";
import { composeNotFound, nearest } from "./compose-not-found.ts";
import { findBooks } from "./find-books.ts";
import type { Intent } from "./intent.ts";
import { respondAuthor } from "./respond-author.ts";
import { respondDocument } from "./respond-document.ts";
import { respondEResource } from "./respond-e-resource.ts";
import { namesEvent, respondEvent } from "./respond-event.ts";
import { respondFollowUp } from "./respond-follow-up.ts";
import { respondHours } from "./respond-hours.ts";
import { houseOf, respondHouse } from "./respond-house.ts";
import { respondItem, titleAsked } from "./respond-item.ts";
import { bySubject, computed, respondNamedTitle } from "./respond-named-title.ts";
import { respondContacts, respondRoom, respondUnknownBranch } from "./respond-place.ts";
import {
  respondFaq,
  respondFaqWording,
  respondLibraryFact,
  respondRuleFollowUp,
  respondService,
  sure,
  withNearQuestions,
} from "./respond-rule.ts";
import { respondAnother, respondAtBranch } from "./respond-shown.ts";
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
import {
  respondAdvice,
  respondClearTopic,
  respondGenre,
  respondHalfRemembered,
  respondSureTopic,
  respondTopic,
} from "./respond-topic.ts";
import { namesAThing, soundsLikeTitle } from "./sounds-like-title.ts";
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
  event: [
    (ask) => (namesEvent(ask) || ask.when || ask.named ? undefined : respondFaq(ask, faqBars.book)),
    (ask) => (ask.parts.library.events.length > 0 ? respondEvent(ask) : undefined),
    (ask) => respondDocument(ask, { isRule: false }),
  ],
  hours: [whereThereAreBranches(respondUnknownBranch), whereThereAreBranches(respondHours)],
  contacts: [whereThereAreBranches(respondUnknownBranch), whereThereAreBranches(respondContacts)],
  room: [respondRoom, respondRule, ofRules],
  account: [respondAccount],
  hold: [respondHold],
  rule: [respondRule, (ask) => respondLibraryFact(ask, 0.5), respondService, ofRules],
  service: [
    (ask) => (ask.book.words.length <= 1 ? respondService(ask) : undefined),
    respondRule,
    respondService,
    (ask) => respondLibraryFact(ask, 0.5),
    ofRules,
  ],
  "e-resource": [respondRule, (ask) => respondLibraryFact(ask, 0.4)],
  "half-remembered": [respondHalfRemembered],
  study: [respondTopic],
  advice: [respondAdvice],
  author: [respondAuthor, respondItem],
  subject: [respondTopic],
  item: [respondItem, respondAuthor],
  where: [respondItem, (ask) => (ask.book.words.length === 0 ? askWhichBook(ask) : undefined)],
  more: [(ask) => (ask.book.words.length === 0 ? askWhichBook(ask) : undefined)],
  bare: [respondItem, respondAuthor],
};

/** How much evidence a FAQ entry needs: little where the question sounds like a rule, much where it sounds like a book. */
const faqBars = { rule: sure, plain: 0.7, book: 1.3 };

function respondRule(ask: Ask): Reply | undefined {
  return respondFaq(ask, ask.book.quoted.length > 0 || ask.book.language ? faqBars.book : faqBars.rule);
}

function ofRules(ask: Ask): Promise<Reply | undefined> {
  return respondDocument(ask, { isRule: true });
}

/** A library that told of no branches has no hours and addresses to tell. */
function whereThereAreBranches(responder: Responder): Responder {
  return (ask) => (ask.parts.library.branches.length > 0 ? responder(ask) : undefined);
}

/** Reader in need, another's secrets and the bounds of Dana's work come before any other reading of the question. */
const before: readonly Intent[] = ["crisis", "injection", "unsafe", "private", "person", "off-topic", "account"];

export async function respond(ask: Ask, heard: readonly IntentScore[]): Promise<Served> {
  const scores = withHours(ask, heard);
  const strong = scores.filter(({ score }) => score >= strongScore).map(({ intent }) => intent);
  const house = houseOf(ask, strong);
  const first = before.find((intent) => strong.includes(intent) && !(house === "firm" && intent === "off-topic"));
  const wording = first === "account" ? respondFaqWording(ask) : undefined;
  if (wording) return { intent: "rule", reply: wording };
  if (first) return (await serve(first, ask)) ?? unanswered(ask, strong);
  const served = smallTalk(ask, strong) ?? ruleFollowUp(ask) ?? (await followUp(ask, scores, strong));
  if (served) return served;
  if (house) return { intent: "rule", reply: await respondHouse(ask, strong) };
  const titled = (await respondNamedTitle(ask, strong)) ?? (await siteOf(ask, strong)) ?? wordingOf(ask, strong);
  if (titled) return titled;
  return (await byScore(ask, scores)) ?? (await unnamed(ask, strong)) ?? unanswered(ask, strong);
}

/** A site on the very subject is nearer than the library's word of sites at large. */
async function siteOf(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  const reply = strong.includes("e-resource") ? await respondEResource(ask) : undefined;
  return reply && { intent: "e-resource", reply };
}

/** The library's own wording says best what is meant, but what a day brings is computed. */
function wordingOf(ask: Ask, strong: readonly Intent[]): Served | undefined {
  if (ask.when && strong.some((intent) => computed.includes(intent))) return undefined;
  // Words that no entry knows weigh nothing in likeness: a title of such words would look like the one word that is known.
  if (soundsLikeTitle(ask, strong)) return undefined;
  const wording = respondFaqWording(ask);
  return wording && { intent: "rule", reply: wording };
}

/** A day and a visit, or a branch and "open", are a question of hours, unless it is of something that takes place. */
function withHours(ask: Ask, scores: readonly IntentScore[]): readonly IntentScore[] {
  if (scores.some(({ intent }) => intent === "event" || intent === "hours")) return scores;
  if (namesUnknownBranch(ask.spoken, ask.parts.library))
    return [{ intent: "contacts", score: strongScore + 1 }, ...scores];
  if (!asksWhetherOpen(ask)) return scores;
  return [{ intent: "hours", score: strongScore + 1 }, ...scores];
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

function ruleFollowUp(ask: Ask): Served | undefined {
  const { intent } = ask.conversation;
  const reply = intent === "rule" || intent === "service" ? respondRuleFollowUp(ask) : undefined;
  return reply && { intent: "rule", reply };
}

async function followUp(
  ask: Ask,
  scores: readonly IntentScore[],
  strong: readonly Intent[],
): Promise<Served | undefined> {
  const last = ask.conversation.intent;
  // "And on Sunday?", "and in Sairan?": the same question of another day or branch.
  if (strong.length === 0 && ask.spoken.length <= 5 && namesTimeOrPlace(ask) && isComputed(last)) {
    return serve(last === "contacts" && ask.when ? "hours" : last, ask);
  }
  const atBranch = strong.includes("more") ? undefined : respondAtBranch(ask, strong);
  if (atBranch) return { intent: "where", reply: atBranch };
  if (strong.some((intent) => computed.includes(intent))) return undefined;
  const reply = (await respondFollowUp(ask, scores)) ?? (await respondAnother(ask));
  return reply && { intent: "where", reply };
}

const namesTimeOrPlace = ({ when, named, spoken, text }: Ask): boolean =>
  when !== undefined || named !== undefined || readClockTime(spoken, text) !== undefined;

const isComputed = (intent: string | undefined): intent is "hours" | "event" | "contacts" =>
  intent === "hours" || intent === "event" || intent === "contacts";

async function byScore(ask: Ask, scores: readonly IntentScore[]): Promise<Served | undefined> {
  for (const intent of ordered(scores)) {
    const served = await serve(intent, ask);
    if (served) return ruleInstead(served, ask) ?? served;
  }
  return serve("bare", ask);
}

/** "A reading list by GOST": no such book, but a rule that sounds much like it. */
function ruleInstead({ intent, reply }: Served, ask: Ask): Served | undefined {
  if (reply.answer.kind !== "declined" || !ofBooks.includes(intent)) return undefined;
  const rule = respondFaq(ask, faqBars.book);
  return rule && { intent: "rule", reply: rule };
}

/** No book of that name, and nothing said plainly: a rule in other words, else a topic. */
async function unnamed(ask: Ask, strong: readonly Intent[]): Promise<Served | undefined> {
  const wantsBook = strong.some((intent) => ofBooks.includes(intent)) || ask.book.language !== undefined;
  const sure = await respondSureTopic(ask);
  if (sure) return { intent: "subject", reply: sure };
  if (!soundsLikeTitle(ask, strong)) {
    const rule =
      respondFaq(ask, wantsBook ? faqBars.book : faqBars.plain) ??
      (await respondLibraryFact(ask, 0.6)) ??
      (wantsBook ? undefined : await respondDocument(ask, { isRule: false }));
    if (rule) return { intent: "rule", reply: rule };
  }
  const topic = (await respondClearTopic(ask)) ?? (await respondGenre(ask));
  return topic && { intent: "bare", reply: topic };
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
    return { intent: "bare", reply: withNearQuestions(composeNotFound(ask, { missing: "answer" }), ask) };
  }
  const near = nearest(await findBooks(titleAsked(ask), ask), titleAsked(ask));
  // No book comes near: a short question may be a rule after all.
  const maybeRule =
    near.length === 0 && !strong.some((intent) => ofBooks.includes(intent)) && !soundsLikeTitle(ask, strong);
  const rule = maybeRule ? respondRule(ask) : undefined;
  if (rule) return { intent: "rule", reply: rule };
  const missing = composeNotFound(ask, { missing: "book", nearest: near });
  return { intent: "item", reply: near.length > 0 ? missing : withNearQuestions(missing, ask) };
}
