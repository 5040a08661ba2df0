import { readFileSync } from "node:fs";
import { matchKey } from "../language/match-key.ts";
import { hear } from "../language/utterance.ts";
import type { Faq } from "../library/faq.ts";
import { groupEditions } from "../library/group-editions.ts";
import type { Holding, ItemStatus } from "../library/holding.ts";
import { type Library, librarySchema } from "../library/library-file.ts";
import type { Passage } from "../library/passage.ts";
import type { BibRecord } from "../library/record.ts";
import { titleOnly } from "../library/title-only.ts";
import { workSigns } from "../library/work-signs.ts";
import type { Hit, Searcher } from "../retrieve/hit.ts";
import type { AnswerParts } from "./ask.ts";
import type { Catalogue } from "./catalogue.ts";
import { openFaqFinder } from "./faq-finder.ts";
import { sameWord } from "./same-word.ts";

// A library of a dozen real works for the tests of answering: real code all around, only the search is a naive one.

export const library: Library = librarySchema.parse(
  JSON.parse(readFileSync(new URL("../../corpus/library.json", import.meta.url), "utf8")),
);

type Known = Partial<BibRecord> & Pick<BibRecord, "title">;

const persons = {
  auezovKk: { heading: "Әуезов, Мұхтар", display: "Мұхтар Әуезов", role: "author" },
  auezovRu: { heading: "Ауэзов, Мухтар", display: "Мухтар Ауэзов", role: "author" },
  auezovEn: { heading: "Auezov, Mukhtar", display: "Mukhtar Auezov", role: "author" },
  soqpaqbaev: { heading: "Соқпақбаев, Бердібек", display: "Бердібек Соқпақбаев", role: "author" },
  sokpakbaev: { heading: "Сокпакбаев, Бердибек", display: "Бердибек Сокпакбаев", role: "author" },
  esenberlin: { heading: "Есенберлин, Ильяс", display: "Ильяс Есенберлин", role: "author" },
  frankopan: { heading: "Frankopan, Peter", display: "Peter Frankopan", role: "author" },
} as const;

const volumes: Known[] = [1, 2, 3, 4].map((number) => ({
  title: `Абай жолы. ${number}-кітап`,
  commonTitle: "Абай жолы",
  part: { designation: `${number}-кітап`, number },
  names: [persons.auezovKk],
  language: "kk",
  holdings:
    number === 3
      ? [held("main", "on-loan", "2026-12-05")]
      : [held("main", "available"), held("sairan", "on-loan", "2026-12-01")],
}));

const works: Known[] = [
  { title: "Абай жолы", names: [persons.auezovKk], language: "kk", holdings: [held("main", "reference")] },
  ...volumes,
  {
    title: "Путь Абая",
    originalTitle: "Абай жолы",
    names: [persons.auezovRu],
    language: "ru",
    holdings: [held("main", "available"), held("sairan", "available")],
  },
  {
    title: "Abai",
    originalTitle: "Абай жолы",
    names: [persons.auezovEn],
    language: "en",
    holdings: [held("main", "available")],
  },
  {
    title: "Менің атым Қожа",
    names: [persons.soqpaqbaev],
    language: "kk",
    subjects: ["Балалар әдебиеті"],
    audience: "6+",
    holdings: [held("zheruiyk", "available")],
  },
  {
    title: "Меня зовут Кожа",
    originalTitle: "Менің атым Қожа",
    names: [persons.sokpakbaev],
    language: "ru",
    subjects: ["Детская литература"],
    audience: "6+",
  },
  {
    title: "Кочевники",
    originalTitle: "Көшпенділер",
    names: [persons.esenberlin],
    language: "ru",
    subjects: ["История Казахстана"],
    holdings: [held("main", "on-loan", "2026-12-03")],
  },
  {
    title: "The Silk Roads",
    names: [persons.frankopan],
    language: "en",
    subjects: ["Silk Road", "Жібек жолы", "Шёлковый путь"],
    holdings: [held("main", "available")],
  },
  { title: "Ночной дозор", language: "ru" },
  {
    title: "Боран",
    language: "kk",
    annotation: "Қатты боранда отарымен ығып кеткен шопан Қоспанның арпалысы туралы роман.",
    holdings: [held("main", "available")],
  },
  ...[1, 2].map((number) => ({
    title: `Алгебра 9-сынып. ${number}-бөлім`,
    commonTitle: "Алгебра 9-сынып",
    part: { designation: `${number}-бөлім`, number },
    language: "kk",
    keywords: ["оқулық"],
    form: "textbook",
    holdings: [held("main", "available")],
  })),
  { title: "Алгебра 8-сынып", language: "kk", keywords: ["оқулық"], form: "textbook" },
  {
    title: "Алдар Көсе",
    language: "kk",
    subjects: ["Юмор және сатира", "Юмор и сатира", "Humour and satire"],
    holdings: [held("main", "available")],
  },
];

