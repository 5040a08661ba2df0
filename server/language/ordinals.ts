import { foldToken } from "./match-key.ts";
import { toCyrillic } from "./transliterate.ts";

// Beginnings of folded ordinal words; the rest of the word is its ending.
const kazakh = list("биринши екинши ушинши тортинши бесинши алтыншы жетинши сегизинши тогызыншы оныншы");
const russian = list(
  "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат",
);
const english = list(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
);
const kazakhTens = list("он жиырма отыз кырык елу");
const kazakhRoundTens: Readonly<Record<string, number>> = { жиырмасыншы: 20, отызыншы: 30, кыркыншы: 40, елуинши: 50 };
const otherTens: Readonly<Record<string, number>> = { двадцать: 20, тридцать: 30, twenty: 20, thirty: 30 };

const russianEnding =
  /^(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ей|ую|юю|ые|ие|ых|их|ыми|ими|ья|ье|ьего|ьей|ьем|ью)$/u;
const endings =
  "(?:и?н?ши|ы?н?шы)(?:с?[иы](?:н|нин|нын)?)?|[ыои]?й|[ао]?я|[ыио]?е|[ое]?го|[ое]?му|[уо]?ю|[ыио]?м|st|nd|rd|th";
const ordinalEnding = new RegExp(`^(?:${endings})$`, "u");
const figureWithEnding = new RegExp(`^(\\d{1,3})(?:${endings})$`, "u");

function list(text: string): readonly string[] {
  return text.split(" ");
}

/** The number of an ordinal word in Kazakh (also in Latin letters), Russian or English: "екінші", "второго", "2nd". */
export function readOrdinal(word: string): number | undefined {
  const folded = foldToken(word);
  const place = english.indexOf(folded);
  if (place >= 0) return place + 1;
  const figure = figureWithEnding.exec(folded);
  if (figure) return Number(figure[1]);
  const spoken = toCyrillic(folded);
  return readKazakh(spoken) ?? readRussian(spoken);
}

/** As `readOrdinal`, of the word and the tens before it: "он екінші", "двадцать первый". */
export function readOrdinalAfter(tens: string | undefined, word: string): number | undefined {
  const units = readOrdinal(word);
  if (tens === undefined || units === undefined || units > 9) return units;
  const folded = foldToken(tens);
  // Russian он is "he": Kazakh tens go with Kazakh units.
  const isKazakh = readKazakh(toCyrillic(foldToken(word))) !== undefined;
  const ten = isKazakh ? (kazakhTens.indexOf(toCyrillic(folded)) + 1) * 10 : (otherTens[folded] ?? 0);
  return ten + units;
}

/** Whether a folded word is what follows a figure in writing: 2-ші, 2-й, 2nd. */
export function isOrdinalEnding(folded: string): boolean {
  return ordinalEnding.test(folded);
}

function readKazakh(spoken: string): number | undefined {
  const place = kazakh.findIndex((beginning) => spoken.startsWith(beginning));
  if (place >= 0) return place + 1;
  return Object.entries(kazakhRoundTens).find(([beginning]) => spoken.startsWith(beginning))?.[1];
}

function readRussian(spoken: string): number | undefined {
  const place = russian.findIndex(
    (beginning) => spoken.startsWith(beginning) && russianEnding.test(spoken.slice(beginning.length)),
  );
  return place < 0 ? undefined : place + 1;
}
