import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "./base-styles.ts";
import { tell } from "./events.ts";
import type { Language } from "./frames.ts";
import { words } from "./words.ts";

export class DanaRating extends LitElement {
  static override properties = { turnId: { attribute: false }, isGood: { attribute: false }, language: {} };
  static override styles = [
    baseStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-1);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      p {
        margin-inline-end: var(--space-1);
      }
      button {
        padding-inline: var(--space-2);
        border-color: transparent;
        background: none;
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  declare turnId: string;
  declare isGood: boolean | undefined;
  declare language: Language;

  constructor() {
    super();
    this.turnId = "";
    this.isGood = undefined;
    this.language = "kk";
  }

  #choice(isGood: boolean, text: string) {
    return html`<button
      type="button"
      aria-pressed=${this.isGood === isGood}
      @click=${() => tell(this, "dana-rate", { id: this.turnId, isGood })}
    >${text}</button>`;
  }

  override render() {
    const { language } = this;
    return html`<div role="group" aria-label=${words.wasItHelpful[language]}>
      <p>${words.wasItHelpful[language]}</p>
      ${this.#choice(true, words.helpful[language])} ${this.#choice(false, words.notHelpful[language])}
      <span role="status">${this.isGood === undefined ? nothing : words.thanks[language]}</span>
    </div>`;
  }
}

customElements.define("dana-rating", DanaRating);
