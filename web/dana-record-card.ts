import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "./base-styles.ts";
import type { BranchNames } from "./branch-names.ts";
import { countText } from "./counts.ts";
import { coverStyles } from "./cover-styles.ts";
import { dayText, timeText } from "./dates.ts";
import { type EditionLink, languageLinks, volumeLinks } from "./edition-links.ts";
import { tell } from "./events.ts";
import type { CopyLine, Language, RecordCard } from "./frames.ts";
import { recordLanguageText } from "./language-names.ts";
import { coverColour, coverInitial } from "./record-cover.ts";
import { words } from "./words.ts";

/** A record as on a shelf: a drawn cover, what it is, and where its copies are. */
export class DanaRecordCard extends LitElement {
  static override properties = { card: { attribute: false }, branches: { attribute: false }, language: {}, isWide: {} };
  static override styles = [
    baseStyles,
    coverStyles,
    css`
      article {
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .head {
        display: flex;
        gap: var(--space-4);
      }
      h4 {
        margin: 0;
        font-size: var(--text);
        font-weight: 650;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .facts {
        min-inline-size: 0;
      }
      .soft {
        color: var(--ink-soft);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
      .free {
        margin-block-start: var(--space-1);
        font-weight: 600;
      }
      .some {
        color: var(--free);
      }
      .editions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
      }
      .editions button {
        padding-inline: var(--space-2);
        font-size: var(--text-small);
      }
      summary {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        inline-size: fit-content;
        min-block-size: var(--target);
        margin-block-end: calc(-1 * var(--space-2));
        border-radius: var(--radius);
        color: var(--accent);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary::after {
        inline-size: 0.5em;
        block-size: 0.5em;
        margin-inline-start: var(--space-1);
        border: solid currentColor;
        border-width: 0 2px 2px 0;
        content: "";
        rotate: 45deg;
        translate: 0 -0.15em;
      }
      details[open] summary::after {
        rotate: 225deg;
        translate: 0 0.15em;
      }
      table {
        inline-size: 100%;
        margin-block-start: var(--space-3);
        border-collapse: collapse;
        font-size: var(--text-small);
        line-height: 1.4;
      }
      th,
      td {
        padding: var(--space-2) var(--space-3) var(--space-2) 0;
        border-block-end: 1px solid var(--line);
        font-weight: 400;
        text-align: start;
        vertical-align: top;
      }
      tbody tr:last-child > * {
        border-block-end: 0;
      }
      thead th {
        padding-block: 0 var(--space-1);
        color: var(--ink-soft);
      }
      :is(th, td):last-child {
        padding-inline-end: 0;
        text-align: end;
      }
      th {
        overflow-wrap: anywhere;
      }
      /* Broken only where it would not fit a line of its own. */
      .call-number {
        display: inline-block;
      }
      .count {
        font-weight: 600;
        white-space: nowrap;
      }
    `,
  ];

  declare card: RecordCard;
  declare branches: BranchNames;
  declare language: Language;
  /** Whether the copies are shown from the start. */
  declare isWide: boolean;

  constructor() {
    super();
    this.branches = new Map();
    this.language = "kk";
    this.isWide = false;
  }

  #copyRow(line: CopyLine) {
    const { language } = this;
    const due = line.dueBack;
    return html`<tr>
      <th scope="row">
        ${this.branches.get(line.branch)?.[language] ?? line.branch}
        <div class="soft">${words.callNumber[language]}: <span class="call-number">${line.callNumber}</span></div>
        ${due === undefined || line.available > 0 ? nothing : html`<div class="soft">${words.dueBack[language]} ${dayText(due, language)}</div>`}
      </th>
      <td class="count ${line.available > 0 ? "some" : ""}">${line.available} / ${line.total}</td>
    </tr>`;
  }

  #copies(copies: readonly CopyLine[]) {
    const { language, card } = this;
    return html`<details ?open=${this.isWide}>
      <summary>${words.whereToFind[language]}<span class="only-heard">: ${card.title}</span></summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.branch[language]}</th>
            <th scope="col">${words.freeOfTotal[language]}</th>
          </tr>
        </thead>
        <tbody>${copies.map((line) => this.#copyRow(line))}</tbody>
      </table>
      ${card.checkedAt === undefined ? nothing : html`<p class="soft">${words.checkedAt[language]} ${timeText(card.checkedAt)}</p>`}
    </details>`;
  }

  #fact(name: string, value: string | undefined) {
    return value === undefined ? nothing : html`<p class="soft">${name}: ${value}</p>`;
  }

  #editions(heading: string, links: readonly EditionLink[]) {
    if (links.length === 0) return nothing;
    return html`<div class="editions soft">
      ${heading}
      ${links.map(
        ({
          label,
          question,
          edition,
        }) => html`<button type="button" class="quiet" @click=${() => tell(this, "dana-ask", question)}>
          ${label}<span class="only-heard" lang=${edition.language ?? nothing}>: ${edition.title}</span>
        </button>`,
      )}
    </div>`;
  }

  override render() {
    const { card, language } = this;
    const copies = card.copies ?? [];
    const free = copies.reduce((sum, line) => sum + line.available, 0);
    const edition = [card.year, card.language && recordLanguageText(card.language, language)]
      .filter(Boolean)
      .join(", ");
    return html`<article aria-label=${card.title}>
      <div class="head">
        <div class="cover" data-colour=${coverColour(card.id)} aria-hidden="true">${coverInitial(card.title)}</div>
        <div class="facts">
          <h4 lang=${card.language ?? nothing}>${card.title}</h4>
          ${card.authors.length > 0 ? html`<p>${card.authors.join(", ")}</p>` : nothing}
          ${edition === "" ? nothing : html`<p class="soft">${edition}</p>`}
          ${this.#fact(words.articleIn[language], card.source)}
          ${this.#fact(words.yearsHeld[language], card.yearsHeld)}
          ${copies.length === 0 ? this.#fact(words.callNumber[language], card.callNumber) : nothing}
          ${copies.length > 0 ? html`<p class="free ${free > 0 ? "some" : ""}">${countText("copiesFree", free, language)}</p>` : nothing}
        </div>
      </div>
      ${this.#editions(words.alsoIn[language], languageLinks(card, language))}
      ${this.#editions(words.otherVolumes[language], volumeLinks(card, language))}
      ${copies.length > 0 ? this.#copies(copies) : nothing}
    </article>`;
  }
}

customElements.define("dana-record-card", DanaRecordCard);
