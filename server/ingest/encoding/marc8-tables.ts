// The character sets of MARC-8 by the byte that names each in an escape sequence (Library of Congress, "MARC 21 Specifications for
// Record Structure, Character Sets, and Exchange Media"). Characters stand at seven bits, whichever half of the code they are in.

export type CharacterSet = ReadonlyMap<number, string>;

function row(first: number, characters: string): [number, string][] {
  return [...characters].map((character, at) => [first + at, character]);
}

function range(first: number, last: number, code: number): [number, string][] {
  return Array.from({ length: last - first + 1 }, (_, at) => [first + at, String.fromCodePoint(code + at)]);
}

const ascii = new Map(range(0x20, 0x7e, 0x20));

/** ANSEL, the Latin half: letters, then marks that stand before their letter. */
const ansel = new Map([
  ...row(0x21, "ŁØĐÞÆŒʹ·♭®±ƠƯʼ"),
  ...row(0x30, "ʻłøđþæœʺı£ð"),
  ...row(0x3c, "ơư"),
  ...row(0x40, "°ℓ℗©♯¿¡ß€"),
  ...row(0x60, "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310"),
  ...row(0x70, "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23"),
  [0x7e, "\u0313"],
] as const);

/** Laid out as KOI-8 is, in seven bits. */
const cyrillic = new Map([
  ...range(0x20, 0x3f, 0x20),
  ...row(0x40, "юабцдефгхийклмнопярстужвьызшэщчъ"),
  ...row(0x60, "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧ"),
]);
const extendedCyrillic = new Map([
  ...row(0x40, "ґђѓєёѕіїјљњћќўџ"),
  ...row(0x50, "ѣѳѵѫ"),
  ...row(0x5b, "["),
  ...row(0x5d, "]"),
  ...row(0x5f, "_"),
  ...row(0x60, "ҐЂЃЄЁЅІЇЈЉЊЋЌЎЏЪѢѲѴѪ"),
]);

const greek = new Map([
  ...range(0x20, 0x20, 0x20),
  ...row(0x21, "\u0300\u0301\u0308\u0342\u0313\u0314\u0345"),
  ...row(0x30, "«»“”\u0374\u0375"),
  [0x3b, "\u0387"],
  [0x3f, "\u037e"],
  ...row(0x41, "ΑΒ"),
  ...row(0x44, "ΓΔΕϚϜΖΗΘΙΚΛΜΝΞΟΠϞΡΣ"),
  ...row(0x58, "ΤΥΦΧΨΩϠ"),
  ...row(0x61, "αβϐγδεϛϝζηθικλμνξοπϟρσςτυφχψωϡ"),
] as const);
const greekSymbols = new Map(row(0x61, "αβγ"));

const hebrew = new Map([
  ...range(0x20, 0x3f, 0x20),
  [0x22, "\u05f4"],
  [0x27, "\u05f3"],
  [0x2d, "\u05be"],
  ...row(0x40, "\u05b7\u05b8\u05b6\u05b5\u05b4\u05b9\u05bb\u05b0\u05b2\u05b3\u05b1\u05bc\u05bf\u05c1\ufb1e"),
  ...row(0x5b, "["),
  ...row(0x5d, "]"),
  ...range(0x60, 0x7a, 0x5d0),
  ...range(0x7b, 0x7d, 0x5f0),
] as const);

const arabic = new Map([
  ...range(0x20, 0x2f, 0x20),
  [0x25, "\u066a"],
  [0x2a, "\u066d"],
  [0x2c, "\u060c"],
  ...range(0x30, 0x39, 0x660),
  ...row(0x3a, ":\u061b<=>\u061f"),
  ...range(0x41, 0x5a, 0x621),
  ...row(0x5b, "["),
  ...row(0x5d, "]"),
  ...range(0x60, 0x72, 0x640),
  ...row(0x73, "\u0671\u0670"),
  ...row(0x78, "\u066c\u201d\u201c"),
] as const);
const extendedArabic = new Map([
  ...row(0x21, "\u06fd\u0672\u0673"),
  ...range(0x24, 0x31, 0x679),
  [0x32, "\u06bf"],
  ...range(0x33, 0x48, 0x687),
  [0x49, "\u06fa"],
  ...range(0x4a, 0x4b, 0x69d),
  [0x4c, "\u06fb"],
  ...range(0x4d, 0x4e, 0x69f),
  [0x4f, "\u06fc"],
  ...range(0x50, 0x67, 0x6a1),
  ...range(0x68, 0x6b, 0x6ba),
  ...row(0x6c, "\u06b9\u06be\u06c0\u06c4\u06c5\u06c6\u06ca\u06cb\u06cd\u06ce\u06d0\u06d2\u06d3"),
  ...row(0x7d, "\u0306\u030c"),
] as const);

const subscripts = new Map([
  ...range(0x30, 0x39, 0x2080),
  [0x20, " "],
  [0x28, "₍"],
  [0x29, "₎"],
  [0x2b, "₊"],
  [0x2d, "₋"],
] as const);
const superscripts = new Map([
  ...row(0x30, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
  [0x20, " "],
  [0x28, "⁽"],
  [0x29, "⁾"],
  [0x2b, "⁺"],
  [0x2d, "⁻"],
] as const);

export const sets: Readonly<Record<string, CharacterSet>> = {
  B: ascii,
  E: ansel,
  N: cyrillic,
  Q: extendedCyrillic,
  S: greek,
  g: greekSymbols,
  "2": hebrew,
  "3": arabic,
  "4": extendedArabic,
  b: subscripts,
  p: superscripts,
};
