import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./answer/answer.ts";
import { answer } from "./answer/answer-question.ts";
import type { AnswerParts } from "./answer/ask.ts";
import { type Conversation, conversationSchema, emptyConversation } from "./answer/conversation.ts";
import { openFaqFinder } from "./answer/faq-finder.ts";
import { answerByModel, type ModelOutcome } from "./answer/model-answer.ts";
import { readPrompts } from "./answer/prompts.ts";
import type { Trace } from "./answer/trace.ts";
import { type Config, clockOf, projectFolder, type Secrets } from "./config.ts";
import { isNoRoom } from "./errors.ts";
import { applyCorrections } from "./ingest/apply-corrections.ts";
import { ingestCorpus, readCorpusFacts } from "./ingest/read-corpus.ts";
import { rekeyRecords } from "./ingest/rekey-records.ts";
import { detectLanguage } from "./language/detect.ts";
import { type Beside, besideRecord } from "./library/beside-record.ts";
import type { Corrections } from "./library/corrections.ts";
import { joinedCatalogue } from "./library/joined-catalogue.ts";
import type { Language } from "./library/language.ts";
import type { Library } from "./library/library-file.ts";
import { waitForLock } from "./library/lock.ts";
import type { OriginalRecord } from "./library/original-record.ts";
import type { PassageKind } from "./library/passage.ts";
import type { BibRecord } from "./library/record.ts";
import { openStore, type Store } from "./library/store.ts";
import type { Concept } from "./library/synonyms.ts";
import { unnamedLibrary } from "./library/unnamed-library.ts";
import type { Log } from "./log.ts";
import { connectChatModel } from "./model/chat-model.ts";
import type { TextEmbedderConfig } from "./model/open-text-embedder.ts";
import { branchReader } from "./retrieve/filters/branch.ts";
import { filteredSearch } from "./retrieve/filters/filtered-search.ts";
import type { FilterName } from "./retrieve/filters/query-filters.ts";
import { queryKnowledge } from "./retrieve/filters/query-knowledge.ts";
import { recordFacts } from "./retrieve/filters/record-facts.ts";
import type { SearchResult } from "./retrieve/hit.ts";
import { type RunningSearcher, startSearcher } from "./retrieve/searcher.ts";
import type { TextEmbedding } from "./retrieve/text-search.ts";

const conversationLifeMs = 30 * 60_000;

interface Question {
  readonly text: string;
  /** The language to answer in; without it, the question's own. */
  readonly language?: Language;
  /** The language of the page, for a question that does not tell its own. */
  readonly sessionLanguage?: Language;
  /** A secret name of the session: what was said in it is understood in what follows. */
  readonly session?: string;
  readonly branch?: string;
  readonly signal?: AbortSignal;
}

interface SearchRequest {
  readonly text: string;
  readonly language?: Language;
  readonly k?: number;
  readonly kind?: PassageKind | "any";
  /** Filters that are not to be read out of the text. */
  readonly without?: readonly FilterName[];
}

