import { css, html, LitElement } from "lit";
import { baseStyles } from "./base-styles.ts";
import { tell } from "./events.ts";
import type { Language } from "./frames.ts";

/** Questions ready to be asked with one press. */
export class DanaChips extends LitElement {
  static override properties = {
    heading: {},
    questions: { attribute: false },
    questionsLanguage: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      h2 {
        margin-block-end: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-weight: 500;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      button {
        text-align: start;
      }
    `,
  ];

  declare heading: string;
  declare questions: readonly string[];
  declare questionsLanguage: Language;

  constructor() {
    super();
    this.heading = "";
    this.questions = [];
    this.questionsLanguage = "kk";
  }

  override render() {
    if (this.questions.length === 0) return;
    return html`
      <h2>${this.heading}</h2>
      <ul lang=${this.questionsLanguage}>
        ${this.questions.map(
          (question) =>
            html`<li><button type="button" @click=${() => tell(this, "dana-ask", question)}>${question}</button></li>`,
        )}
      </ul>
    `;
  }
}

customElements.define("dana-chips", DanaChips);
