import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "./base-styles.ts";
import { countText } from "./counts.ts";
import type { Citation, Language } from "./frames.ts";
import { icons } from "./icons.ts";
import { type Word, words } from "./words.ts";

const sourceWords: Readonly<Record<Citation["source"], Word>> = {
  record: "sourceRecord",
  faq: "sourceFaq",
  library: "sourceLibrary",
  circulation: "sourceCirculation",
  document: "sourceDocument",
};

/** One source of an answer: its title, and under it, when opened, the passage quoted. */
export class DanaCitation extends LitElement {
  static override properties = { citation: { attribute: false }, language: {}, isOpen: { state: true } };
  static override styles = [
    baseStyles,
    css`
      button {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        max-inline-size: 100%;
        padding: var(--space-1) var(--space-3) var(--space-1) var(--space-2);
        border-color: transparent;
        border-radius: var(--radius);
        background: none;
        text-align: start;
      }
      .number {
        flex: none;
        min-inline-size: 1.75em;
        padding: 0.1em 0.4em;
        border-radius: 1em;
        background: var(--accent-soft);
        color: var(--accent);
        font-size: 0.875em;
        font-weight: 600;
        text-align: center;
      }
      .title {
        overflow-wrap: anywhere;
      }
      svg {
        inline-size: 1.125rem;
        color: var(--ink-soft);
        transition: rotate var(--motion);
      }
      [aria-expanded="true"] svg {
        rotate: 180deg;
      }
      .passage {
        margin-block: var(--space-1) var(--space-3);
        margin-inline-start: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-inline-start: 4px solid var(--accent);
        border-radius: 0 var(--radius) var(--radius) 0;
        background: var(--accent-soft);
        overflow-wrap: anywhere;
      }
      .kind {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .text {
        white-space: pre-line;
      }
      .passage button {
        margin-block: var(--space-1) calc(-1 * var(--space-2));
        margin-inline-start: calc(-1 * var(--space-2));
        color: var(--accent);
      }
    `,
  ];

  declare citation: Citation;
  declare language: Language;
  declare isOpen: boolean;
  #returnTo: HTMLElement | undefined;

  constructor() {
    super();
    this.language = "kk";
    this.isOpen = false;
  }

  /** Shows the passage and moves there; closing it goes back to `from`. */
  async open(from: HTMLElement): Promise<void> {
    this.#returnTo = from;
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".passage")?.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.#returnTo?.focus();
  }

  #toggle(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    if (this.isOpen) this.#close();
    else void this.open(event.currentTarget);
  }

  #closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.stopPropagation();
    this.#close();
  }

  override render() {
    const { citation, language, isOpen } = this;
    const number = countText("source", citation.n, language);
    return html`<div @keydown=${this.#closeOnEscape}>
      <button type="button" aria-expanded=${isOpen} aria-controls="passage" @click=${this.#toggle}>
        <span class="only-heard">${number}: </span><span class="number" aria-hidden="true">${citation.n}</span>
        <span class="title">${citation.title}</span>${icons.open}
      </button>
      <div id="passage">
        ${
          isOpen
            ? html`<div class="passage" role="group" tabindex="-1" aria-label=${number}>
              <p class="kind">${words[sourceWords[citation.source]][language]}</p>
              <p class="text">${citation.passage}</p>
              <button type="button" @click=${this.#close}>${icons.close}${words.close[language]}</button>
            </div>`
            : nothing
        }
      </div>
    </div>`;
  }
}

customElements.define("dana-citation", DanaCitation);
