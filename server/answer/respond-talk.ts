import { findAny, readCues } from "../language/cue.ts";
import type { Declined } from "./answer.ts";
import type { Ask, Reply } from "./ask.ts";
import { helplineText, librarySource, startCiting } from "./cite.ts";
import { sayDay } from "./hours.ts";
import { respondFaq } from "./respond-rule.ts";
import { type Occasion, suggest } from "./suggestions.ts";
import { listTexts } from "./text-of-lists.ts";
import { librarianTexts } from "./text-of-not-found.ts";
import { talkTexts } from "./text-of-talk.ts";

export const respondGreeting = (ask: Ask): Reply => say(ask, talkTexts[ask.language].greeting, "start");
export const respondThanks = (ask: Ask): Reply => say(ask, talkTexts[ask.language].thanks, "start");
export const respondAbout = (ask: Ask): Reply => say(ask, talkTexts[ask.language].about, "start");

/** A reader wants a person: where one can be reached, and whether now. */
export function respondPerson(ask: Ask): Reply {
  const { branch, language } = ask;
  if (branch.phone === "") return { answer: { kind: "hand-off", language, text: librarianTexts[language]("") } };
  return {
    answer: {
      kind: "hand-off",
      language,
      text: talkTexts[language].person(branch.name[language], branch.phone, sayDay(ask.today, branch, ask)),
    },
  };
}

/** A reader in need: the helplines, at once and with nothing to choose. */
export function respondCrisis(ask: Ask): Reply {
  const { language } = ask;
  const citing = startCiting();
  const lines = helplineText(ask.parts.library, language);
  const mark = citing.mark(librarySource("helplines", { title: ask.parts.library.name[language], passage: lines }));
  return {
    answer: {
      kind: "answered",
      language,
      text: `${talkTexts[language].crisis(lines)} ${mark}`,
      citations: citing.list(),
      records: [],
      suggestions: [],
      by: "composer",
    },
  };
}

export const respondPrivate = (ask: Ask): Reply => decline(ask, "private", talkTexts[ask.language].private);

const ofHealth = readCues(
  "дәрі*, ауыр*, емде*, антибиотик*, қызу*, лекарств*, таблетк*, болит, болят, температур*, лечи*, вылечи*, принять, medicine*, antibiotic*, painkiller*, pill*, headache*, hurts, fever, throat, symptoms",
);

export function respondOutOfScope(ask: Ask): Reply {
  const { outOfScope, seeDoctor } = talkTexts[ask.language];
  return decline(ask, "out-of-scope", findAny(ofHealth, ask.spoken) ? `${seeDoctor} ${outOfScope}` : outOfScope);
}

export const respondUnsafe = (ask: Ask): Reply => decline(ask, "unsafe", talkTexts[ask.language].unsafe);

/** Dana sees no accounts: says so, and who does. */
export const respondAccount = (ask: Ask): Reply =>
  decline(ask, "unavailable", talkTexts[ask.language].account(librarianTexts[ask.language](ask.branch.phone)));

/** A question about holds is answered from the FAQ; asked to place one, Dana says that she cannot, and how a reader does. */
export function respondHold(ask: Ask): Reply | undefined {
  const { language } = ask;
  const asked = respondFaq(ask, 1.1);
  if (asked) return asked;
  const faq = respondFaq({ ...ask, text: howToHold[language] }, 0.7);
  if (faq?.answer.kind === "answered")
    return { ...faq, answer: { ...faq.answer, text: `${talkTexts[language].cannotHold} ${faq.answer.text}` } };
  const service = ask.parts.library.services.find((one) => one.id === "holds");
  if (!service) return undefined;
  const citing = startCiting();
  const mark = citing.mark(
    librarySource("service:holds", { title: service.name[language], passage: service.text[language] }),
  );
  const text = `${talkTexts[language].cannotHold} ${service.name[language]}: ${service.text[language]} ${mark}`;
  return {
    answer: {
      kind: "answered",
      language,
      text,
      citations: citing.list(),
      records: [],
      suggestions: suggest("rule", language),
      by: "composer",
    },
  };
}

/** What to ask the FAQ, whatever words the reader chose. */
const howToHold = {
  kk: "Кітапты қалай брондауға болады?",
  ru: "Как забронировать книгу?",
  en: "How do I place a hold on a book?",
};

/** "Where is it?" with nothing before it. */
export function askWhichBook(ask: Ask): Reply {
  const { language } = ask;
  return {
    answer: { kind: "clarify", language, text: talkTexts[language].whichBook, choices: listTexts[language].tastes },
  };
}

export function askWhat(ask: Ask): Reply {
  return {
    answer: {
      kind: "clarify",
      language: ask.language,
      text: talkTexts[ask.language].whatToAsk,
      choices: suggest("start", ask.language),
    },
  };
}

function say(ask: Ask, text: string, occasion: Occasion): Reply {
  return {
    answer: {
      kind: "answered",
      language: ask.language,
      text,
      citations: [],
      records: [],
      suggestions: suggest(occasion, ask.language),
      by: "composer",
    },
  };
}

function decline(ask: Ask, reason: Declined["reason"], text: string): Reply {
  return {
    answer: {
      kind: "declined",
      language: ask.language,
      text,
      reason,
      nearest: [],
      suggestions: suggest("start", ask.language),
    },
  };
}
