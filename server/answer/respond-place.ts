import { hear } from "../language/utterance.ts";
import { languages } from "../library/language.ts";
import type { Branch } from "../library/library-file.ts";
import type { Ask, Reply } from "./ask.ts";
import { asksForAllBranches, namesUnknownBranch } from "./branch-named.ts";
import { librarySource, startCiting, withMark } from "./cite.ts";
import { sameStem } from "./same-word.ts";
import { suggest } from "./suggestions.ts";
import { placeTexts } from "./text-of-places.ts";

/** Address, phone and mail of one branch, or of all. */
export function respondContacts(ask: Ask): Reply {
  const { language } = ask;
  const { library } = ask.parts;
  const texts = placeTexts[language];
  const all = asksForAllBranches(ask.spoken) && !ask.named;
  const lines = (all ? library.branches : [ask.branch]).map((branch) => ({
    branch,
    text: texts.contact(branch.name[language], branch.address[language], branch.phone),
  }));
  const online = texts.online(library.email, library.site);
  return compose(ask, [...(all ? [texts.count(library.branches.length)] : []), ...lines, online]);
}

/** No branch of that name: which there are. */
export function respondUnknownBranch(ask: Ask): Reply | undefined {
  if (!namesUnknownBranch(ask.spoken, ask.parts.library)) return undefined;
  const { language } = ask;
  const lines = ask.parts.library.branches.map((branch) => ({
    branch,
    text: placeTexts[language].contact(branch.name[language], branch.address[language], branch.phone),
  }));
  return compose(ask, [placeTexts[language].unknownBranch, ...lines]);
}

/** The floor of a room the question names; undefined when no room of the branch is named. */
export function respondRoom(ask: Ask): Reply | undefined {
  const { language } = ask;
  const branches = [ask.branch, ...ask.parts.library.branches.filter((branch) => branch !== ask.branch && !ask.named)];
  for (const branch of branches) {
    const rooms = roomsNamed(branch, ask);
    if (rooms.length > 0)
      return compose(
        ask,
        rooms.map(({ name, level }) => ({
          branch,
          text: placeTexts[language].room(name, branch.name[language], level),
        })),
      );
  }
  return undefined;
}

function roomsNamed(branch: Branch, ask: Ask): { name: string; level: number }[] {
  const rooms = branch.floors.flatMap((floor) => floor.rooms.map((room) => ({ room, level: floor.level })));
  const scored = rooms.map(({ room, level }) => ({
    name: room.name[ask.language],
    level,
    shared: Math.max(...languages.map((language) => sharedWords(room.name[language], ask))),
  }));
  const most = Math.max(0, ...scored.map(({ shared }) => shared));
  return most === 0 ? [] : scored.filter(({ shared }) => shared === most);
}

// A hall is any hall: such words alone name no room.
const general = hear("зал залы бөлмесі бөлімі отдел комната room hall desk");

/** Share of the room's telling words that the question holds. */
function sharedWords(name: string, ask: Ask): number {
  const telling = hear(name).filter((word) => !general.some((one) => sameStem(one, word)));
  return telling.length === 0
    ? 0
    : telling.filter((word) => ask.spoken.some((said) => sameStem(said, word))).length / telling.length;
}

type Line = string | { readonly branch: Branch; readonly text: string };

function compose(ask: Ask, lines: readonly Line[]): Reply {
  const { language } = ask;
  const citing = startCiting();
  const text = lines.map((line) => {
    if (typeof line === "string") return line;
    ask.note({ id: `branch:${line.branch.id}` });
    const mark = citing.mark(
      librarySource(`branch:${line.branch.id}`, { title: line.branch.name[language], passage: line.text }),
    );
    return withMark(line.text, mark);
  });
  return {
    answer: {
      kind: "answered",
      language,
      text: text.join("\n"),
      citations: citing.list(),
      records: [],
      suggestions: suggest("house", language),
      by: "composer",
    },
    remember: { ...(ask.named && { branch: ask.named.id }) },
  };
}
