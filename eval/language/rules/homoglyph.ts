// Pairs of Unicode's confusables that keyboards and scans really mix up: a Cyrillic letter and its Latin twin.
const twins = "аa еe оo рp сc уy хx іi һh әə өɵ АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ӘƏ ӨƟ";

const latinFor = new Map(twins.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));
const cyrillicFor = new Map([...latinFor].map(([cyrillic, latin]) => [latin, cyrillic] as const));

/** Every letter that has a twin in the other script, replaced by it. */
export function twinAll(text: string): string {
  return [...text].map((letter) => latinFor.get(letter) ?? cyrillicFor.get(letter) ?? letter).join("");
}

/** In each word one letter that has a twin, replaced by it. */
export function twinOne(text: string, random: () => number): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const letters = [...word];
    const places = letters.flatMap((letter, at) => (twinAll(letter) === letter ? [] : [at]));
    const place = places[Math.floor(random() * places.length)];
    return letters.map((letter, at) => (at === place ? twinAll(letter) : letter)).join("");
  });
}
