import type { Faq } from "../library/faq.ts";
import { type Language, languages } from "../library/language.ts";
import type { Concept } from "../library/synonyms.ts";
import { type ConceptReader, readerOfConcepts } from "./concepts.ts";
import { conceptsAlone, type FeatureReader, type Features, readerOfFeatures } from "./faq-features.ts";

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

/** Measures the entries when first asked, for many a command never asks, and again when one of them has changed. */
export function openFaqFinder(source: FaqSource, synonyms: readonly Concept[] = []): FaqFinder {
  const conceptsOf = readerOfConcepts(synonyms);
  let known: Measured | undefined;
  return {
    find(text, language) {
      if (known?.seq !== source.seq()) known = read(source, conceptsOf, known);
      return known.find(text, language);
    },
  };
}

interface Measured {
  readonly seq: number;
  readonly text: string;
  readonly find: FaqFinder["find"];
}

function read(source: FaqSource, conceptsOf: ConceptReader, before?: Measured): Measured {
  const [seq, faqs] = [source.seq(), source.faqs()];
  const text = JSON.stringify(faqs);
  return { seq, text, find: before?.text === text ? before.find : measure(faqs, conceptsOf) };
}

/** Any text of an entry: one wording, all wordings of a language together, an answer, or what the wordings of all languages speak of. */
interface Side {
  readonly entry: number;
  readonly role: "wording" | "whole" | "answer" | "sense";
  /** Of a sense none. */
  readonly language?: Language;
  readonly features: Features;
}

/** Where a feature is held and how much it weighs there: two lists side by side, for there are hundreds of thousands. */
interface Postings {
  readonly sides: number[];
  readonly weights: number[];
}

// A wording in another of the three languages that shares words with the question is weaker evidence.
const otherLanguage = 0.9;
// What all wordings of an entry say together tells entries apart better than its nearest wording does.
const likenessShare = 0.75;
const wholeShare = 1.1;
const answerShare = 0.5;
// What the wordings of all three languages speak of, whatever words they say it in.
const senseShare = 0.6;
// A word that no entry knows says that the question may be of something else, but not much: people explain themselves.
const unknownIdf = 1;
const leadShare = 0.5;
const mostFound = 5;

function measure(faqs: readonly Faq[], conceptsOf: ConceptReader): FaqFinder["find"] {
  const readFeatures = readerOfFeatures(conceptsOf);
  const sides = faqs.flatMap((faq, entry) => sidesOf(faq, entry, readFeatures));
  const idf = rarity(sides, faqs.length);
  const postings = post(sides, idf);
  return (text, language) => {
    const cosines = new Float64Array(sides.length);
    const features = readerOfFeatures(conceptsOf)(text, language);
    const length = lengthOf(features, idf);
    for (const [feature, weight] of features) {
      const held = postings.get(feature);
      const asked = (weight * idf(feature)) / length;
      for (const [at, side] of held?.sides.entries() ?? [])
        cosines[side] = (cosines[side] ?? 0) + asked * (held?.weights[at] ?? 0);
    }
    return together(faqs, sides, { cosines, language });
  };
}

function post(sides: readonly Side[], idf: (feature: string) => number): ReadonlyMap<string, Postings> {
  const postings = new Map<string, Postings>();
  for (const [side, { features }] of sides.entries()) {
    const length = lengthOf(features, idf);
    for (const [feature, weight] of features) {
      let held = postings.get(feature);
      if (!held) {
        held = { sides: [], weights: [] };
        postings.set(feature, held);
      }
      held.sides.push(side);
      held.weights.push((weight * idf(feature)) / length);
    }
  }
  return postings;
}

function sidesOf(faq: Faq, entry: number, read: FeatureReader): Side[] {
  const ofLanguages = languages.flatMap((language): Side[] => {
    const { question, answer, wordings } = faq.texts[language];
    const each = [question, ...wordings].map((wording) => read(wording, language));
    return [
      ...each.map((features): Side => ({ entry, role: "wording", language, features })),
      { entry, role: "whole", language, features: sum(each) },
      { entry, role: "answer", language, features: read(answer, language) },
    ];
  });
  const wholes = ofLanguages.filter(({ role }) => role === "whole").map(({ features }) => conceptsAlone(features));
  return [...ofLanguages, { entry, role: "sense", features: sum(wholes) }];
}

/** How telling a feature is: the fewer entries word themselves with it, the more. */
function rarity(sides: readonly Side[], entries: number): (feature: string) => number {
  // Sides of an entry follow one another, so the last holder tells whether a feature is new to the entry.
  const held = new Map<string, { times: number; last: number }>();
  for (const { features, entry, role } of sides) {
    if (role !== "whole") continue;
    for (const feature of features.keys()) {
      const known = held.get(feature);
      if (!known) held.set(feature, { times: 1, last: entry });
      else if (known.last !== entry) Object.assign(known, { times: known.times + 1, last: entry });
    }
  }
  const idf = new Map([...held].map(([feature, { times }]) => [feature, Math.log(1 + entries / times)]));
  return (feature) => idf.get(feature) ?? unknownIdf;
}

function sum(all: readonly Features[]): Features {
  const total = new Map<string, number>();
  for (const features of all)
    for (const [feature, weight] of features) total.set(feature, (total.get(feature) ?? 0) + weight);
  return total;
}

function lengthOf(features: Features, idf: (feature: string) => number): number {
  let squares = 0;
  for (const [feature, weight] of features) squares += (weight * idf(feature)) ** 2;
  return Math.sqrt(squares) || 1;
}

function together(
  faqs: readonly Faq[],
  sides: readonly Side[],
  { cosines, language }: { cosines: Float64Array; language: Language },
): LikelyFaq[] {
  const found = faqs.map((faq) => ({ faq, likeness: 0, whole: 0, answer: 0, sense: 0 }));
  for (const [at, side] of sides.entries()) {
    const one = found[side.entry];
    const cosine = cosines[at] ?? 0;
    if (one && cosine > 0) weigh(one, side, { cosine, language });
  }
  const scored = found
    .map(({ faq, likeness, whole, answer, sense }) => ({
      faq,
      likeness,
      score: likenessShare * likeness + wholeShare * whole + answerShare * answer + senseShare * sense,
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

type Evidence = Record<"likeness" | Exclude<Side["role"], "wording">, number>;

function weigh(one: Evidence, side: Side, { cosine, language }: { cosine: number; language: Language }): void {
  const own = side.language === language;
  if (side.role === "wording") one.likeness = Math.max(one.likeness, own ? cosine : cosine * otherLanguage);
  else if (own || side.role === "sense") one[side.role] = cosine;
}
