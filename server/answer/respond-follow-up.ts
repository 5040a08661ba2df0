import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeItem } from "./compose-item.ts";
import { composeNotFound } from "./compose-not-found.ts";
import { editionsOf } from "./editions.ts";
import { respondMore } from "./respond-topic.ts";
import { isSmall } from "./title-match.ts";
import type { IntentScore } from "./understand.ts";

/** Questions that lean on the books last shown: "and in Russian?", "where is the second one?", "any more?". */
export async function respondFollowUp(ask: Ask, scores: readonly IntentScore[]): Promise<Reply | undefined> {
  const { catalogue } = ask.parts;
  const shown = catalogue.records(ask.conversation.records);
  const asks = (intent: string): boolean => scores.some((one) => one.intent === intent && one.score >= 3);
  if (ask.book.quoted.length > 0 || meansMore(ask)) return undefined;
  if (asks("more") && !ask.book.language && !ask.book.volume) return respondMore(ask);
  if (shown.length === 0) return undefined;
  const language = ask.book.language?.language;
  if (language !== undefined) return inLanguage(shown, language, ask);
  if (ask.book.volume) return oneOf(shown, ask.book.volume.number, ask);
  const first = shown[0];
  return first && asks("where") ? composeItem(ask, { records: [first], stand: "first" }) : undefined;
}

/** True when words are left that the books shown do not account for. */
function meansMore(ask: Ask): boolean {
  const left = ask.book.asked.filter((word) => !word.framing && !isSmall(word));
  // The branch that a question names is no book; one plain word more, a verb mostly, is none either.
  const named = ask.named ? 1 : 0;
  return left.length > named + 1 || (left.length > named && left.some(({ capital }) => capital));
}

function inLanguage(shown: readonly BibRecord[], language: string, ask: Ask): Reply {
  const first = shown[0];
  const works = first === undefined ? [] : editionsOf([first], ask);
  const number = ask.book.volume?.number ?? first?.part?.number;
  const spoken = works.filter((record) => record.language === language);
  const volumes = spoken.filter((record) => number === undefined || record.part?.number === number);
  const found = volumes.length > 0 ? volumes : spoken;
  return found.length > 0
    ? composeItem(ask, { records: found })
    : composeNotFound(ask, { missing: "edition", nearest: works });
}

/** That volume of the work shown, else the record at that place of the list shown. */
function oneOf(shown: readonly BibRecord[], number: number, ask: Ask): Reply | undefined {
  const first = shown[0];
  if (first === undefined) return undefined;
  const oneWork = new Set(shown.map(({ id }) => ask.parts.catalogue.workOf(id))).size === 1 || !ask.book.volume?.bare;
  const volume = !oneWork
    ? undefined
    : editionsOf([first], ask).find((record) => record.language === first.language && record.part?.number === number);
  const chosen = volume ?? (ask.book.volume?.bare ? shown[number - 1] : undefined);
  return chosen
    ? composeItem(ask, { records: [chosen], stand: "first" })
    : composeNotFound(ask, { missing: "volume", nearest: shown });
}
