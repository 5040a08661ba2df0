import { html, LitElement, nothing, type PropertyValues } from "lit";
import { baseStyles } from "./base-styles.ts";
import type { BranchNames } from "./branch-names.ts";
import type { Reply, Turn } from "./conversation.ts";
import "./dana-answer.ts";
import "./dana-answer-text.ts";
import "./dana-chips.ts";
import "./dana-rating.ts";
import { tell } from "./events.ts";
import type { Answer, ErrorCode, Language } from "./frames.ts";
import { messageStyles } from "./message-styles.ts";
import { type Word, words } from "./words.ts";

const failureWords: Readonly<Partial<Record<ErrorCode, Word>>> = {
  "too-long": "tooLong",
  "too-fast": "tooBusy",
  busy: "tooBusy",
};

/** A question and what became of it. */
export class DanaMessage extends LitElement {
  static override properties = {
    turn: { attribute: false },
    branches: { attribute: false },
    language: {},
    isLatest: { attribute: false },
    isOffline: { attribute: false },
  };
  static override styles = [baseStyles, messageStyles];

  declare turn: Turn;
  declare branches: BranchNames;
  declare language: Language;
  /** Only the latest answer offers what to ask next. */
  declare isLatest: boolean;
  declare isOffline: boolean;

  constructor() {
    super();
    this.branches = new Map();
    this.language = "kk";
    this.isLatest = false;
    this.isOffline = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("turn")) this.dataset["reply"] = this.turn.reply.kind;
  }

  #reply(reply: Reply) {
    switch (reply.kind) {
      case "waiting":
        return this.#waiting(this.isOffline ? "willBeSent" : "searching");
      case "streaming":
        return reply.text === ""
          ? this.#waiting("searching")
          : html`<dana-answer-text lang=${reply.language} .text=${reply.text} .language=${this.language}></dana-answer-text>`;
      case "failed":
        return this.#failed(reply.code);
      case "done":
        return this.#done(reply.answer, reply.isGood);
    }
  }

  #waiting(word: Word) {
    return html`<p class="waiting"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${words[word][this.language]}</p>`;
  }

  #failed(code: ErrorCode) {
    const { id } = this.turn;
    return html`<p>${words[failureWords[code] ?? "failed"][this.language]}</p>
      <button type="button" class="again" @click=${() => tell(this, "dana-send-again", { id })}>${words.sendAgain[this.language]}</button>`;
  }

  #done(answer: Answer, isGood: boolean | undefined) {
    const { language } = this;
    return html`<dana-answer .answer=${answer} .branches=${this.branches} .language=${language}></dana-answer>
      ${answer.kind === "clarify" ? this.#next(words.chooseOne[language], answer.choices, answer) : nothing}
      ${
        answer.kind === "answered" || answer.kind === "declined"
          ? html`<dana-rating .turnId=${this.turn.id} .isGood=${isGood} .language=${language}></dana-rating>
            ${this.#next(words.askNext[language], answer.suggestions, answer)}`
          : nothing
      }`;
  }

  #next(heading: string, questions: readonly string[], { language }: Answer) {
    if (!this.isLatest || questions.length === 0) return nothing;
    return html`<dana-chips class="next" .questionsLanguage=${language} .heading=${heading} .questions=${questions}></dana-chips>`;
  }

  override render() {
    const { turn, language } = this;
    const { reply } = turn;
    const spoken =
      reply.kind === "done" ? reply.answer.language : reply.kind === "streaming" ? reply.language : nothing;
    return html`
      <div class="question">
        <span class="only-heard" lang=${language}>${words.you[language]}: </span><span class="asked" lang=${spoken}>${turn.question}</span>
      </div>
      <div class="reply" lang=${language}>
        <h2>${words.dana[language]}</h2>
        ${this.#reply(reply)}
      </div>
    `;
  }
}

customElements.define("dana-message", DanaMessage);
