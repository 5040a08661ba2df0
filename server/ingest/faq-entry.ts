import { contentHash } from "../library/content-hash.ts";
import type { Entry } from "../library/entry.ts";
import type { Faq } from "../library/faq.ts";
import { languages } from "../library/language.ts";
import type { Passage } from "../library/passage.ts";

/** A FAQ entry as the store keeps it: each wording found on its own, the answer quoted from its own passage. */
export function faqEntry(faq: Faq): Entry {
  const passages = languages.flatMap((language): Passage[] => {
    const { question, answer, wordings } = faq.texts[language];
    const common = { owner: faq.id, source: faq.source, kind: "faq" as const, language, names: "", subjects: "" };
    return [
      { ...common, id: `${faq.id}#answer.${language}`, field: "answer", title: question, text: answer },
      ...[question, ...wordings].map((wording, index) => ({
        ...common,
        id: `${faq.id}#wording.${language}.${index + 1}`,
        field: "wording",
        title: wording,
        text: "",
      })),
    ];
  });
  return { id: faq.id, source: faq.source, kind: "faq", hash: contentHash(faq), content: faq, passages, keys: [] };
}
