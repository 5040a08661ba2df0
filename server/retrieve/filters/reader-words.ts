import { childWords, teenagerWords } from "../../language/reader-words.ts";
import { soundKey } from "../../language/utterance.ts";
import type { Slot } from "./number-slots.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";

const isYoung = readWordList(
  `${childWords}, ${teenagerWords}, дочери, дочерям, ұл, ұлға, ұлы*, қыз, қызға, қызы*, қыздар*, немере*, жиен*, бөбек*, внук*, внуч*, племянни*, малыш*, grandson, granddaughter, nephew, niece, toddler*, baby, babies, infant*, son*, daughter*, grandchild*`,
);
// What grown-ups do for children is for grown-ups to read.
export const isOfGrownUps = readWordList(
  "тәрбие*, психология*, педагогика*, логопед*, әдістеме*, сценарий*, тоқу*, массаж*, емде*, ауру*, тамақтан*, күтім*, дамыту*, мұғалім*, аналар*, тәрбиеші*, воспит*, психолог*, педагог*, методик*, методич*, сценари*, вязан*, шить, шитье, шитья, рецепт*, меню, питани*, прикорм*, уход*, массаж*, лечени*, болезн*, здоровь*, развити*, развива*, развить, логопедич*, родител*, учител*, воспитател*, мамам, parent*, teacher*, knitting, sewing, recipe*, menu, feeding, nutrition, psycholog*, pedagog*, therapy, massage, raising, bringing, health*, diet*",
);

/** The readers a phrase may hold: a child, or one to whom something is given ("балама", "сыну", "детям"). */
export const readerSlots: Readonly<Record<string, Slot>> = {
  "{young}": (words, at) => (isYoung(words[at]) ? oneReader : undefined),
  "{to-young}": (words, at) => (isYoung(words[at]) && isToSomeone(words[at]) ? oneReader : undefined),
};
const oneReader = { length: 1, numbers: [] };

const isToSomeone = (word: QueryWord | undefined): boolean =>
  word !== undefined && /(?:[гк][ае]|[мн][ае]|у|ке|ери|ям|ам)$/u.test(soundKey(word.folded));
