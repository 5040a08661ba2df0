import type { Answer, Language, ServerFrame } from "./frames.ts";

// Test support: answers of every kind, in the shape in which the server gives them.

export const branches = [
  { id: "main", name: { kk: "Орталық кітапхана", ru: "Центральная библиотека", en: "Central Library" } },
  { id: "sairan", name: { kk: "Сайран филиалы", ru: "Филиал Сайран", en: "Sairan Branch" } },
  {
    id: "akbulak",
    name: { kk: "Ақбұлақ ауылдық кітапханасы", ru: "Сельская библиотека Акбулак", en: "Akbulak Village Library" },
  },
];

export const abaiAnswer: Answer = {
  kind: "answered",
  language: "kk",
  text: "Иә, «Абай жолы» бар [1]. Орталық кітапханада екі данасы бос, Сайран филиалындағы дана оқырманда.\n\nКітапты 15 күнге алып, екі рет ұзартуға болады [2].",
  citations: [
    {
      n: 1,
      source: "record",
      id: "demo:1",
      title: "Абай жолы",
      passage: "Әуезов, Мұхтар. Абай жолы: роман-эпопея. Алматы: Жазушы, 2013.",
    },
    {
      n: 2,
      source: "faq",
      id: "loan-period",
      title: "Кітапты қанша күнге алуға болады?",
      passage: "Ересек оқырман бір мезгілде 5 кітапты 15 күнге алады.\n\nМерзімін 15 күннен екі рет ұзартуға болады.",
    },
  ],
  records: [
    {
      id: "demo:1",
      title: "Абай жолы",
      authors: ["Мұхтар Әуезов"],
      year: 2013,
      language: "kk",
      callNumber: "84(5Қаз)-44 Ә82",
      checkedAt: "2026-11-23T14:05:00+05:00",
      copies: [
        { branch: "main", callNumber: "84(5Қаз)-44 Ә82", available: 2, total: 3 },
        { branch: "sairan", callNumber: "84(5Қаз) Ә82", available: 0, total: 1, dueBack: "2026-12-10" },
        { branch: "akbulak", callNumber: "84(5Қаз) Ә82", available: 0, total: 1 },
      ],
      editions: [
        { id: "demo:3", title: "Абай жолы. 2-кітап", language: "kk" },
        { id: "demo:4", title: "Abai", language: "en" },
      ],
    },
    {
      id: "demo:2",
      title: "Путь Абая",
      authors: ["Мухтар Ауэзов"],
      year: 2007,
      language: "ru",
      copies: [{ branch: "main", callNumber: "84(5Каз)-44 А93", available: 1, total: 1 }],
    },
  ],
  suggestions: ["Абай жолының екінші томы бар ма?", "Кітапты үйден қалай ұзартамын?"],
  by: "composer",
};

export const declinedAnswer: Answer = {
  kind: "declined",
  language: "kk",
  text: "Каталогымызда мұндай кітап табылмады. Төменде соған жақын кітаптар бар, ал кітапханашы басқа кітапханалардан да іздеп бере алады.",
  reason: "not-found",
  nearest: [
    {
      id: "demo:31",
      title: "Ай мен Айша",
      authors: ["Шерхан Мұртаза"],
      language: "kk",
      copies: [{ branch: "main", callNumber: "84(5Қаз) М91", available: 1, total: 2 }],
    },
    { id: "demo:44", title: "Менің атым Қожа", authors: ["Бердібек Соқпақбаев"], language: "kk" },
  ],
  suggestions: ["Кітапханашыдан сұрауға бола ма?"],
};

export const clarifyAnswer: Answer = {
  kind: "clarify",
  language: "ru",
  text: "Какая библиотека вам нужна?",
  choices: ["Центральная библиотека", "Филиал Сайран"],
};

export const shortAnswer = (language: Language, text: string): Answer => ({
  kind: "answered",
  language,
  text,
  citations: [],
  records: [],
  suggestions: [],
  by: "composer",
});

/** The frames of an answer, a word a delta. */
export function framesOf(id: string, answer: Answer): readonly ServerFrame[] {
  const deltas = answer.text.split(/(?<=\s)/u).map((text): ServerFrame => ({ type: "answer-delta", id, text }));
  return [{ type: "answer-start", id, language: answer.language }, ...deltas, { type: "answer-end", id, answer }];
}