/** The one place where the stages meet: page, kiosk, command line and eval all ask through it. */
export interface Librarian {
  ask(question: Question): Promise<{ answer: Answer; trace: Trace }>;
  search(request: SearchRequest): Promise<SearchResult>;
  record(id: string): BibRecord | undefined;
  /** The fields a record came with. */
  original(id: string): OriginalRecord | undefined;
  /** The other records of the same publication, and the corrections that hold for a record. */
  beside(id: string): Beside;
  /** Deletes what is remembered of a session. */
  forget(session: string): void;
  rate(rating: { ask: string; good: boolean; comment?: string }): void;
  branches(): readonly { id: string; name: Readonly<Record<Language, string>> }[];
  /** The library's own time zone. */
  readonly timezone: string;
  ready(): boolean;
  /** Resolves when searches see all that is in the store now. */
  seesStore(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log: Log;
  /** Answer a first question before anybody asks: it costs half a second more than the next ones. */
  readonly warm?: boolean;
  readonly onIngest?: (read: number) => void;
  readonly onIndex?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly onWait?: () => void;
  /** Told, in a sentence, that the disk has no room for the index. */
  readonly onNoRoom?: (sentence: string) => void;
  /** How often changes of the store are looked for. */
  readonly pollMs?: number;
}

/** Opens the store, takes in the corpus where it has changed, starts the searcher. */
export async function openLibrarian(config: Config, secrets: Secrets, options: OpenOptions): Promise<Librarian> {
  const now = clockOf(config);
  const store = openStore(storePath(config));
  try {
    const { library, synonyms, corrections } = await refreshCorpus(config, store, options);
    const searcher = startSearcher({
      dataFolder: config.dataFolder,
      modelFile: modelFile(config),
      onNotice: (notice) => options.log.info("index", { notice }),
      onProblem: (problem) => options.log.error("embedder", { problem }),
      onNoRoom: (problem) => {
        options.log.error("disk-full", { problem });
        options.onNoRoom?.(problem);
      },
      ...(config.embedder ? { textEmbedding: textEmbedding(config.embedder, secrets) } : {}),
      ...(options.onIndex ? { onProgress: options.onIndex } : {}),
      ...(options.pollMs ? { pollMs: options.pollMs } : {}),
    });
    await searcher.ready;
    const parts = {
      library,
      catalogue: joinedCatalogue(store, corrections),
      searcher,
      faqs: openFaqFinder(store, synonyms),
      now,
    };
    const improve = connectModel(config, secrets, { parts, log: options.log });
    const librarian = wire({ store, corrections, parts, searcher, improve, log: options.log });
    if (options.warm) await answer({ text: "Кітапты қалай ұзартамын?" }, emptyConversation, parts);
    return librarian;
  } catch (error) {
    store.close();
    throw error;
  }
}

function textEmbedding(config: TextEmbedderConfig, { embedderKey }: Secrets): TextEmbedding {
  return { config, ...(embedderKey ? { key: embedderKey } : {}) };
}

/** The library's own embedder where its corpus has one, else the one that Dana brings. */
export function modelFile(config: Config): string {
  const own = join(config.corpusFolder, "model", "embedder.bin");
  return existsSync(own) ? own : join(projectFolder, "corpus", "model", "embedder.bin");
}

export function storePath(config: Config): string {
  return join(config.dataFolder, "store.db");
}

/** Waits for its turn to write: one writer at a time on a data folder, others queue. */
export function waitToWrite(config: Config, onWait?: () => void) {
  return waitForLock(join(config.dataFolder, "locks", "write.lock"), onWait ? { onWait } : {});
}

interface Corpus {
  readonly library: Library;
  readonly synonyms: readonly Concept[];
  readonly corrections: Corrections;
}

async function refreshCorpus(config: Config, store: Store, { log, onIngest, onWait }: OpenOptions): Promise<Corpus> {
  const lock = await waitToWrite(config, onWait);
  try {
    const facts = readCorpusFacts(config.corpusFolder);
    const keyed = rekeyRecords(store, facts.authority, onIngest);
    if (keyed > 0) log.info("records-keyed", { keyed });
    const corrected = applyCorrections(store, facts.authority);
    if (corrected > 0) log.info("corrections-applied", { records: corrected });
    const report = await ingestCorpus(config.corpusFolder, store, {
      facts,
      now: clockOf(config),
      ...(onIngest ? { onProgress: onIngest } : {}),
    });
    if (report) {
      const { read, added, updated, deleted, rejectedCount } = report;
      log.info("corpus-read", { read, added, updated, deleted, rejected: rejectedCount });
      for (const { path, ordinal, reason } of report.rejected) log.error("corpus-rejected", { path, ordinal, reason });
    }
    const { library = unnamedLibrary, synonyms, corrections } = facts;
    return { library, synonyms, corrections };
  } finally {
    lock.release();
  }
}

type Improve = (question: Question, composed: { answer: Answer; trace: Trace }) => Promise<Answer>;

/** What a connected chat model adds; without one, and whenever it fails or its text fails the check, the composer's answer stands. */
function connectModel(config: Config, secrets: Secrets, { parts, log }: { parts: AnswerParts; log: Log }): Improve {
  if (!config.chatModel) return async (_question, { answer: composed }) => composed;
  const chatModel = connectChatModel({ ...config.chatModel, ...(secrets.chatKey ? { key: secrets.chatKey } : {}) });
  const modelParts = { ...parts, chatModel, prompts: readPrompts(config.promptsFolder) };
  return async ({ text, signal }, { answer: composed, trace }) => {
    const question = { text: trace.meant ?? text, intent: trace.intent, ...(signal ? { signal } : {}) };
    const outcome = await answerByModel(question, composed, modelParts).catch((error: unknown): ModelOutcome => {
      signal?.throwIfAborted();
      return { kind: "kept", reason: error instanceof Error ? error.name : "failed" };
    });
    if (outcome.kind === "used") return outcome.answer;
    if (outcome.reason !== "not-for-model") log.error("model-answer-kept-back", { reason: outcome.reason });
    return composed;
  };
}

interface Wiring {
  readonly store: Store;
  readonly corrections: Corrections;
  readonly parts: AnswerParts;
  readonly searcher: RunningSearcher;
  readonly improve: Improve;
  readonly log: Log;
}

function wire({ store, corrections, parts, searcher, improve, log }: Wiring): Librarian {
  const { library, now } = parts;
  const keep = (session: string, conversation: Conversation, expiresAt: Date): void => {
    try {
      store.conversations.write(keyOf(session), conversation, { now: now(), expiresAt });
    } catch (error) {
      // The answer is given all the same; what follows is understood without it.
      if (!isNoRoom(error)) throw error;
      log.error("conversation-not-kept", { reason: "the disk is full" });
    }
  };
  const readBranch = branchReader(library.branches);
  return {
    async ask(asked) {
      const { text, language, sessionLanguage, session, branch, signal } = asked;
      const kept = session ? readConversation(store, session, now()) : emptyConversation;
      const before = { ...(sessionLanguage ? { language: sessionLanguage } : {}), ...kept };
      const question = { text, ...(language ? { language } : {}), ...(branch ? { branch } : {}) };
      const composed = await answer(question, before, parts);
      const improved = await improve(asked, composed);
      const said = improved === composed.answer ? improved : composed.tell(improved);
      signal?.throwIfAborted();
      if (session) {
        const expiresAt = new Date(now().getTime() + conversationLifeMs);
        keep(session, composed.conversation, expiresAt);
      }
      return { answer: said, trace: composed.trace };
    },
    search({ text, language: given, k = 10, kind = "any", without = [] }) {
      const language = given ?? detectLanguage(text);
      const thisYear = now().getFullYear();
      return filteredSearch(
        { text, language, k, ...(kind === "any" ? {} : { kinds: [kind] }) },
        {
          searcher,
          knowledge: queryKnowledge({ store, readBranch, language, thisYear }),
          factsOf: (id) => {
            const record = parts.catalogue.record(id);
            return record && recordFacts(record);
          },
          without,
        },
      );
    },
    record: (id) => store.record(id),
    original: (id) => store.original(id),
    beside: (id) => besideRecord(id, { store, corrections }),
    forget: (session) => store.conversations.forget(keyOf(session)),
    rate: (rating) => store.writeRating(rating, now()),
    branches: () => library.branches.map(({ id, name }) => ({ id, name })),
    timezone: library.timezone,
    ready: () => searcher.generation() >= 0,
    seesStore: () => searcher.sees(store.seq()),
    async close() {
      await searcher.close();
      store.close();
    },
  };
}

function readConversation(store: Store, session: string, now: Date): Conversation {
  const parsed = conversationSchema.safeParse(store.conversations.read(keyOf(session), now));
  return parsed.success ? parsed.data : emptyConversation;
}

/** The store never holds the session's secret itself. */
function keyOf(session: string): string {
  return createHash("sha256").update(session).digest("base64url");
}
