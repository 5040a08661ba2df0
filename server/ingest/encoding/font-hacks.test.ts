import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { mendTwiceDecoded } from "./mend-twice-decoded.ts";

// Titles and annotations of the demo library, as it was written by people who knew nothing of fonts.
const records = ["kk", "ru"].map((language) =>
  readFileSync(join(import.meta.dirname, `../../../corpus/authoring/${language}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line): { title?: string; annotation?: string } => JSON.parse(line)),
);
const [kazakh = [], russian = []] = records.map((list) =>
  list.flatMap(({ title, annotation }) => [title, annotation].filter((text) => text !== undefined)),
);

test.each(["rk1048", "pt154"])(
  "Kazakh typed in a font laid out as %s is mended, sentences more surely than single words",
  (page) => {
    const typed = kazakh
      .map((text) => ({ text, seen: iconv.decode(iconv.encode(text, page), "win1251") }))
      .filter(({ text, seen }) => seen !== text && !seen.includes("\ufffd"));
    const mended = typed.filter(({ text, seen }) => mendTwiceDecoded(seen)?.text === text);
    const wrongly = typed.filter(({ text, seen }) => ![text, seen].includes(mendTwiceDecoded(seen)?.text ?? seen));
    expect(typed.length).toBeGreaterThan(300);
    expect(mended.length / typed.length).toBeGreaterThan(0.75);
    expect(wrongly.length / typed.length).toBeLessThan(0.01);
  },
);

test("Kazakh and Russian as they should be stay as they are", () => {
  expect([...kazakh, ...russian].filter((text) => mendTwiceDecoded(text) !== undefined)).toEqual([]);
});

// As banks and registers wrote, in sources that are still about.
test.each([
  [
    "Ќазаќстан Республикасыныѕ аумаєындаєы жјне одан тыс жердегі",
    "Қазақстан Республикасының аумағындағы және одан тыс жердегі",
  ],
  ["Тауарлар, ќызмет кґрсету жјне орындалєан жўмыс", "Тауарлар, қызмет көрсету және орындалған жұмыс"],
  ["жеке ќосалќы шаруашылыѓын ж‰ргізу ‰шін", "жеке қосалқы шаруашылығын жүргізу үшін"],
])("%s is mended", (seen, text) => {
  expect(mendTwiceDecoded(seen)?.text).toBe(text);
});

test.each([
  "Київ: історія України, її мова й література",
  "Європа і Україна: їжак, їдальня, знає, має, своє",
  "Твої, мої, її, їхні пісні про кохання",
  "Мој живот у Србији: љубав, ђак, ћирилица, џеп",
  "Македонија: ѓавол, ќерка, љубов и њива",
  "Беларусь: наш родны край, ўсё жыццё",
  "Ўзбекистон: ўқув қўлланма",
])("%s is no Kazakh and stays as it is", (text) => {
  expect(mendTwiceDecoded(text)).toBeUndefined();
});
