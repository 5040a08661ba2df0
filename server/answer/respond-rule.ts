import type { Faq } from "../library/faq.ts";
import type { Hit } from "../retrieve/hit.ts";
import type { Ask, Reply } from "./ask.ts";
import { librarySource, startCiting } from "./cite.ts";
import { faqLikeness } from "./faq-likeness.ts";
import { serviceNamed } from "./service-named.ts";
import { suggest } from "./suggestions.ts";
import { hear } from "./utterance.ts";

// As much alike as two wordings of one question are.
const sameQuestion = 0.7;

/**
 * Answers in the library's own words from the FAQ, when its entry holds at least that share of the question's meaning or
 * one of its wordings is nearly the question.
 */
export async function respondFaq(ask: Ask, atLeast: number): Promise<Reply | undefined> {
  const best = (await likeliestFaqs(ask))[0];
  if (!best || (best.hit.coverage < atLeast && best.likeness < sameQuestion)) return undefined;
  const { faq, hit } = best;
  ask.note({ id: faq.id, coverage: hit.coverage, ...(hit.exact && { exact: hit.exact }) });
  const { question, answer } = faq.texts[ask.language];
  return quote(ask, { source: "faq", id: faq.id, title: question, passage: answer });
}

/** Answers only when the question is a wording of a FAQ entry, but for case, marks and endings. */
export async function respondFaqWording(ask: Ask): Promise<Reply | undefined> {
  const best = (await likeliestFaqs(ask))[0];
  return best && (best.hit.exact === "title" || best.likeness > 0.95) ? respondFaq(ask, 0) : undefined;
}

interface LikelyFaq {
  readonly faq: Faq;
  readonly hit: Hit;
  readonly likeness: number;
}

async function likeliestFaqs(ask: Ask): Promise<readonly LikelyFaq[]> {
  const { searcher, catalogue } = ask.parts;
  const { hits } = await searcher.search({ text: ask.text, language: ask.language, k: 5, kinds: ["faq"] });
  const spoken = hear(ask.text);
  const likely = hits.flatMap((hit): LikelyFaq[] => {
    const faq = catalogue.faq(hit.id);
    return faq ? [{ faq, hit, likeness: faqLikeness(spoken, faq.texts[ask.language]) }] : [];
  });
  return likely.toSorted((one, other) => weight(other) - weight(one));
}

const weight = ({ hit, likeness }: LikelyFaq): number =>
  (hit.exact === "title" ? 1 : 0) + likeness * 0.6 + hit.coverage * 0.4 - hit.rank * 0.02;

/** A service or price the question names. */
export function respondService(ask: Ask): Reply | undefined {
  const service = serviceNamed(ask.spoken, ask.parts.library);
  if (!service) return undefined;
  const id = `service:${service.id}`;
  ask.note({ id });
  return quote(
    ask,
    librarySource(id, { title: service.name[ask.language], passage: service.text[ask.language] }),
    `${service.name[ask.language]}: `,
  );
}

/** A fee, loan rule, reader group or e-resource of the library's own file. */
export async function respondLibraryFact(ask: Ask, atLeast: number): Promise<Reply | undefined> {
  const { hits } = await ask.parts.searcher.search({
    text: ask.text,
    language: ask.language,
    k: 3,
    kinds: ["library"],
  });
  const hit = hits[0];
  if (!hit || hit.coverage < atLeast || hit.id.startsWith("branch:")) return undefined;
  const passage = ask.parts.catalogue.passagesOf(hit.id).find((one) => one.language === ask.language);
  if (!passage || passage.text.trim() === "") return undefined;
  ask.note({ id: hit.id, coverage: hit.coverage });
  const lead = passage.text.startsWith(passage.title) ? "" : `${passage.title}: `;
  return quote(ask, librarySource(hit.id, { title: passage.title, passage: passage.text }), lead);
}

function quote(ask: Ask, source: Parameters<ReturnType<typeof startCiting>["mark"]>[0], lead = ""): Reply {
  const citing = startCiting();
  const text = `${lead}${source.passage} ${citing.mark(source)}`;
  return {
    answer: {
      kind: "answered",
      language: ask.language,
      text,
      citations: citing.list(),
      records: [],
      suggestions: suggest("rule", ask.language),
      by: "composer",
    },
  };
}
