import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "./base-styles.ts";
import type { BranchNames } from "./branch-names.ts";
import "./dana-answer-text.ts";
import "./dana-record-card.ts";
import type { Answer, Language, RecordCard } from "./frames.ts";
import { words } from "./words.ts";

const recordsOf = (answer: Answer): readonly RecordCard[] => {
  if (answer.kind === "answered") return answer.records;
  return answer.kind === "declined" ? answer.nearest : [];
};

const languagesOf = (records: readonly RecordCard[]): ReadonlyMap<string, string> =>
  new Map(records.flatMap(({ title, language }) => (language === undefined ? [] : [[title, language] as const])));

/** A finished answer: its text with sources, and the records it speaks of. */
export class DanaAnswer extends LitElement {
  static override properties = { answer: { attribute: false }, branches: { attribute: false }, language: {} };
  static override styles = [
    baseStyles,
    css`
      h3 {
        margin-block: var(--space-5) var(--space-3);
        font-size: var(--text);
        font-weight: 650;
      }
      .cards {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .soft {
        margin-block-start: var(--space-2);
        color: var(--ink-soft);
      }
    `,
  ];

  declare answer: Answer;
  declare branches: BranchNames;
  declare language: Language;

  constructor() {
    super();
    this.branches = new Map();
    this.language = "kk";
  }

  #records(records: readonly RecordCard[]) {
    const { language } = this;
    const heading = this.answer.kind === "declined" ? words.nearest : words.inCatalogue;
    return html`<section lang=${language}>
      <h3>${heading[language]}</h3>
      <ul class="cards">
        ${records.map(
          (card) => html`<li><dana-record-card
            .card=${card} .branches=${this.branches} .language=${language} .isWide=${records.length === 1}
          ></dana-record-card></li>`,
        )}
      </ul>
    </section>`;
  }

  override render() {
    const { answer, language } = this;
    const records = recordsOf(answer);
    return html`
      <dana-answer-text
        lang=${answer.language}
        .text=${answer.text}
        .citations=${answer.kind === "answered" ? answer.citations : []}
        .titleLanguages=${languagesOf(records)}
        .language=${language}
      ></dana-answer-text>
      ${records.length > 0 ? this.#records(records) : nothing}
      ${answer.kind === "hand-off" && answer.ticket !== undefined ? html`<p class="soft">${words.requestNumber[language]} ${answer.ticket}</p>` : nothing}
    `;
  }
}

customElements.define("dana-answer", DanaAnswer);
