import { type Cue, findAny, readCues } from "../language/cue.ts";
import { parentingWords } from "../language/reader-words.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";

// How readers speak of what librarians put under a heading; the headings in Russian, which a record has beside its own.
const spokenOf: readonly (readonly [string, string])[] = [
  [
    "күлкілі*, күлдір*, әзіл*, смешн*, посмеят*, забавн*, веселое, веселую, юмор*, funny, hilarious, laugh*, humor*, humour*",
    "юмор",
  ],
  ["ұйықтар алд*, ұйықтар+алдында, на ночь, перед сном, bedtime, goodnight", "сказки"],
  [
    "шын оқиға, шынайы оқиға*, өмірбаян*, шабыт*, рухтандыр*, реальн* истори*|событи*, настоящ* истори*, вдохнов*, биографи*, true story, true stories, real life, real people, real story, inspir*, uplifting",
    "биографии мемуары",
  ],
  [
    "қорқынышты*, үрейлі*, страшн* книг*|рассказ*|истори*|роман*|фильм*, страшное, страшную, страшного, страшилк*, ужас*, scary, horror, creepy",
    "детектив мистика",
  ],
  [
    "бала+тәрбие*, воспитани*, воспитыва*, родителям, parenting, raising children|kids, bringing up",
    "воспитание родители педагогика",
  ],
  ["жұлдыздар*, ғаламшар*, звезд*, планет*, вселенн*, stars, planet*, universe, galax*", "астрономия космос"],
  ["актер*, актерск*, сцен*, режисс*, сахна*, acting, actor*, actress*, stage", "театр"],
  ["нақыл*, қанатты сөз*, афоризм*, aphorism*, sayings", "пословицы"],
  [
    "нервы, тревог*, эмоци*, отношени* между, как думают люди, ойлау*, how people think, emotions, mental",
    "психология",
  ],
  ["батырлық жыр*|эпос*, батырлар жыр*, былин*, эпос*, epic poem*, epics, heroic poem*", "эпос"],
  ["аңдар*, жануар*, звери, зверей, зверях, животны*, animals", "животных"],
  ["стартап*, бизнес*, кәсіп+аш*, startup*, entrepreneur*", "бизнес"],
  ["рецепт*, тамақ*, кухн*, готовить, recipe*, cook, cooking, baking", "кулинария"],
  ["нейросет*, neural, machine learning", "искусственный интеллект"],
];
const tables: readonly { readonly cues: readonly Cue[]; readonly headings: readonly SpokenWord[] }[] = spokenOf.map(
  ([words, headings]) => ({ cues: readCues(words), headings: hear(headings) }),
);

/** The headings' own words for what the reader calls otherwise. */
export function headingWords(spoken: readonly SpokenWord[]): SpokenWord[] {
  return tables.filter(({ cues }) => findAny(cues, spoken)).flatMap(({ headings }) => headings);
}

const forParents = readCues(parentingWords);

/** Books on children, not for them. */
export const isForParents = (spoken: readonly SpokenWord[]): boolean => findAny(forParents, spoken) !== undefined;
