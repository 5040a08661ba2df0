import { languages } from "../library/language.ts";
import {
  askingWords,
  englishWords,
  kazakhWords,
  latinKazakhWords,
  latinRussianWords,
  russianWords,
} from "./detect-words.ts";
import { fold } from "./fold.ts";
import { lettersSay, type Votes } from "./letter-groups.ts";
import { toCyrillic } from "./transliterate.ts";

// In nats, as the letters of a word vote: a listed word outweighs what its letters resemble.
const asking = 7;
const listed = 4;
const foreign = 2;
const homograph = 1;
const kazakhLetter = 5;
const kazakhLetterInName = 2;
const russianLetter = 1;
const ending = 1.5;

const kazakhLetters = /[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/u;
// Endings of folded words that only Kazakh has; [\p{L}]{3} keeps short Russian words out.
const kazakhEnding =
  /\p{L}{3}(?:лар|лер|дар|дер|тар|тер)(?:ы|и|ым|им|га|ге|да|де|дын|дин|ды|ди|дан|ден|ынын|инин)$|\p{L}{3}(?:нын|нин|дын|дин|тын|тин|мын|мин|сын|сиз|сыз|айык|ейик|дагы|деги|тагы|теги|ыныз|иниз|ганда|генде)$/u;
const russianEnding =
  /\p{L}{2}(?:ого|его|ому|ему|ыми|ими|ами|ями|ться|тся|ение|ения|ению|ость|ости|ский|ская|ское|ские|ской|ную|ный|ная|ное|ные|ешь|ете|ать|ять|ить|ал|ала|или|ах|ях|ую|юю|ье|ья)$/u;
// A q without its u, and endings of Kazakh in Latin letters that English and Russian have not.
const latinKazakhShape =
  /q(?!u)|zh[oaye]l|\p{L}{3}(?:lar|ler|dyn|nyn|nin|dagy|degi|tagy|tegi)$|\p{L}{2}(?:syzdar|sizder|syndar|sinder|maidy|meidi|maydy|meydi|mady|medi|magan|megen|aiyn|eiin|gymyz|gimiz|ynyz|iniz|ynyzshy|inizshi|larga|lerge|dardy|derdi|tardy|terdi)$/u;
/** Letters of the alphabets of 2021 and 2018, and the apostrophes of 2017 (mag'an, but not O'Henry). */
const latinKazakhLetters = /[äöüūğñşıǵńýÄÖÜŪĞÑŞǴŃÝ]|[agnoscuyiAGNOSCUYI]['’‘`´′‛＇]\p{Ll}/u;

/** How strongly one word speaks for each language, in nats. The letters of a name say less: it keeps them in any language. */
export function evidenceOf(word: string, name: boolean): Votes {
  const folded = fold(word);
  const votes = lettersSay(folded);
  if (name) for (const language of languages) votes[language] /= 2;
  if (/\p{Script=Cyrillic}/u.test(folded)) hearCyrillic(word, folded, name, votes);
  else if (/\p{Script=Arabic}/u.test(word)) votes.kk += listed;
  else hearLatin(word, folded, votes);
  return votes;
}

function hearCyrillic(word: string, folded: string, name: boolean, votes: Votes): void {
  if (kazakhLetters.test(word)) votes.kk += name ? kazakhLetterInName : kazakhLetter;
  else if (/[щъьэё]/iu.test(word)) votes.ru += russianLetter;
  if (askingWords.ru.has(folded)) votes.ru += asking;
  else if (askingWords.kk.has(folded)) votes.kk += asking;
  else if (russianWords.has(folded)) votes.ru += listed;
  else if (kazakhWords.has(folded)) votes.kk += listed;
  else if (kazakhEnding.test(folded)) votes.kk += ending;
  else if (russianEnding.test(folded)) votes.ru += ending;
  votes.en -= foreign;
}

function hearLatin(word: string, folded: string, votes: Votes): void {
  if (latinKazakhLetters.test(word)) votes.kk += kazakhLetter;
  // Short words are too often alike in two languages to be told by their sound.
  const sound = folded.length > 3 ? toCyrillic(folded) : "";
  if (askingWords.en.has(folded)) votes.en += asking;
  else if (latinKazakhWords.has(folded)) votes.kk += englishWords.has(folded) ? homograph : listed;
  else if (englishWords.has(folded)) votes.en += listed;
  else if (latinRussianWords.has(folded) || russianWords.has(sound)) votes.ru += listed;
  else if (kazakhWords.has(sound)) votes.kk += listed;
  else if (latinKazakhShape.test(folded)) votes.kk += ending;
}
