import { setImmediate as nextTurn } from "node:timers/promises";
import { MendableError } from "../errors.ts";
import { plainText } from "../index/embed-passages.ts";
import { fillTextVectors } from "../index/fill-text-vectors.ts";
import { madeTextVectors, removeOtherTextVectors } from "../index/text-vector-files.ts";
import { openTextVectorsToRead, openTextVectorsToWrite, type TextVectors } from "../index/text-vectors.ts";
import type { Store } from "../library/store.ts";
import { openSeparateEmbedder, type SeparateEmbedder } from "../model/embedder-process.ts";
import type { TextEmbedderConfig } from "../model/open-text-embedder.ts";
import type { SearchResult } from "./hit.ts";
import { Outage, type Rest } from "./outage.ts";
import type { PassageVectors } from "./retrieve.ts";

/** A stronger embedder than Dana's own, of a library that has it. */
export interface TextEmbedding {
  readonly config: TextEmbedderConfig;
  readonly key?: string;
  /** Between two tries of an embedder that fails. */
  readonly rest?: Rest;
}

export interface TextSearchOptions extends TextEmbedding {
  readonly dataFolder: string;
  readonly store: Store;
  /** Told sentences for the log, which quote no text. */
  readonly onNotice?: (sentence: string) => void;
  readonly onProblem?: (sentence: string) => void;
}

type OwnBecause = NonNullable<SearchResult["query"]["nearByOwnBecause"]>;

const defaultRest: Rest = { leastMs: 5_000, mostMs: 300_000 };
/** A network of this machine is loaded in some seconds; longer, a start does not wait. */
const openingMs = 10_000;
/** A small server answers one question after another. */
const mostAtOnce = 64;
const queryCharacters = 1_000;
const toldFrom = 100;

/** The passages by the configured embedder: made and followed in the background, and asked for a question's nearest. */
export class TextSearch {
  readonly #options: TextSearchOptions;
  readonly #settings: string;
  readonly #closing = new AbortController();
  readonly #filling: Outage;
  readonly #asking: Outage;
  /** Failures told since all was well. */
  readonly #told = new Set<string>();
  #embedder: SeparateEmbedder | undefined;
  #vectors: TextVectors | undefined;
  #isWriter = false;
  #isCleared = false;
  #working: Promise<void> | undefined;
  #waitsUntil: number;
  #asked = 0;
  #unanswered = 0;

  constructor(options: TextSearchOptions) {
    this.#options = options;
    this.#settings = settingsOf(options.config);
    const rest = options.rest ?? defaultRest;
    this.#filling = new Outage(rest, () => performance.now());
    this.#asking = new Outage(rest, () => performance.now());
    this.#waitsUntil = this.#known() ? performance.now() + openingMs : 0;
  }

  /** Whether a search need not wait for vectors made before to be opened. */
  isSettled(): boolean {
    return performance.now() >= this.#waitsUntil;
  }

