import type { Limits } from "./chat/limits.ts";

const text = { type: "string" };
const language = { $ref: "#/components/schemas/Language" };
const texts = { type: "array", items: text };
const listOf = (name: string) => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } });
const moment = { type: "string", format: "date-time", description: "ISO 8601 with offset." };

function object(required: readonly string[], properties: Readonly<Record<string, unknown>>, description?: string) {
  return { type: "object", required, properties, ...(description ? { description } : {}) };
}

const answerParts = { language, text };

const answered = object(["kind", "language", "text", "citations", "records", "suggestions", "by"], {
  kind: { const: "answered" },
  ...answerParts,
  citations: listOf("Citation"),
  records: listOf("RecordCard"),
  suggestions: texts,
  by: { enum: ["composer", "model"] },
  checkedAt: { ...moment, description: "When live copies were read." },
});

const declined = object(["kind", "language", "text", "reason", "nearest", "suggestions"], {
  kind: { const: "declined" },
  ...answerParts,
  reason: { enum: ["not-found", "out-of-scope", "private", "unsafe", "unavailable"] },
  nearest: { ...listOf("RecordCard"), description: "The nearest real records; never the thing asked for." },
  suggestions: texts,
});

const recordCard = object(["id", "title", "authors"], {
  id: text,
  title: { ...text, description: "The title proper as stored." },
  authors: texts,
  year: { type: "integer", description: "Absent when uncertain." },
  language: { ...text, description: "ISO 639-1, else 639-3." },
  callNumber: text,
  copies: listOf("Copies"),
  yearsHeld: { ...text, description: "Of a serial: the years and numbers that all branches hold." },
  source: { ...text, description: "Of an article: what it stands in, with year, number and pages." },
  checkedAt: moment,
  editions: { ...listOf("Edition"), description: "Other editions of the same work, the nearest first." },
});

const edition = object(["id", "title"], {
  id: text,
  title: { ...text, description: "The title proper as stored." },
  language: text,
  year: { type: "integer" },
});

const copies = object(["branch", "callNumber", "available", "total"], {
  branch: { ...text, description: "An id of /api/branches." },
  callNumber: text,
  available: { type: "integer", minimum: 0 },
  total: { type: "integer", minimum: 0 },
  dueBack: { type: "string", format: "date", description: "The earliest return, when none is available." },
});

const record = object(
  ["id", "title", "authors", "kind", "names", "isbns", "udc", "subjects", "keywords", "holdings"],
  {
    id: text,
    harvestedAs: text,
    kind: { enum: ["book", "serial", "e-resource"] },
    title: text,
    subtitle: text,
    authors: texts,
    names: {
      type: "array",
      items: object(["heading", "display", "role"], { heading: text, display: text, dates: text, role: text }),
    },
    language: text,
    originalTitle: text,
    originalLanguage: text,
    year: { type: "integer" },
    originalYear: { type: "integer" },
    place: text,
    publisher: text,
    extent: text,
    series: text,
    isbns: texts,
    issn: text,
    udc: texts,
    subjects: texts,
    keywords: texts,
    annotation: text,
    holdings: {
      type: "array",
      items: object(["branch", "callNumber", "items"], {
        branch: text,
        callNumber: text,
        location: text,
        years: text,
        items: {
          type: "array",
          items: object(["barcode", "status"], {
            barcode: text,
            status: { enum: ["available", "on-loan", "on-hold", "reference", "in-repair", "lost"] },
            dueBack: { type: "string", format: "date" },
          }),
        },
      }),
    },
  },
  "A bibliographic record; further keys may stand in it.",
);

/** What goes in and out of the API, as JSON Schema. */
export function apiSchemas(limits: Limits): Readonly<Record<string, unknown>> {
  return {
    Language: { enum: ["kk", "ru", "en"] },
    Ask: object(["text"], {
      text: { type: "string", minLength: 1, maxLength: limits.maxQuestionLength },
      language: { ...language, description: "The language of the answer; else the question's." },
      session: {
        type: "string",
        pattern: "^[A-Za-z0-9_-]{22,64}$",
        description: "A secret name of the client's choosing: what was asked under it is remembered for 30 minutes.",
      },
    }),
    Answer: {
      oneOf: ["Answered", "Declined", "Clarify", "HandOff"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: {
        propertyName: "kind",
        mapping: {
          answered: "#/components/schemas/Answered",
          declined: "#/components/schemas/Declined",
          clarify: "#/components/schemas/Clarify",
          "hand-off": "#/components/schemas/HandOff",
        },
      },
    },
    Answered: answered,
    Declined: declined,
    Clarify: object(["kind", "language", "text", "choices"], {
      kind: { const: "clarify" },
      ...answerParts,
      choices: texts,
    }),
    HandOff: object(["kind", "language", "text"], { kind: { const: "hand-off" }, ...answerParts, ticket: text }),
    Citation: object(["n", "source", "id", "title", "passage"], {
      n: { type: "integer", minimum: 1, description: "The marker [n] in the text." },
      source: { enum: ["record", "faq", "library", "circulation", "document"] },
      id: text,
      title: text,
      passage: { ...text, description: "The text quoted." },
    }),
    RecordCard: recordCard,
    Copies: copies,
    Edition: edition,
    Record: record,
    SearchResult: object(["query", "hits"], {
      query: object(["language"], { language }),
      hits: listOf("Hit"),
    }),
    Hit: object(["id", "kind", "title", "language", "score", "rank"], {
      id: text,
      kind: { enum: ["record", "faq", "library", "event", "document"] },
      title: text,
      language: text,
      score: { type: "number", description: "Larger is better; comparable within one result only." },
      rank: { type: "integer", minimum: 1 },
    }),
    Branch: object(["id", "name"], {
      id: text,
      name: object(["kk", "ru", "en"], { kk: text, ru: text, en: text }),
    }),
    Status: object(["status"], { status: text }),
    Error: object(["error"], {
      error: object(["code", "message"], {
        code: text,
        message: { ...text, description: "For people, in their language." },
      }),
    }),
  };
}
