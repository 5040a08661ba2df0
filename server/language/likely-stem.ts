import type { Part } from "./kazakh-endings.ts";
import { kin } from "./kazakh-roots.ts";
import { isVowelAt, syllables } from "./kazakh-sounds.ts";

/** Whether what is left of a word when an ending comes off, and holds a vowel, is likely to be a stem. */
export function isLikelyStem(stem: string, part: Part): boolean {
  const last = stem.length - 1;
  // No stem ends so: тк, шк, гл.
  if ("кгл".includes(stem[last] ?? "") && "тпшг".includes(stem[last - 1] ?? " ")) return false;
  // Of two letters only a closed one (ел, үй, іс) or one like су is a stem.
  if (last < 2 && isVowelAt(stem, last) && stem[last] !== "у") return false;
  return rules[part](stem, last);
}

type Rule = (stem: string, last: number) => boolean;

const rules: Readonly<Record<Part, Rule>> = {
  plural: always,
  third: always,
  // жұмысы is жұмыс-ы, but басшысы басшы-сы and үлгісі үлгі-сі; отандасы is отандас-ы, but картасы карта-сы.
  thirdAfterVowel: (stem, last) =>
    endsIn(stem, "ыи") ? isMaker(stem, last) || isTool(stem, last) : !(isMate(stem, last) && syllables(stem) >= 3),
  // білім, ғылым and ұйым are no бөл, ғыл and ұй of mine; but мұрным is мұрын-ым, as no root ends in рн.
  mine: (stem, last) => syllables(stem) >= 2 || (stem[last] === "н" && !isVowelAt(stem, last - 1)),
  mineAfterVowel: (stem, last) => syllables(stem) >= (stem[last - 1] === "м" && endsIn(stem, "ае") ? 2 : 3),
  mineGiven: always,
  // балама, әкеме; but нұсқама is no нұсқа of mine.
  mineGivenAfterVowel: (stem) => kin.has(stem),
  yours: always,
  yoursInCase: (stem) => syllables(stem) >= 2,
  ours: always,
  case: always,
  // айтқаны is айтқан-ы.
  caseAfterVowel: (stem, last) => !(endsIn(stem, "ае") && "гк".includes(stem[last - 1] ?? " ") && syllables(stem) >= 2),
  verb: (_, last) => last >= 3,
  // әрекетін and мектебін are no verbs.
  habit: (stem, last) => last >= 3 && isVerbal(stem, last),
};

function always(): boolean {
  return true;
}

function endsIn(stem: string, letters: string): boolean {
  return letters.includes(stem.at(-1) ?? " ");
}

function isMaker(stem: string, last: number): boolean {
  return stem[last - 1] === "ш";
}

function isTool(stem: string, last: number): boolean {
  return "гк".includes(stem[last - 1] ?? " ") && !isVowelAt(stem, last - 2);
}

/** Ends as отандас, сырлас and әріптес do, but for their с. */
function isMate(stem: string, last: number): boolean {
  return endsIn(stem, "ае") && "длт".includes(stem[last - 1] ?? " ") && !isVowelAt(stem, last - 2);
}

/** Ends as the verbs жоғалт and қолданыл do, and few nouns before -ат. */
function isVerbal(stem: string, last: number): boolean {
  return (stem[last] === "т" ? "рл" : "ыи").includes(stem[last - 1] ?? " ");
}
