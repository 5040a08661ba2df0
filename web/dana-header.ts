import { css, html, LitElement } from "lit";
import { baseStyles } from "./base-styles.ts";
import "./dana-language-switch.ts";
import type { Language } from "./frames.ts";
import { icons } from "./icons.ts";
import type { Theme } from "./preferences.ts";
import { words } from "./words.ts";

export class DanaHeader extends LitElement {
  static override properties = { language: {}, theme: {} };
  static override styles = [
    baseStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
        max-inline-size: var(--column);
        margin-inline: auto;
        padding: var(--space-2) var(--gutter);
      }
      h1 {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-inline-end: auto;
        font-size: var(--text-large);
        font-weight: 650;
      }
      h1 svg {
        inline-size: 1.75rem;
        block-size: 1.75rem;
        color: var(--accent);
      }
      .theme {
        display: grid;
        place-items: center;
        margin-inline-end: calc(-1 * var(--space-2));
        padding: 0;
        color: var(--ink-soft);
      }
    `,
  ];

  declare language: Language;
  declare theme: Theme;

  constructor() {
    super();
    this.language = "kk";
    this.theme = "light";
  }

  override render() {
    const { language } = this;
    const other = this.theme === "dark" ? "light" : "dark";
    const label = words[other === "dark" ? "darkTheme" : "lightTheme"][language];
    return html`<header>
      <h1>${icons.book}${words.dana[language]}</h1>
      <dana-language-switch .language=${language}></dana-language-switch>
      <button
        type="button"
        class="quiet theme"
        aria-label=${label}
        title=${label}
        @click=${() => this.dispatchEvent(new CustomEvent("dana-theme", { detail: other }))}
      >${other === "dark" ? icons.moon : icons.sun}</button>
    </header>`;
  }
}

customElements.define("dana-header", DanaHeader);
