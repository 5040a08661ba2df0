import { findAny, readCues } from "../language/cue.ts";
import { isFunctionWord } from "../language/stop-words.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";
import { type Language, languages } from "../library/language.ts";
import type { LibraryEvent } from "../library/library-file.ts";
import type { Ask, Reply } from "./ask.ts";
import { branchName } from "./branch-name.ts";
import { librarySource, startCiting, withMark } from "./cite.ts";
import { addDays } from "./day.ts";
import { nextOccurrence, type Occurrence, occurrences } from "./events.ts";
import { isForChild } from "./reader-age.ts";
import { sameStem } from "./same-word.ts";
import { suggest } from "./suggestions.ts";
import { eventTexts } from "./text-of-events.ts";
import { formatDay, formatTime } from "./when.ts";

const mostShown = 6;

export function respondEvent(ask: Ask): Reply {
  const { library } = ask.parts;
  const here = library.events.filter((event) => !ask.named || event.branch === ask.named.id);
  const named = eventsNamed(ask.spoken, here);
  const fitting = named.length > 0 ? named : forAudience(here, ask.spoken);
  const asked = ask.when && ask.when.kind !== "now" ? ask.when : undefined;
  const found = asked ? occurrences(library, later(asked, ask.today), fitting) : [];
  if (found.length > 0) return compose(found, ask, []);
  // Nothing then, or no time named: when each takes place next.
  const next = upcoming(fitting, asked ? addDays(asked.to, 1) : ask.today, ask);
  return compose(next, ask, asked ? [eventTexts[ask.language].noneThen] : []);
}

const seniors = readCues(
  "егде*, қарт*, зейнеткер*, ата әже*, пенсионер*, пожил*, старш*, бабушк*, senior*, elderly, retired, grandm*",
);

/** Those for the readers named, where there are such. */
function forAudience(events: readonly LibraryEvent[], spoken: readonly SpokenWord[]): readonly LibraryEvent[] {
  const audience = isForChild(spoken) ? "child" : findAny(seniors, spoken) ? "senior" : undefined;
  const theirs = events.filter((event) => event.audience === audience);
  if (theirs.length > 0) return theirs;
  return audience === undefined ? events : events.filter((event) => event.audience === "all");
}

export function namesEvent(ask: Ask): boolean {
  return eventsNamed(ask.spoken, ask.parts.library.events).length > 0;
}

/** The events whose titles the question holds: "шахмат", "ағылшын клубы", "story hour". */
function eventsNamed(spoken: readonly SpokenWord[], events: readonly LibraryEvent[]): LibraryEvent[] {
  const scored = events.map((event) => ({
    event,
    shared: Math.max(...languages.map((language) => sharedWords(event.title[language], { spoken, language }))),
  }));
  const most = Math.max(0, ...scored.map(({ shared }) => shared));
  return most === 0 ? [] : scored.filter(({ shared }) => shared === most).map(({ event }) => event);
}

// A club is any club, and says of a title only a little more than grammar does.
const general = hear(
  "клуб клубы үйірмесі сағаты кеші күні курсы арналған час вечер курс курсы кружок встреча кездесу club hour evening course circle meeting",
);

function sharedWords(
  title: string,
  { spoken, language }: { spoken: readonly SpokenWord[]; language: Language },
): number {
  const telling = hear(title).filter(
    (word) => !isFunctionWord(word.raw, language) && !general.some((one) => sameStem(one, word)),
  );
  return telling.filter((word) => spoken.some((said) => sameStem(said, word))).length;
}

function later(when: { readonly from: string; readonly to: string }, today: string): { from: string; to: string } {
  return { from: when.from < today ? today : when.from, to: when.to };
}

function upcoming(events: readonly LibraryEvent[], from: string, ask: Ask): Occurrence[] {
  const next = events.flatMap((event) => {
    const day = nextOccurrence(ask.parts.library, event, from);
    return day === undefined ? [] : [{ event, day }];
  });
  return next.toSorted((a, b) => a.day.localeCompare(b.day) || a.event.start.localeCompare(b.event.start));
}

function compose(found: readonly Occurrence[], ask: Ask, before: readonly string[]): Reply {
  const { language } = ask;
  const texts = eventTexts[language];
  const citing = startCiting();
  const shown = found.slice(0, mostShown);
  const lines = shown.map((one) => {
    ask.note({ id: `event:${one.event.id}` });
    const mark = citing.mark(
      librarySource(`event:${one.event.id}`, { title: one.event.title[language], passage: one.event.text[language] }),
    );
    return withMark(lineOf(one, ask), mark);
  });
  const text =
    shown.length === 0 ? texts.none : [...before, before.length > 0 ? texts.next : texts.lead, ...lines].join("\n");
  return {
    answer: {
      kind: "answered",
      language,
      text,
      citations: citing.list(),
      records: [],
      suggestions: suggest("event", language),
      by: "composer",
    },
  };
}

function lineOf({ event, day }: Occurrence, ask: Ask): string {
  const texts = eventTexts[ask.language];
  const branch = ask.parts.library.branches.find((one) => one.id === event.branch);
  const room = branch?.floors.flatMap((floor) => floor.rooms).find((one) => one.id === event.room)?.name[ask.language];
  const place = [branchName(event.branch, ask), ...(room === undefined ? [] : [room])].join(", ");
  const terms = [...(event.free ? [texts.free] : []), ...(event.signUp ? [texts.signUp(branch?.phone ?? "")] : [])];
  return `${event.title[ask.language]}: ${formatDay(day, ask.language, ask.today)}, ${formatTime(event.start)}, ${place}${terms.length > 0 ? ` (${terms.join(", ")})` : ""}.`;
}
