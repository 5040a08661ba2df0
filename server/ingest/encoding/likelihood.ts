// Counted over texts of corpus/ by `npm run letter-pairs`.
import table from "./letter-pairs.json" with { type: "json" };

const places = new Map(Object.keys(table.kk).map((letter, at) => [letter, at]));
const pairs = { kk: costsOf(table.kk), ru: costsOf(table.ru) };

function costsOf(rows: Readonly<Record<string, string>>): readonly (readonly number[])[] {
  return Object.values(rows).map((row) => [...row].map((cost) => Number.parseInt(cost, 36) / 4));
}

// In nats, beside which a fitting letter costs about 2.5. They part the readings of the same bytes: what a wrong code page makes of
// letters are capitals within words, letters of other alphabets, and signs.
const oddCapital = 5;
const mixedScripts = 5;
const standIn = 0.5;
const signInWord = 4;
const otherCyrillic = 6;
const slavic = 4;
const signsInARow = 2.5;
const besideForeign = 2.5;
const broken = 12;
const rareScript = 16;

const slavicLetters = "єїґўЄЇҐЎ";
const costsByCharacter = new Map<string, number>([
  ..."«»„“”–—№’…\u00a0".split("").map((sign): [string, number] => [sign, 2]),
  ..."°©§·®‘".split("").map((sign): [string, number] => [sign, 3.5]),
  ..."éèüöäáóíñçåøôêâîïëãàúßæ".split("").map((letter): [string, number] => [letter, 3.5]),
  ..."ÉÈÜÖÄÁÓÍÑÇÅØšžčśćęąłőřěıİşğŞĞ".split("").map((letter): [string, number] => [letter, 4.5]),
]);

// Scripts that no catalogue is likely to hold: bytes of a code page that happen to be UTF-8 become these.
const unlikely = /[\u0700-\u08ff\u1200-\u1cff\u2b00-\u2dff\u3400-\u4dbf\ua4d0-\uabff]/;

/** Whether text that is whole UTF-8 may be so by chance and should be weighed against the code pages. */
export function isUnlikelyUtf8(text: string): boolean {
  return unlikely.test(text);
}

type Kind = "border" | "latin" | "cyrillic" | "sign";

interface Letter {
  readonly kind: Kind;
  /** Latin "i" and "h" are struck for "і" and "һ", which many keyboards lack. */
  readonly isStandIn?: true;
  readonly cost: number;
  /** Its row in the table of pairs: that of the border for what is no letter, -1 for a Cyrillic letter of another language. */
  readonly place: number;
  readonly isCapital: boolean;
}

const known = new Map<string, Letter>();

/** How dear a text is, in nats: the less, the likelier it is Kazakh, Russian or a European language. ASCII costs nothing. */
export function costOf(text: string): number {
  let cost = 0;
  let before = letterOf(" ");
  let capitals = 0;
  // A word is of one language: the cheaper of the two.
  const word = { kk: 0, ru: 0 };
  for (const character of `${text} `) {
    const letter = letterOf(character);
    const isWithin = before.kind === "cyrillic" || letter.kind === "cyrillic";
    cost += isWithin ? cyrillicStep(before, letter, capitals) : plainStep(before, letter);
    if (isWithin) {
      word.kk += pairCost(pairs.kk, before.place, letter.place);
      word.ru += pairCost(pairs.ru, before.place, letter.place);
    }
    if (letter.kind !== "cyrillic") {
      cost += Math.min(word.kk, word.ru);
      word.kk = 0;
      word.ru = 0;
    }
    capitals = letter.kind === "cyrillic" && letter.isCapital ? capitals + 1 : 0;
    before = letter;
  }
  return cost;
}

function pairCost(costs: readonly (readonly number[])[], first: number, second: number): number {
  return first < 0 || second < 0 ? besideForeign : (costs[first]?.[second] ?? 0);
}

function plainStep(before: Letter, letter: Letter): number {
  if (letter.kind === "sign" && before.kind === "sign") return letter.cost + signsInARow;
  if (letter.kind === "sign") return letter.cost + (before.kind === "latin" ? signInWord / 2 : 0);
  // A small letter with a mark before a capital ("çE") is what a mark of MARC-8 looks like in a code page.
  const isOdd = before.kind === "latin" && before.cost > 0 && !before.isCapital && letter.isCapital;
  return letter.cost + (before.cost > 0 && letter.cost > 0 ? 3 : 0) + (isOdd ? oddCapital : 0);
}

function cyrillicStep(before: Letter, letter: Letter, capitals: number): number {
  const latin = [before, letter].find(({ kind }) => kind === "latin");
  const cost = letter.cost + (latin ? (latin.isStandIn ? standIn : mixedScripts) : 0);
  if (letter.kind === "sign") return cost + (letter.cost > 2 ? signInWord : 0);
  if (letter.kind !== "cyrillic" || before.kind !== "cyrillic") return cost;
  if (letter.isCapital && !before.isCapital) return cost + oddCapital;
  return !letter.isCapital && capitals > 1 ? cost + oddCapital : cost;
}

function letterOf(character: string): Letter {
  const found = known.get(character);
  if (found) return found;
  const letter = describe(character);
  known.set(character, letter);
  return letter;
}

function describe(character: string): Letter {
  const place = places.get(character.toLowerCase()) ?? 0;
  const isCapital = character !== character.toLowerCase();
  if (/[ih]/i.test(character)) return { kind: "latin", isStandIn: true, cost: 0, place: 0, isCapital };
  if (/[a-z]/i.test(character)) return { kind: "latin", cost: 0, place: 0, isCapital };
  if (character <= "\x7f") return { kind: "border", cost: 0, place: 0, isCapital: false };
  if (/\p{Script=Cyrillic}/u.test(character) && character !== "_")
    return {
      kind: "cyrillic",
      cost: place > 0 ? 0 : foreignCyrillic(character),
      place: place > 0 ? place : -1,
      isCapital,
    };
  if (/\p{Script=Latin}/u.test(character))
    return { kind: "latin", cost: costsByCharacter.get(character) ?? 6, place: 0, isCapital };
  return { kind: "sign", cost: signCost(character), place: 0, isCapital: false };
}

function foreignCyrillic(character: string): number {
  return slavicLetters.includes(character) ? slavic : otherCyrillic;
}

function signCost(character: string): number {
  const listed = costsByCharacter.get(character);
  if (listed !== undefined) return listed;
  if (/[\p{Cc}\p{Co}\p{Cn}\ufffd\u3013]/u.test(character)) return broken;
  // A mark on a letter with which no letter is composed.
  if (/[\u0300-\u036f\ufe20-\ufe2f]/u.test(character)) return 7;
  if (/[\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]/u.test(character)) return 6;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return 11;
  if (/\p{L}/u.test(character)) return rareScript;
  return character < "\u2000" ? 6 : 9;
}
