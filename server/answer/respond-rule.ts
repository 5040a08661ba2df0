import { findAny, readCues } from "../language/cue.ts";
import type { Ask, Reply } from "./ask.ts";
import { librarySource, startCiting } from "./cite.ts";
import type { LikelyFaq } from "./faq-finder.ts";
import { serviceNamed } from "./service-named.ts";
import { suggest } from "./suggestions.ts";

// Nearly a wording of the entry, but for case, marks, endings and grammar.
const sameQuestion = 0.85;
// Too far for an answer, near enough to ask "did you mean".
const worthAsking = 0.5;
/** Evidence enough for an entry where a question sounds like a rule. */
export const sure = 0.6;
// A follow-up seldom wants the same answer again.
const repeated = 1;

/** Answers in the library's own words, when it is that sure which FAQ entry is meant. */
export function respondFaq(ask: Ask, atLeast: number): Reply | undefined {
  const [best] = ask.parts.faqs.find(ask.text, ask.language);
  return best && best.sureness >= atLeast ? quoteFaq(ask, best) : undefined;
}

/** Questions of the FAQ that the reader may have meant. */
function nearQuestions(ask: Ask): readonly string[] {
  const likely = ask.parts.faqs.find(ask.text, ask.language).filter(({ sureness }) => sureness >= worthAsking);
  return likely.slice(0, 3).map(({ faq }) => faq.texts[ask.language].question);
}

/** What the reader may have meant is one tap away. */
export function withNearQuestions(reply: Reply, ask: Ask): Reply {
  const near = nearQuestions(ask);
  return near.length > 0 && reply.answer.kind === "declined"
    ? { ...reply, answer: { ...reply.answer, suggestions: near } }
    : reply;
}

/** Answers only when the question is a wording of a FAQ entry. */
export function respondFaqWording(ask: Ask): Reply | undefined {
  const best = ask.parts.faqs.find(ask.text, ask.language).find(({ likeness }) => likeness >= sameQuestion);
  return best && quoteFaq(ask, best);
}

function quoteFaq(ask: Ask, { faq, likeness }: LikelyFaq, asked = ask.text): Reply {
  ask.note({ id: faq.id, coverage: likeness });
  const { question, answer } = faq.texts[ask.language];
  const reply = quote(ask, { source: "faq", id: faq.id, title: question, passage: answer });
  return { ...reply, remember: { rule: asked } };
}

const leans = readCues("^ал, ^а, ^and, ^what if|about, ^how about, ше");
const longestFollowUp = 8;

/** "And for my son?" after a rule: the entry that both that question and this one come near. */
export function respondRuleFollowUp(ask: Ask): Reply | undefined {
  const { rule } = ask.conversation;
  if (rule === undefined || ask.spoken.length > longestFollowUp || !findAny(leans, ask.spoken)) return undefined;
  const whole = `${rule} ${ask.text}`;
  const before = likely(ask, rule)[0]?.faq.id;
  const evidence = new Map<string, number>();
  const alone = likely(ask, ask.text);
  const candidates = [...likely(ask, whole), ...alone];
  for (const { faq, sureness } of candidates) evidence.set(faq.id, (evidence.get(faq.id) ?? 0) + sureness);
  if (before !== undefined) evidence.set(before, (evidence.get(before) ?? 0) - repeated);
  for (const { faq, sureness } of alone) evidence.set(faq.id, (evidence.get(faq.id) ?? 0) + sureness / 2);
  const weigh = ({ faq }: LikelyFaq): number => evidence.get(faq.id) ?? 0;
  const best = candidates.toSorted((a, b) => weigh(b) - weigh(a))[0];
  return best && weigh(best) >= sure ? quoteFaq(ask, best, whole) : undefined;
}

const likely = (ask: Ask, text: string): readonly LikelyFaq[] => ask.parts.faqs.find(text, ask.language);

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
