import { describe, expect, test } from "vitest";
import { isChatter, isFunctionWord } from "./stop-words.ts";
import { toLatin } from "./transliterate.ts";

const grammar = [
  [
    "postpositions",
    "үшін туралы жайында жөнінде бойынша арқылы дейін шейін кейін соң бұрын бері сияқты секілді тәрізді ретінде бірге",
  ],
  [
    "pronouns in their cases",
    "мені маған менде менен менімен оны оған онда одан онымен бізге бізден мұны мұнда бұдан осыдан содан өзінің",
  ],
  ["indefinite and negative pronouns", "біреу бірнеше ешкім ештеңе ешқандай әркім барлық бәріне бүкіл"],
  ["question words", "кім кімнен не неден неліктен қай қайсысы қандай қанша қашан қайда қалай"],
  ["auxiliary verbs", "еді едім екен екенін емес болып болған болса болуы деп деген дейді ету еткен жатқан отырмыз"],
  ["question particles", "ма ме ба бе па пе ше мекен барма жоқпа болама керекпе"],
  ["conjunctions", "және мен бен пен немесе әрі бірақ алайда өйткені сондықтан яғни егер тіпті"],
] as const;

describe("grammar carries no subject, with Kazakh letters and without, and in Latin letters", () => {
  test.each(grammar)("%s", (_, list) => {
    for (const word of list.split(" ")) {
      expect(isFunctionWord(word, "kk"), word).toBe(true);
      expect(isFunctionWord(toLatin(word), "kk"), toLatin(word)).toBe(true);
    }
  });
});

test("words of meaning are neither grammar nor chatter, though they resemble it", () => {
  for (const word of "ана әке бала рас сайын қой мысал себеп өзен бойжеткен жанында ақ аса тарих".split(" ")) {
    expect(isFunctionWord(word, "kk"), word).toBe(false);
    expect(isChatter(word, "kk"), word).toBe(false);
  }
});

test("an English question keeps its own words", () => {
  expect(isFunctionWord("ben", "kk")).toBe(true);
  expect(isFunctionWord("ben", "en")).toBe(false);
});
