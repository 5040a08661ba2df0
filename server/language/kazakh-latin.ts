// The alphabet of 2021; what it has no letter for (ч, ц, щ, ю, я, ё) is written as it sounds.
const letters: Readonly<Record<string, string>> = {
  а: "a",
  ә: "ä",
  б: "b",
  в: "v",
  г: "g",
  ғ: "ğ",
  д: "d",
  е: "e",
  ё: "io",
  ж: "j",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  қ: "q",
  л: "l",
  м: "m",
  н: "n",
  ң: "ñ",
  о: "o",
  ө: "ö",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ұ: "ū",
  ү: "ü",
  ф: "f",
  х: "h",
  һ: "h",
  ц: "ts",
  ч: "tş",
  ш: "ş",
  щ: "şş",
  ъ: "",
  ы: "y",
  і: "ı",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** Kazakh Cyrillic in the Latin alphabet of 2021, capitals kept: Әуезов is Äuezov, Ілияс is Iliias. Other text stays. */
export function toKazakhLatin(text: string): string {
  return text.normalize("NFC").replace(/\p{Script=Cyrillic}+/gu, (word) => {
    const shouted = word.length > 1 && word === word.toUpperCase();
    return word.replace(/./gu, (letter) => inCaseOf(letter, letters[letter.toLowerCase()] ?? letter, shouted));
  });
}

/** The dot of i stays on its capital: ı is I, i is İ. */
function inCaseOf(letter: string, written: string, shouted: boolean): string {
  if (letter === letter.toLowerCase()) return written;
  const [first = "", ...rest] = written;
  const capital = capitalOf(first);
  return capital + (shouted ? rest.map(capitalOf).join("") : rest.join(""));
}

const capitalOf = (letter: string): string => (letter === "i" ? "İ" : letter.toUpperCase());
