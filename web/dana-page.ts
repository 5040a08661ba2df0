import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { spokenText } from "./answer-text.ts";
import { baseStyles } from "./base-styles.ts";
import type { BranchNames } from "./branch-names.ts";
import type { ChatClient, ConnectionState } from "./chat-client.ts";
import {
  addEntry,
  applyFrame,
  type Conversation,
  type Entry,
  emptyConversation,
  rateTurn,
  unansweredTurn,
  withoutTurn,
} from "./conversation.ts";
import "./dana-chips.ts";
import { DanaComposer } from "./dana-composer.ts";
import "./dana-connection.ts";
import "./dana-header.ts";
import "./dana-message.ts";
import type { Told } from "./events.ts";
import type { Language, ServerFrame } from "./frames.ts";
import { icons } from "./icons.ts";
import { noteText } from "./note-text.ts";
import { pageStyles } from "./page-styles.ts";
import type { Theme } from "./preferences.ts";
import { startQuestions } from "./start-questions.ts";
import { words } from "./words.ts";

const announcementMs = 10_000;

type Client = Pick<ChatClient, "start" | "ask" | "stop" | "rate" | "callLibrarian" | "say" | "leave">;

export class DanaPage extends LitElement {
  static override properties = {
    client: { attribute: false },
    branches: { attribute: false },
    language: {},
    theme: {},
    connection: { attribute: false },
    conversation: { state: true },
    announcement: { state: true },
  };
  static override styles = [baseStyles, pageStyles];

