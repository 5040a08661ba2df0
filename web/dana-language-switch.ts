import { css, html, LitElement } from "lit";
import { baseStyles } from "./base-styles.ts";
import { tell } from "./events.ts";
import { type Language, languages } from "./frames.ts";
import { words } from "./words.ts";

const short: Readonly<Record<Language, string>> = { kk: "Қаз", ru: "Рус", en: "Eng" };
const long: Readonly<Record<Language, string>> = { kk: "қазақша", ru: "русский", en: "English" };

export class DanaLanguageSwitch extends LitElement {
  static override properties = { language: {} };
  static override styles = [
    baseStyles,
    css`
      div {
        display: flex;
      }
      button {
        padding-inline: var(--space-2);
        border-color: transparent;
        background: none;
        color: var(--ink-soft);
      }
      button[aria-pressed="true"] {
        border-color: transparent;
        background: none;
        color: var(--ink);
        font-weight: 650;
      }
      /* A line under the chosen one: colour alone would not do. */
      button[aria-pressed="true"] span {
        padding-block-end: 0.2em;
        border-block-end: 3px solid var(--accent);
      }
    `,
  ];

  declare language: Language;

  constructor() {
    super();
    this.language = "kk";
  }

  override render() {
    return html`<div role="group" aria-label=${words.language[this.language]}>
      ${languages.map(
        (language) => html`<button
          type="button"
          lang=${language}
          aria-label=${`${short[language]}: ${long[language]}`}
          aria-pressed=${language === this.language}
          @click=${() => tell(this, "dana-language", language)}
        ><span>${short[language]}</span></button>`,
      )}
    </div>`;
  }
}

customElements.define("dana-language-switch", DanaLanguageSwitch);
