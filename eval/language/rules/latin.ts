import type { Language } from "../../../server/library/language.ts";

type Table = Readonly<Record<string, string>>;

/** A way of writing a Cyrillic language in Latin letters. */
interface Romanisation {
  readonly letters: Table;
  /** Of е at the beginning of a word, after a vowel and after a sign, where it is not that of е elsewhere. */
  readonly iotated?: string;
}

const common = table("а a б b в v г g д d з z к k л l м m н n о o п p р r с s т t ф f");
const kazakhCommon = { ...common, ...table("е e ы y ь - ъ -") };

// The alphabet of 31 letters presented in January 2021, with the Turkish pairs İ i and I ı; what it has no letter for is
// spelt as it is said.
const kazakh2021 = {
  ...kazakhCommon,
  ...table(
    "ә ä ғ ğ ж j и i й i қ q ң ñ ө ö у u ұ ū ү ü х h һ h ш ş і ı э e ё io ю iu я ia ц ts ч tş щ ştş И İ Й İ І I",
  ),
};
// BGN/PCGN 1979.
const kazakhBgn = {
  ...kazakhCommon,
  ...table("ә ä ғ gh ж zh и ī й y қ q ң ng ө ö у ū ұ u ү ü х kh һ h ш sh і i э ė ё yo ю yu я ya ц ts ч ch щ shch"),
};
// As names stand in the passports of Kazakhstan: no letter that an English keyboard lacks.
const kazakhPassport = {
  ...kazakhCommon,
  ...table("ә a ғ g ж zh и i й y қ k ң n ө o у u ұ u ү u х kh һ h ш sh і i э e ё yo ю yu я ya ц ts ч ch щ shch"),
};
// As people write to one another.
const kazakhChat = {
  ...kazakhCommon,
  ...table("ә a ғ g ж j и i й i қ q ң n ө o у u ұ u ү u х h һ h ш sh і i э e ё yo ю yu я ya ц ts ч ch щ sh"),
};

// BGN/PCGN 1947.
const russianBgn = {
  ...common,
  ...table("е e ё yë ж zh и i й y у u х kh ц ts ч ch ш sh щ shch ъ ” ы y ь ’ э e ю yu я ya"),
};
// ICAO Doc 9303, as in passports.
const russianPassport = {
  ...common,
  ...table("е e ё e ж zh и i й i у u х kh ц ts ч ch ш sh щ shch ъ ie ы y ь - э e ю iu я ia"),
};
const russianChat = {
  ...common,
  ...table("е e ё e ж zh и i й y у u х h ц c ч ch ш sh щ sch ъ - ы y ь - э e ю yu я ya"),
};

export const romanisations: Readonly<Record<Exclude<Language, "en">, Readonly<Record<string, Romanisation>>>> = {
  kk: {
    "2021": { letters: kazakh2021 },
    "bgn-pcgn": { letters: kazakhBgn },
    passport: { letters: kazakhPassport },
    chat: { letters: kazakhChat },
  },
  ru: {
    "bgn-pcgn": { letters: russianBgn, iotated: "ye" },
    passport: { letters: russianPassport },
    chat: { letters: russianChat },
  },
};

/** The text in Latin letters; a letter that the table lacks stays. */
export function romanise(text: string, { letters, iotated }: Romanisation): string {
  const all = [...text];
  return all
    .map((letter, at) => {
      const small = letter.toLowerCase();
      const latin = iotated && small === "е" && isIotated(all[at - 1]) ? iotated : letters[small];
      if (latin === undefined) return letter;
      return letter === small ? latin : (letters[letter] ?? capitalised(latin));
    })
    .join("");
}

function isIotated(before: string | undefined): boolean {
  return before === undefined || !/\p{L}/u.test(before) || /[аеёиоуыэюяйъь]/i.test(before);
}

function capitalised(latin: string): string {
  return latin.slice(0, 1).toUpperCase() + latin.slice(1);
}

/** Pairs of a letter and its Latin spelling; "-" spells a sign that is left out. */
function table(pairs: string): Table {
  const cells = pairs.split(" ");
  return Object.fromEntries(
    cells.flatMap((cell, at) => (at % 2 === 0 ? [[cell, cells[at + 1] === "-" ? "" : (cells[at + 1] ?? "")]] : [])),
  );
}
