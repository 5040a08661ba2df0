type Layout = "english" | "russian" | "kazakh";

// The keys in rows from the left, the number row first; then the same keys with Shift.
const keys: Readonly<Record<Layout, readonly [string, string]>> = {
  english: ["`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'],
  russian: ["ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.", 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'],
  // RST KazSSR 903-90: letters of Kazakh in the place of figures.
  kazakh: ['("әіңғ,.үұқөһйцукенгшщзхъ\\фывапролджэячсмитьбю№', ")!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?"],
};

/** The layouts that may have been active, and those that may have been meant, the likeliest first. */
const mistakes: readonly (readonly [Layout, Layout])[] = [
  ["english", "russian"],
  ["english", "kazakh"],
  ["russian", "english"],
  ["russian", "kazakh"],
  ["kazakh", "english"],
  ["kazakh", "russian"],
];
const lettersOf: Readonly<Record<Layout, RegExp>> = {
  english: /[a-z]/i,
  russian: /[а-яё]/iu,
  kazakh: /[а-яәіңғүұқөһ]/iu,
};

// The keys of Kazakh letters are those of digits, but a number of three or more was hardly meant as a word.
const apartFromNumbers = /(?<!\S)(?![\d–-]{3,}(?!\S))\S+/gu;

/** What else a text says when it was typed with another layout active than meant: "f,fq ;jks" is абай жолы. Each reading once. */
export function layoutReadings(text: string): readonly string[] {
  const plain = text.normalize("NFC");
  const readings = mistakes
    .filter(([active]) => lettersOf[active].test(plain))
    .map(([active, meant]) => plain.replace(apartFromNumbers, (word) => retype(word, active, meant)));
  return [...new Set(readings)].filter((reading) => reading !== plain);
}

/** The text that the same keys give in another layout; what the layout has no key for stays. */
export function retype(text: string, active: Layout, meant: Layout): string {
  const letters = tables[`${active} ${meant}`];
  return text.replace(/./gsu, (letter) => letters?.get(letter) ?? letter);
}

const tables: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.fromEntries(
  mistakes.map(([active, meant]) => {
    const pairs = keys[active].flatMap((row, level) =>
      [...row].map((from, key) => [from, keys[meant][level]?.[key] ?? from] as const),
    );
    return [`${active} ${meant}`, new Map(pairs)];
  }),
);