export const records: readonly BibRecord[] = works.map((work, index) => ({
  ...titleOnly(work.title),
  id: `test:${index + 1}`,
  source: "test",
  ...work,
}));

const faqs: readonly Faq[] = [
  {
    id: "faq:lost-book",
    source: "test",
    topics: ["lost-books"],
    audience: ["adult"],
    reviewed: "2026-11-01",
    texts: {
      kk: {
        question: "Кітапты жоғалтып алсам не істеу керек?",
        answer: "Кітапханашыға айтып, 30 күн ішінде сондай кітап әкеліңіз.",
        wordings: ["кітап жогалттым", "Кітапты жоғалтып алдым, не істеймін?"],
      },
      ru: {
        question: "Что делать, если я потерял книгу?",
        answer: "Сообщите библиотекарю и за 30 дней принесите такую же книгу.",
        wordings: ["потеряла книжку че делать"],
      },
      en: {
        question: "What should I do if I lose a book?",
        answer: "Tell a librarian and bring the same book within 30 days.",
        wordings: ["I lost a library book"],
      },
    },
  },
];

function held(branch: string, status: ItemStatus, dueBack?: string): Holding {
  return {
    branch,
    callNumber: "84 Ә 82",
    items: [{ barcode: `${branch}-${status}`, status, ...(dueBack !== undefined && { dueBack }) }],
  };
}

function passageOf(record: BibRecord): Passage {
  const names = record.names.map((name) => `${name.heading} · ${name.display}`).join(" · ");
  const forms =
    names.includes("Әуезов") || names.includes("Ауэзов")
      ? `${names} · Auezov, Mukhtar · Ауэзов, Мухтар · Әуезов, Мұхтар`
      : names;
  return {
    id: `${record.id}#record.1`,
    owner: record.id,
    source: "test",
    kind: "record",
    language: record.language ?? "und",
    field: "record",
    title: record.title,
    names: forms,
    subjects: record.subjects.join(" · "),
    text: `${record.title} / ${names}. ${record.annotation ?? ""}`.trim(),
  };
}

const passages = records.map(passageOf);

const keys: Readonly<Record<string, (record: BibRecord) => readonly string[]>> = {
  title: (record) => [record.title, record.commonTitle ?? "", record.originalTitle ?? ""].map(matchKey),
  name: (record) => [passageOf(record).names, ...record.names.map((name) => name.heading)].map(matchKey),
};

const workOf = groupEditions(
  records.map((record) => ({ id: record.id, signs: workSigns(record, { person: () => undefined }) })),
);

export const catalogue: Catalogue = {
  record: (id) => records.find((record) => record.id === id),
  records: (ids) => ids.flatMap((id) => records.find((record) => record.id === id) ?? []),
  faq: (id) => faqs.find((faq) => faq.id === id),
  document: () => undefined,
  passage: (id) => passages.find((passage) => passage.id === id),
  passagesOf: (owner) => passages.filter((passage) => passage.owner === owner),
  ownersByKey: (kind, key) =>
    records.filter((record) => keys[kind]?.(record).includes(key) && key !== "").map((record) => record.id),
  workOf: (id) => workOf.get(id) ?? id,
  editionsOf: (id) => [...workOf].filter(([, work]) => work === workOf.get(id)).map(([edition]) => edition),
};

/** By the share of the query's words that a passage holds. */
const searcher: Searcher = {
  search: async ({ text, language, k, kinds = ["record", "faq"] }) => {
    const asked = hear(text).filter((word) => word.folded.length > 2);
    const share = (held: string): number => {
      const inText = hear(held);
      return asked.length === 0
        ? 0
        : asked.filter((word) => inText.some((one) => sameWord(word, one))).length / asked.length;
    };
    const owners = [
      ...passages.map((one) => ({
        id: one.owner,
        kind: one.kind,
        title: one.title,
        coverage: share(`${one.subjects} ${one.text}`),
      })),
      ...faqs.map((faq) => ({
        id: faq.id,
        kind: "faq" as const,
        title: faq.texts[language].question,
        coverage: Math.max(...[faq.texts[language].question, ...faq.texts[language].wordings].map(share)),
      })),
    ].filter((one) => kinds.includes(one.kind) && one.coverage > 0);
    const hits = owners
      .toSorted((a, b) => b.coverage - a.coverage)
      .slice(0, k)
      .map(
        (one, at): Hit => ({
          ...one,
          passageId: `${one.id}#record.1`,
          language,
          score: one.coverage,
          rank: at + 1,
          lists: {},
        }),
      );
    return { query: { language, terms: [] }, hits };
  },
};

/** Monday 23 November 2026, 10:00 in Almaty. */
export const parts: AnswerParts = {
  library,
  catalogue,
  searcher,
  faqs: openFaqFinder({ faqs: () => faqs, seq: () => 1 }),
  now: () => new Date("2026-11-23T05:00:00Z"),
};
