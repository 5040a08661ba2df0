import { css, html, LitElement } from "lit";
import { type Piece, piecesOf, unquoted } from "./answer-text.ts";
import { baseStyles } from "./base-styles.ts";
import { countText } from "./counts.ts";
import { DanaCitation } from "./dana-citation.ts";
import type { Citation, Language } from "./frames.ts";
import { words } from "./words.ts";

/** The text of an answer in paragraphs, its markers as buttons, and the sources under it. */
export class DanaAnswerText extends LitElement {
  static override properties = {
    text: {},
    citations: { attribute: false },
    titleLanguages: { attribute: false },
    language: {},
  };
  static override styles = [
    baseStyles,
    css`
      p {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      p + p {
        margin-block-start: var(--space-4);
      }
      cite {
        font-style: normal;
        font-weight: 600;
      }
      .marker {
        position: relative;
        min-block-size: 0;
        min-inline-size: 1.75em;
        margin-inline: 0.1em;
        padding: 0.05em 0.4em;
        border: 0;
        border-radius: 1em;
        background: var(--accent-soft);
        color: var(--accent);
        font-size: 0.8em;
        font-weight: 600;
        vertical-align: 0.1em;
      }
      /* The finger needs more room than the eye. */
      .marker::after {
        position: absolute;
        inset: 50% auto auto 50%;
        inline-size: var(--target);
        block-size: var(--target);
        translate: -50% -50%;
        content: "";
      }
      .marker:hover {
        background: var(--accent);
        color: var(--accent-ink);
      }
      @media (forced-colors: active) {
        .marker {
          border: 1px solid ButtonText;
        }
      }
      h3 {
        margin-block: var(--space-4) 0;
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-weight: 500;
      }
      li {
        margin-inline-start: calc(-1 * var(--space-2));
      }
    `,
  ];

  declare text: string;
  declare citations: readonly Citation[];
  /** The language of a title in the text, for the voice that reads it. */
  declare titleLanguages: ReadonlyMap<string, string>;
  declare language: Language;

  constructor() {
    super();
    this.text = "";
    this.citations = [];
    this.titleLanguages = new Map();
    this.language = "kk";
  }

  #open(n: number, event: Event): void {
    const rows = this.renderRoot.querySelectorAll("dana-citation");
    const row = [...rows].find((candidate) => candidate instanceof DanaCitation && candidate.citation.n === n);
    if (row instanceof DanaCitation && event.currentTarget instanceof HTMLElement) void row.open(event.currentTarget);
  }

  #piece(piece: Piece) {
    if (piece.kind === "plain") return piece.text;
    if (piece.kind === "title") return html`<cite lang=${this.#languageOf(piece.text)}>${piece.text}</cite>`;
    const { n } = piece;
    if (!this.citations.some((citation) => citation.n === n)) return html`<sup>${n}</sup>`;
    const label = countText("source", n, this.language);
    return html`<button type="button" class="marker" aria-label=${label} @click=${(event: Event) => this.#open(n, event)}>${n}</button>`;
  }

  #languageOf(title: string): string {
    return this.titleLanguages.get(unquoted(title)) ?? this.lang;
  }

  override render() {
    const { citations, language } = this;
    return html`
      ${piecesOf(this.text).map((paragraph) => html`<p>${paragraph.map((piece) => this.#piece(piece))}</p>`)}
      ${
        citations.length > 0
          ? html`<h3 lang=${language}>${words.sources[language]}</h3>
            <ul>
              ${citations.map(
                (citation) =>
                  html`<li><dana-citation .citation=${citation} .language=${language}></dana-citation></li>`,
              )}
            </ul>`
          : ""
      }
    `;
  }
}

customElements.define("dana-answer-text", DanaAnswerText);
