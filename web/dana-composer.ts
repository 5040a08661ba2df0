import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "./base-styles.ts";
import { countText } from "./counts.ts";
import { tell } from "./events.ts";
import type { Language } from "./frames.ts";
import { icons } from "./icons.ts";
import { words } from "./words.ts";

const maxCharacters = 2000;
const countFrom = 1800;

/** Where the reader writes. */
export class DanaComposer extends LitElement {
  static override properties = {
    language: {},
    isAnswering: { attribute: false },
    isToLibrarian: { attribute: false },
    text: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      label {
        display: block;
        padding-inline: var(--space-4);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .box {
        display: flex;
        align-items: end;
        gap: var(--space-2);
        margin-block-start: var(--space-1);
        padding: var(--space-1);
        border: 1px solid var(--line-strong);
        border-radius: var(--round);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .box:has(textarea:focus) {
        border-color: var(--accent);
        outline: 2px solid var(--accent);
        outline-offset: -1px;
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        min-block-size: var(--target);
        max-block-size: min(14rem, 35dvh);
        padding: calc((var(--target) - 1.5em) / 2) var(--space-2) calc((var(--target) - 1.5em) / 2) var(--space-3);
        border: 0;
        outline: 0;
        background: none;
        color: inherit;
        font: inherit;
        line-height: 1.5;
        resize: none;
      }
      textarea:focus-visible {
        outline: 0;
      }
      button {
        display: grid;
        flex: none;
        place-items: center;
        padding: 0;
        border-color: var(--accent);
        border-radius: 50%;
        background: var(--accent);
        color: var(--accent-ink);
      }
      button:hover {
        background: var(--ink);
        color: var(--paper);
      }
      .stop svg {
        fill: currentColor;
      }
      .count {
        padding: var(--space-1) var(--space-4) 0;
        font-size: var(--text-small);
      }
      .over {
        font-weight: 600;
      }
    `,
  ];

  declare language: Language;
  declare isAnswering: boolean;
  declare isToLibrarian: boolean;
  declare text: string;

  constructor() {
    super();
    this.language = "kk";
    this.isAnswering = false;
    this.isToLibrarian = false;
    this.text = "";
  }

  override focus(options?: FocusOptions): void {
    this.#area?.focus(options);
  }

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  clear(): void {
    this.text = "";
  }

  protected override updated(): void {
    const area = this.#area;
    if (!area) return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight}px`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!this.isAnswering) this.#submit();
  }

  #submit(): void {
    const text = this.text.trim();
    if (text !== "" && text.length <= maxCharacters) {
      tell(this, "dana-ask", text);
      this.text = "";
    }
    this.focus();
  }

  #press(): void {
    if (!this.isAnswering) {
      this.#submit();
      return;
    }
    tell(this, "dana-stop", undefined);
    this.focus();
  }

  #count() {
    const { length } = this.text.trim();
    if (length < countFrom) return nothing;
    const isOver = length > maxCharacters;
    return isOver
      ? html`<span class="over">${countText("charactersOver", length - maxCharacters, this.language)}</span>`
      : countText("charactersLeft", maxCharacters - length, this.language);
  }

  override render() {
    const { language, isAnswering } = this;
    const press = isAnswering ? words.stop[language] : words.send[language];
    return html`
      <label for="question">${this.isToLibrarian ? words.toLibrarian[language] : words.question[language]}</label>
      <div class="box">
        <textarea
          id="question"
          rows="1"
          enterkeyhint="send"
          autocomplete="off"
          aria-describedby="count"
          .value=${this.text}
          @input=${(event: InputEvent) => {
            if (event.target instanceof HTMLTextAreaElement) this.text = event.target.value;
          }}
          @keydown=${this.#onKey}
        ></textarea>
        <button type="button" class=${isAnswering ? "stop" : "send"} aria-label=${press} title=${press} @click=${this.#press}>${isAnswering ? icons.stop : icons.send}</button>
      </div>
      <p class="count" id="count">${this.#count()}</p>
    `;
  }
}

customElements.define("dana-composer", DanaComposer);