  /** Begins what is to be done, unless it is under way: opening, following the store, asking anew after a failure. */
  follow(isWriter: boolean): void {
    if (this.#working || this.#closing.signal.aborted || this.#filling.isResting()) return;
    this.#working = this.#work(isWriter)
      .catch((error: unknown) => this.#fail(this.#filling, error))
      .finally(() => {
        this.#working = undefined;
        this.#waitsUntil = 0;
      });
  }

  /** The passages near a question, if all that stand in the index at change `seq` have their vector. */
  async near(text: string, seq: number): Promise<PassageVectors | OwnBecause> {
    if (!this.#isComplete(seq)) return this.#without("not-complete");
    if (this.#asking.isOn() || this.#asked >= mostAtOnce) return this.#without("no-answer");
    const query = await this.#ask(text.slice(0, queryCharacters));
    if (!query) return this.#without("no-answer");
    const vectors = this.#vectors;
    if (!vectors || vectors.made.dimensions !== query.length) return this.#without("not-complete");
    return { by: vectors.made.embedder, index: vectors, query, clearCosine: vectors.made.clearCosine };
  }

  close(): void {
    this.#closing.abort(new MendableError("the search has been closed"));
    if (this.#isWriter) this.#vectors?.save();
    this.#vectors?.close();
    this.#vectors = undefined;
    this.#drop();
  }

  #isComplete(seq: number): boolean {
    return this.#vectors !== undefined && this.#vectors.seq() >= seq;
  }

  #without(because: OwnBecause): OwnBecause {
    if (this.#told.size > 0) this.#unanswered++;
    return because;
  }

  async #work(isWriter: boolean): Promise<void> {
    // Without vectors there is nothing to ask for, and only the writer makes some.
    if (!isWriter && !this.#embedder && !this.#known()) return;
    const embedder = this.#embedder ?? (await this.#open());
    this.#embedder = embedder;
    // It may have opened while the search was closed.
    if (this.#closing.signal.aborted) this.#drop();
    this.#closing.signal.throwIfAborted();
    const vectors = this.#openVectors(embedder, isWriter);
    if (!vectors) {
      this.#end(this.#filling);
      return;
    }
    for (const _step of vectors.catchUp()) await this.#turn();
    this.#waitsUntil = 0;
    if (isWriter) await this.#fill(vectors, embedder);
    this.#end(this.#filling);
    if (this.#asking.isOn() && !this.#asking.isResting()) await this.#ask(plainText);
  }

  /** What was made with these settings: an embedder that has failed twice may be another one by now, and is measured. */
  #known() {
    const isDoubtful = this.#filling.failures() > 1 || this.#asking.failures() > 1;
    const made = madeTextVectors(this.#options.dataFolder).find(({ settings }) => settings === this.#settings);
    return isDoubtful && this.#isWriter ? undefined : made;
  }

  async #open(): Promise<SeparateEmbedder> {
    const { config, key } = this.#options;
    const { signal } = this.#closing;
    const start = { config, ...(key ? { key } : {}) };
    const known = this.#known();
    if (known) {
      const { dimensions, clearCosine } = known;
      const embedder = await openSeparateEmbedder({ ...start, measures: { dimensions, clearCosine } }, signal);
      if (embedder.id === known.embedder) return embedder;
      await embedder.close();
    }
    return await openSeparateEmbedder(start, signal);
  }

  #openVectors({ id, dimensions, clearCosine }: SeparateEmbedder, isWriter: boolean): TextVectors | undefined {
    const { dataFolder } = this.#options;
    const isOpen = this.#vectors?.made.embedder === id && !this.#vectors.isReplaced() && this.#isWriter === isWriter;
    if (isOpen) return this.#vectors;
    this.#vectors?.close();
    this.#isWriter = isWriter;
    this.#isCleared = false;
    const made = { embedder: id, dimensions, clearCosine, settings: this.#settings };
    this.#vectors = isWriter ? openTextVectorsToWrite(dataFolder, made) : openTextVectorsToRead(dataFolder, id);
    return this.#vectors;
  }

  async #fill(vectors: TextVectors, embedder: SeparateEmbedder): Promise<void> {
    const { store, onNotice, onProblem } = this.#options;
    const { signal } = this.#closing;
    if (vectors.seq() === store.seq()) return this.#clear(embedder);
    const missing = store.countPassages() - vectors.count();
    const isTold = missing >= toldFrom || vectors.seq() === 0;
    if (isTold && !this.#filling.isOn())
      onNotice?.(`${embedder.id} has ${missing} passages to embed: until then searches use Dana's own vectors`);
    const refused: string[] = [];
    for await (const step of fillTextVectors(store, { vectors, embedder }, { signal })) {
      signal.throwIfAborted();
      if (step.embedded > 0) this.#end(this.#filling);
      refused.push(...step.refused);
    }
    if (refused.length > 0)
      onProblem?.(`${embedder.id} refuses ${refused.length} passages, as ${refused[0]}: it will not find these`);
    if (!isTold || vectors.seq() !== store.seq()) return;
    vectors.save();
    onNotice?.(`${embedder.id} has embedded all passages: searches use it from now on`);
  }

  /** Deletes the vectors of other embedders, once those of this one are complete. */
  #clear({ id }: SeparateEmbedder): void {
    if (!this.#isCleared) removeOtherTextVectors(this.#options.dataFolder, id);
    this.#isCleared = true;
  }

  /** A vector for a question, if the embedder gives one while a reader would wait. */
  async #ask(text: string): Promise<Float32Array | undefined> {
    const { timeoutMs } = this.#options.config;
    const inTime = AbortSignal.timeout(timeoutMs);
    const embedder = this.#embedder;
    if (!embedder) return undefined;
    this.#asked++;
    try {
      const [query] = await embedder.embedTexts([text], { kind: "query", signal: inTime });
      this.#end(this.#asking);
      return query;
    } catch (error) {
      this.#fail(this.#asking, inTime.aborted ? lateError(embedder.id, timeoutMs) : error);
      return undefined;
    } finally {
      this.#asked--;
    }
  }

  #fail(outage: Outage, error: unknown): void {
    // What was asked before the rest began fails of the same cause.
    if (this.#closing.signal.aborted || outage.isResting()) return;
    outage.fail();
    const message = sentenceOf(error);
    if (!this.#told.has(message))
      this.#options.onProblem?.(`${message}; searches use Dana's own vectors, and it is tried again`);
    this.#told.add(message);
    // A late answer says nothing of which model answers.
    if (outage.failures() > 1 && !(error instanceof LateError)) this.#drop();
  }

  #end(outage: Outage): void {
    outage.end();
    if (this.#told.size === 0 || this.#filling.isOn() || this.#asking.isOn()) return;
    this.#told.clear();
    this.#options.onNotice?.(`the embedder answers again; ${this.#unanswered} searches did without it`);
    this.#unanswered = 0;
  }

  #drop(): void {
    void this.#embedder?.close();
    this.#embedder = undefined;
  }

  async #turn(): Promise<void> {
    await nextTurn();
    this.#closing.signal.throwIfAborted();
  }
}

class LateError extends Error {}

/** Another error is one of the file or the graph, which name themselves badly. */
function sentenceOf(error: unknown): string {
  if (error instanceof MendableError || error instanceof LateError) return error.message;
  return `the embedder's vectors cannot be kept (${error instanceof Error ? error.message : error}): see dana check`;
}

function lateError(embedder: string, timeoutMs: number): LateError {
  return new LateError(`${embedder} gave no vector for a question within ${timeoutMs} ms`);
}

/** What the vectors, and where likeness begins, depend on as far as settings tell it. */
function settingsOf(config: TextEmbedderConfig): string {
  const model = config.kind === "openai" ? config.model : JSON.stringify(config.place);
  return JSON.stringify([config.kind, model, config.prefixes.query, config.prefixes.passage]);
}
