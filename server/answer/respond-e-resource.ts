import { findAny, readCues } from "../language/cue.ts";
import type { Language } from "../library/language.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { recordSource, startCiting } from "./cite.ts";
import { composeItem } from "./compose-item.ts";
import { describe } from "./find-books.ts";
import { cardOf } from "./holdings.ts";
import { suggest } from "./suggestions.ts";
import { isSmall } from "./title-match.ts";
import { titleText } from "./title-text.ts";
import { holdsTopic } from "./topic-fit.ts";

const deepest = 60;
const general = readCues(
  "сайт*, интернет*, онлайн*, электрон*, ресурс*, портал*, ресми*, тегін, ақысыз, мәтін*, тап*, таб*, оқы*, қара*, қазақстан*, официальн*, посмотр*, почита*, прочит*, текст*, бесплатн*, казахстанск*, казахстан*, site*, website*, online*, internet, web, official*, free, text*, read*, kazakh*, look*, find*, kitap*, кітап*, книг*, book*",
);

/** Sites and databases of the catalogue on the subject asked for. */
export async function respondEResource(ask: Ask): Promise<Reply | undefined> {
  const topic = ask.book.asked.filter((word) => !word.framing && !isSmall(word) && !findAny(general, [word]));
  if (topic.length === 0) return undefined;
  const { hits } = await ask.parts.searcher.search({
    text: topic.map(({ raw }) => raw).join(" "),
    language: ask.language,
    k: deepest,
    kinds: ["record"],
  });
  const found = ask.parts.catalogue
    .records(hits.map(({ id }) => id))
    .filter((record) => record.kind === "e-resource" && record.names.length === 0)
    .map((record) => describe(record, ask))
    .map((book) => ({ record: book.record, held: topic.filter((word) => holdsTopic(book, word)).length }));
  // A part of the subject may be that of any site.
  const records = found.filter(({ held }) => held === topic.length).map(({ record }) => record);
  const own = records.filter(({ language }) => language === ask.language);
  const chosen = (own.length > 0 ? own : records).slice(0, 3);
  if (chosen.length > 1) return listSites(chosen, ask);
  return chosen.length === 1 ? composeItem(ask, { records: chosen }) : undefined;
}

const leads: Readonly<Record<Language, string>> = {
  kk: "Мына сайттарды қараңыз:",
  ru: "Посмотрите на этих сайтах:",
  en: "See these sites:",
};

function listSites(sites: readonly BibRecord[], ask: Ask): Reply {
  const { language } = ask;
  const citing = startCiting();
  const lines = sites.map((record) => {
    ask.note({ id: record.id });
    const mark = citing.mark(recordSource(record, ask.parts.catalogue));
    return `${titleText(record, language)} ${mark}: ${record.url ?? ""}`;
  });
  return {
    answer: {
      kind: "answered",
      language,
      text: [leads[language], ...lines].join("\n"),
      citations: citing.list(),
      records: sites.map(cardOf),
      suggestions: suggest("item", language),
      by: "composer",
    },
    remember: { records: sites.map(({ id }) => id) },
  };
}
