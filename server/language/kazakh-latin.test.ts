import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";
import { toKazakhLatin } from "./kazakh-latin.ts";
import { toCyrillic } from "./transliterate.ts";

test.each([
  ["Мұхтар Әуезов", "Mūhtar Äuezov"],
  ["Қазақстан тарихы", "Qazaqstan tarihy"],
  ["Ғылым, өнер, үй, шаң", "Ğylym, öner, üi, şañ"],
  ["Ілияс", "Iliias"],
  ["Ирина ИРИНА", "İrina İRİNA"],
  ["ЖАҢА ШЫҒАРМА", "JAÑA ŞYĞARMA"],
  ["тіл", "tıl"],
  ["Abai 2", "Abai 2"],
])("%s is written %s", (cyrillic, latin) => {
  expect(toKazakhLatin(cyrillic)).toBe(latin);
});

test("words of Kazakh syllables are read back, up to folding", () => {
  const syllable = fc
    .tuple(fc.constantFrom(..."бғджзқлмнпрсты"), fc.constantFrom(..."аәеоөұүыі"), fc.constantFrom(..."лмнңрсқ", ""))
    .map(([first, vowel, last]) => first.replace("ы", "ш") + vowel + last);
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 5 }), (syllables) => {
      const word = syllables.join("");
      expect(toCyrillic(toKazakhLatin(word))).toBe(fold(word));
    }),
  );
});
