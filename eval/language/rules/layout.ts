/** Keys of the four rows of letters and digits, left to right, without and with Shift. */
export interface Layout {
  readonly plain: readonly string[];
  readonly shifted: readonly string[];
}

// As in xkeyboard-config: us(basic), ru(winkeys), kz(basic), whose first row is that of RST KazSSR 903-90.
export const us: Layout = {
  plain: ["`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"],
  shifted: ["~!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"', "ZXCVBNM<>?"],
};
export const ru: Layout = {
  plain: ["ё1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."],
  shifted: ['Ё!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ,"],
};
export const kz: Layout = {
  plain: ['("әіңғ,.үұқөһ', "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю№"],
  shifted: [")!ӘІҢҒ;:ҮҰҚӨҺ", "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ?"],
};

/** The text as it comes out when the keys of one layout are struck while another is on; undefined when a key lacks. */
export function retype(
  text: string,
  { struck, on }: { readonly struck: Layout; readonly on: Layout },
): string | undefined {
  const typed = keysOf(struck);
  const given = keysOf(on);
  const letters = [...text].map((letter) => (letter === " " ? " " : given[typed.indexOf(letter)]));
  return letters.includes(undefined) ? undefined : letters.join("");
}

function keysOf({ plain, shifted }: Layout): readonly string[] {
  return [...plain, ...shifted].flatMap((row) => [...row]);
}

// How far each row of a keyboard stands to the right of the one above it, in keys.
const offsets = [0, 1.5, 1.75, 2.25];

/** The letters on keys that touch the key of a letter, in small letters. */
export function neighboursOf(letter: string, { plain }: Layout): string[] {
  const places = plain.flatMap((row, down) =>
    [...row].map((key, along) => ({ key, down, across: along + (offsets[down] ?? 0) })),
  );
  const own = places.find(({ key }) => key === letter);
  if (!own) return [];
  return places
    .filter(({ key }) => key !== letter && /\p{L}/u.test(key))
    .filter(({ down, across }) => Math.abs(down - own.down) <= 1 && Math.abs(across - own.across) <= 1)
    .map(({ key }) => key);
}