  declare client: Client | undefined;
  declare branches: BranchNames;
  declare language: Language;
  declare theme: Theme;
  declare connection: ConnectionState;
  declare conversation: Conversation;
  declare announcement: string;
  // The question stays in view while its answer grows, until the reader scrolls elsewhere.
  #isFollowing = false;
  #announcementTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #growth = new ResizeObserver(() => {
    if (this.#isFollowing) this.#entryElements.at(-1)?.scrollIntoView({ block: "start" });
  });

  constructor() {
    super();
    this.branches = new Map();
    this.language = "kk";
    this.theme = "light";
    this.connection = { kind: "connecting" };
    this.conversation = emptyConversation;
    this.announcement = "";
    for (const type of ["wheel", "touchmove"]) {
      this.addEventListener(type, () => this.#stopFollowing(), { passive: true });
    }
  }

  get isEmpty(): boolean {
    return this.conversation.entries.length === 0;
  }

  receive(frame: ServerFrame): void {
    this.conversation = applyFrame(this.conversation, frame);
    if (frame.type === "answer-end") this.#announce(spokenText(frame.answer.text));
    else if (frame.type === "librarian-text") this.#announce(frame.text);
    const last = this.conversation.entries.at(-1);
    if (last?.kind === "note" && frame.type !== "answer-delta") this.#announce(noteText(last.note, this.language));
  }

  // Said once by a screen reader, whole, at the end; then taken away, so that it is not met again in reading.
  #announce(text: string): void {
    this.announcement = text;
    clearTimeout(this.#announcementTimer);
    this.#announcementTimer = setTimeout(() => {
      this.announcement = "";
    }, announcementMs);
  }

  #stopFollowing(): void {
    this.#isFollowing = false;
  }

  #ask(text: string): void {
    this.announcement = "";
    this.#isFollowing = true;
    if (this.conversation.librarian.kind === "joined") {
      this.client?.say(text);
      this.conversation = addEntry(this.conversation, { kind: "said", text });
    } else if (this.client) {
      const id = this.client.ask(text);
      this.conversation = addEntry(this.conversation, { kind: "turn", id, question: text, reply: { kind: "waiting" } });
    }
  }

  async #askFrom(event: Told<"dana-ask">): Promise<void> {
    this.#ask(event.detail);
    if (event.composedPath()[0] === this.#composer) return;
    await this.updateComplete;
    this.#focusAfterPress();
  }

  // A pressed chip is gone: where there is a real keyboard the reader goes on writing; a touch keyboard must not jump up.
  #focusAfterPress(): void {
    if (matchMedia("(pointer: fine)").matches) this.#composer?.focus({ preventScroll: true });
    else (this.#entryElements.at(-1) ?? this.renderRoot.querySelector<HTMLElement>(".welcome h2"))?.focus();
  }

  get #composer(): DanaComposer | undefined {
    const composer = this.renderRoot.querySelector("dana-composer");
    return composer instanceof DanaComposer ? composer : undefined;
  }

  get #entryElements(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="log"] > *')];
  }

  #stop(): void {
    const turn = unansweredTurn(this.conversation);
    if (turn) this.client?.stop(turn.id);
  }

  #rate({ detail: { id, isGood } }: Told<"dana-rate">): void {
    this.client?.rate(id, isGood);
    this.conversation = rateTurn(this.conversation, id, isGood);
  }

  #sendAgain({ detail: { id } }: Told<"dana-send-again">): void {
    const turn = this.conversation.entries.find((entry) => entry.kind === "turn" && entry.id === id);
    if (turn?.kind !== "turn") return;
    this.conversation = withoutTurn(this.conversation, id);
    this.#ask(turn.question);
    this.#composer?.focus({ preventScroll: true });
  }

  #startAnew(): void {
    this.client?.leave();
    this.conversation = emptyConversation;
    this.announcement = "";
    this.#composer?.clear();
    this.client?.start();
    void this.updateComplete.then(() => this.#focusAfterPress());
  }

  #callLibrarian(): void {
    this.client?.callLibrarian();
    this.conversation = { ...this.conversation, librarian: { kind: "called" } };
    this.#focusAfterPress();
  }

  #skip(): void {
    this.#composer?.focus();
  }

  protected override firstUpdated(): void {
    const log = this.renderRoot.querySelector('[role="log"]');
    if (log) this.#growth.observe(log);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#growth.disconnect();
    clearTimeout(this.#announcementTimer);
  }

  #entry(entry: Entry, isLatest: boolean) {
    const { language } = this;
    switch (entry.kind) {
      case "turn":
        return html`<dana-message
          tabindex="-1"
          .turn=${entry}
          .branches=${this.branches}
          .language=${language}
          .isLatest=${isLatest}
          .isOffline=${this.connection.kind === "lost"}
        ></dana-message>`;
      case "said":
        return html`<div class="said" tabindex="-1">
          <p><span class="only-heard">${words.you[language]}: </span>${entry.text}</p>
        </div>`;
      case "librarian":
        return html`<div class="librarian">
          <h2>${entry.name || words.librarian[language]}</h2>
          <p>${entry.text}</p>
        </div>`;
      case "note":
        return html`<p class="note">${noteText(entry.note, language)}</p>`;
    }
  }

  #welcome() {
    const { language } = this;
    return html`<section class="welcome">
      <h2 tabindex="-1">${words.greeting[language]}</h2>
      <p>${words.introduction[language]}</p>
      <p class="about">${words.aboutDana[language]}</p>
      <dana-chips .heading=${words.tryAsking[language]} .questions=${startQuestions[language]} .questionsLanguage=${language}></dana-chips>
    </section>`;
  }

  #tools() {
    const { language, conversation } = this;
    return html`<div class="tools">
      ${
        conversation.librarian.kind === "absent"
          ? html`<button type="button" class="quiet" @click=${this.#callLibrarian}>
            ${icons.person}${words.callLibrarian[language]}
          </button>`
          : nothing
      }
      ${
        this.isEmpty
          ? nothing
          : html`<button type="button" class="quiet" @click=${this.#startAnew}>${icons.fresh}${words.newConversation[language]}</button>`
      }
    </div>`;
  }

  override render() {
    const { language, conversation, connection } = this;
    const { entries, librarian } = conversation;
    const latest = entries.findLastIndex((entry) => entry.kind === "turn");
    const isAnswering = connection.kind === "open" && unansweredTurn(conversation) !== undefined;
    return html`
      <button type="button" class="skip" @click=${this.#skip}>${words.skip[language]}</button>
      <dana-header .language=${language} .theme=${this.theme} @dana-theme=${this.#passOn}></dana-header>
      <main
        @dana-ask=${this.#askFrom}
        @dana-stop=${this.#stop}
        @dana-rate=${this.#rate}
        @dana-send-again=${this.#sendAgain}
      >
        ${entries.length === 0 ? this.#welcome() : nothing}
        <div role="log" aria-live="off" aria-label=${words.conversation[language]}>${repeat(
          entries,
          (entry, index) => (entry.kind === "turn" ? entry.id : index),
          (entry, index) => this.#entry(entry, index === latest),
        )}</div>
        <footer>
          ${this.#tools()}
          ${entries.length === 0 ? nothing : html`<p>${words.aboutDana[language]}</p>`}
        </footer>
        <div class="dock">
          <dana-connection .connection=${connection} .language=${language}></dana-connection>
          <dana-composer
            .language=${language}
            .isAnswering=${isAnswering}
            .isToLibrarian=${librarian.kind === "joined"}
          ></dana-composer>
        </div>
        <div class="only-heard" role="status">${this.announcement}</div>
      </main>
    `;
  }

  #passOn(event: CustomEvent<Theme>): void {
    this.dispatchEvent(new CustomEvent("dana-theme", { detail: event.detail }));
  }
}

customElements.define("dana-page", DanaPage);
