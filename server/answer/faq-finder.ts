import type { Faq } from "../library/faq.ts";
import { type Language, languages } from "../library/language.ts";
import { type FeatureReader, type Features, readerOfFeatures } from "./faq-features.ts";

/** An entry that may answer a question, with the evidence for it. */
export interface LikelyFaq {
  readonly faq: Faq;
  /** Cosine to the nearest of its wordings, 0 to 1. */
  readonly likeness: number;
  /** All evidence together, nearest wording, all wordings of the language and the answer, and how far it leaves the next entry behind. */
  readonly sureness: number;
}

/** Finds the FAQ entries likest to a question, the likeliest first. */
export interface FaqFinder {
  find(text: string, language: Language): readonly LikelyFaq[];
}

interface FaqSource {
  faqs(): readonly Faq[];
  /** Grows with every change of what is stored. */
  seq(): number;
}

/** Measures the entries once, and again when one of them has changed. */
export function openFaqFinder(source: FaqSource): FaqFinder {
  let known = read(source);
  return {
    find(text, language) {
      if (known.seq !== source.seq()) known = read(source, known);
      return known.find(text, language);
    },
  };
}

interface Measured {
  readonly seq: number;
  readonly text: string;
  readonly find: FaqFinder["find"];
}

function read(source: FaqSource, before?: Measured): Measured {
  const [seq, faqs] = [source.seq(), source.faqs()];
  const text = JSON.stringify(faqs);
  return { seq, text, find: before?.text === text ? before.find : measure(faqs) };
}

/** Any text of an entry: one wording, all wordings of a language together, or an answer. */
interface Side {
  readonly entry: number;
  readonly role: "wording" | "whole" | "answer";
  readonly language: Language;
  readonly features: Features;
}

interface Posting {
  readonly side: number;
  readonly weight: number;
}

// A wording in another of the three languages that shares words with the question is weaker evidence.
const otherLanguage = 0.9;
// What all wordings of an entry say together tells entries apart better than its nearest wording does.
const likenessShare = 0.75;
const wholeShare = 1.1;
const answerShare = 0.5;
// A word that no entry knows says that the question may be of something else, but not much: people explain themselves.
const unknownIdf = 1;
const leadShare = 0.5;
const mostFound = 5;

function measure(faqs: readonly Faq[]): FaqFinder["find"] {
  const readFeatures = readerOfFeatures();
  const sides = faqs.flatMap((faq, entry) => sidesOf(faq, entry, readFeatures));
  const idf = rarity(sides, faqs.length);
  const postings = new Map<string, Posting[]>();
  for (const [side, { features }] of sides.entries()) {
    for (const [feature, weight] of unit(features, idf)) {
      const list = postings.get(feature);
      if (list) list.push({ side, weight });
      else postings.set(feature, [{ side, weight }]);
    }
  }
  return (text, language) => {
    const cosines = new Float64Array(sides.length);
    for (const [feature, weight] of unit(readerOfFeatures()(text, language), idf))
      for (const posting of postings.get(feature) ?? [])
        cosines[posting.side] = (cosines[posting.side] ?? 0) + weight * posting.weight;
    return together(faqs, sides, { cosines, language });
  };
}

function sidesOf(faq: Faq, entry: number, read: FeatureReader): Side[] {
  return languages.flatMap((language): Side[] => {
    const { question, answer, wordings } = faq.texts[language];
    const each = [question, ...wordings].map((wording) => read(wording, language));
    return [
      ...each.map((features): Side => ({ entry, role: "wording", language, features })),
      { entry, role: "whole", language, features: sum(each) },
      { entry, role: "answer", language, features: read(answer, language) },
    ];
  });
}

/** How telling a feature is: the fewer entries word themselves with it, the more. */
function rarity(sides: readonly Side[], entries: number): (feature: string) => number {
  const holders = new Map<string, Set<number>>();
  for (const { features, entry, role } of sides) {
    if (role !== "whole") continue;
    for (const feature of features.keys()) holders.set(feature, (holders.get(feature) ?? new Set()).add(entry));
  }
  return (feature) => {
    const held = holders.get(feature)?.size;
    return held === undefined ? unknownIdf : Math.log(1 + entries / held);
  };
}

function sum(all: readonly Features[]): Features {
  const total = new Map<string, number>();
  for (const features of all)
    for (const [feature, weight] of features) total.set(feature, (total.get(feature) ?? 0) + weight);
  return total;
}

function unit(features: Features, idf: (feature: string) => number): [string, number][] {
  const weighed = [...features].map(([feature, weight]): [string, number] => [feature, weight * idf(feature)]);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return weighed.map(([feature, weight]) => [feature, weight / length]);
}

function together(
  faqs: readonly Faq[],
  sides: readonly Side[],
  { cosines, language }: { cosines: Float64Array; language: Language },
): LikelyFaq[] {
  const found = faqs.map((faq) => ({ faq, likeness: 0, whole: 0, answer: 0 }));
  for (const [at, side] of sides.entries()) {
    const one = found[side.entry];
    const cosine = cosines[at] ?? 0;
    if (!one || cosine === 0) continue;
    const own = side.language === language;
    if (side.role === "wording") one.likeness = Math.max(one.likeness, own ? cosine : cosine * otherLanguage);
    else if (own) one[side.role] = cosine;
  }
  const scored = found
    .map(({ faq, likeness, whole, answer }) => ({
      faq,
      likeness,
      score: likenessShare * likeness + wholeShare * whole + answerShare * answer,
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostFound + 1);
  return scored.slice(0, mostFound).map(({ faq, likeness, score }, at) => ({
    faq,
    likeness,
    sureness: score + leadShare * (score - (scored[at + 1]?.score ?? 0)),
  }));
}
