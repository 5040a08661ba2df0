import { detectAll } from "tinyld";
import type { Language } from "../library/language.ts";
import { englishWords, kazakhWords, latinKazakhWords, latinRussianWords, russianWords } from "./detect-words.ts";
import { fold } from "./fold.ts";
import { words } from "./words.ts";

type Votes = Record<Language, number>;

const quoted = /«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"/gu;
const kazakhLetters = /[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/u;
// Endings of folded words that only Kazakh has; [\p{L}]{3} keeps short Russian words out.
const kazakhEnding =
  /\p{L}{3}(?:лар|лер|дар|дер|тар|тер)(?:ы|и|ым|им|га|ге|да|де|дын|дин|ды|ди|дан|ден|ынын|инин)$|\p{L}{3}(?:нын|нин|дын|дин|тын|тин|мын|мин|сын|сиз|сыз|айык|ейик|дагы|деги|тагы|теги|ыныз|иниз|ганда|генде)$/u;
const russianEnding =
  /\p{L}{2}(?:ого|его|ому|ему|ыми|ими|ами|ями|ться|тся|ение|ения|ению|ость|ости|ский|ская|ское|ские|ской|ную|ный|ная|ное|ные|ешь|ете|ать|ять|ить|ал|ала|или|ах|ях|ую|юю|ье|ья)$/u;

// A q without its u, and endings of Kazakh in Latin letters that English and Russian have not.
const latinKazakhShape =
  /q(?!u)|zh[oaye]l|\p{L}{3}(?:lar|ler|dyn|nyn|nin|dagy|degi|tagy|tegi)$|\p{L}{2}(?:syzdar|sizder|syndar|sinder|maidy|meidi|maydy|meydi|mady|medi|magan|megen|aiyn|eiin|gymyz|gimiz|ynyz|iniz|ynyzshy|inizshi|larga|lerge|dardy|derdi|tardy|terdi)$/u;

/** The language a text is written in; `prior` is believed where the text itself does not tell. Quoted titles do not count. */
export function detectLanguage(text: string, prior?: Language): Language {
  const unquoted = text.normalize("NFC").replace(quoted, " ");
  const own = words(unquoted).some((word) => /\p{L}/u.test(word)) ? unquoted : text.normalize("NFC");
  const spoken = words(own).filter((word) => /\p{L}/u.test(word));
  if (spoken.length === 0) return prior ?? "kk";
  const votes: Votes = { kk: 0, ru: 0, en: 0 };
  for (const [position, word] of spoken.entries()) vote(word, position, votes);
  return decided(votes) ?? undecided(own, spoken, votes, prior);
}

function vote(word: string, position: number, votes: Votes): void {
  const folded = fold(word);
  if (/\p{Script=Cyrillic}/u.test(folded)) voteCyrillic(word, folded, position, votes);
  else voteLatin(word, folded, votes);
}

function voteCyrillic(word: string, folded: string, position: number, votes: Votes): void {
  // A capital inside the text is often a name, and names keep their letters in any language.
  if (kazakhLetters.test(word)) votes.kk += position > 0 && /^\p{Lu}/u.test(word) ? 1 : 3;
  else if (/[щъэё]/iu.test(word)) votes.ru += 1;
  if (russianWords.has(folded)) votes.ru += 2;
  else if (kazakhWords.has(folded)) votes.kk += 2;
  else if (kazakhEnding.test(folded)) votes.kk += 1.5;
  else if (russianEnding.test(folded)) votes.ru += 1;
}

function voteLatin(word: string, folded: string, votes: Votes): void {
  if (/[äöüūğñşı]/iu.test(word)) votes.kk += 2;
  if (latinKazakhWords.has(folded)) votes.kk += englishWords.has(folded) ? 1 : 2;
  else if (englishWords.has(folded)) votes.en += 2;
  else if (latinRussianWords.has(folded)) votes.ru += 2;
  else if (latinKazakhShape.test(folded)) votes.kk += 1.5;
}

function decided(votes: Votes): Language | undefined {
  const [best, next] = (["kk", "ru", "en"] as const).toSorted((a, b) => votes[b] - votes[a]);
  if (best === undefined || next === undefined) return undefined;
  return votes[best] > votes[next] ? best : undefined;
}

/** No vote, or as many for two: letters decide what they can, then the statistics of letter groups, then the prior. */
function undecided(text: string, spoken: readonly string[], votes: Votes, prior?: Language): Language {
  const cyrillic = spoken.filter((word) => /\p{Script=Cyrillic}/u.test(word)).length;
  if (cyrillic * 2 < spoken.length) return "en";
  if (votes.kk > 0 && kazakhLetters.test(text)) return "kk";
  if (prior !== undefined && prior !== "en" && spoken.length <= 2) return prior;
  const guess = detectAll(text, { only: ["kk", "ru"] })[0];
  if (guess?.lang === "kk" || guess?.lang === "ru") return guess.lang;
  return prior === "ru" ? "ru" : "kk";
}
