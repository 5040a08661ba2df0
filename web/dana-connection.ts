import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { baseStyles } from "./base-styles.ts";
import type { ConnectionState } from "./chat-client.ts";
import type { Language } from "./frames.ts";
import { type Word, words } from "./words.ts";

const restoredMs = 4000;

/** A quiet line that says when the connection is lost, and briefly when it is back. */
export class DanaConnection extends LitElement {
  static override properties = { connection: { attribute: false }, language: {}, isRestored: { state: true } };
  static override styles = [
    baseStyles,
    css`
      p {
        inline-size: fit-content;
        margin: 0 auto var(--space-2);
        padding: var(--space-1) var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--round);
        background: var(--surface);
        color: var(--ink);
        font-size: var(--text-small);
        text-align: center;
      }
    `,
  ];

  declare connection: ConnectionState;
  declare language: Language;
  declare isRestored: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.connection = { kind: "connecting" };
    this.language = "kk";
    this.isRestored = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("connection");
    if (before === undefined) return;
    this.isRestored = before.kind === "lost" && this.connection.kind === "open";
    clearTimeout(this.#timer);
    if (this.isRestored) {
      this.#timer = setTimeout(() => {
        this.isRestored = false;
      }, restoredMs);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #word(): Word | undefined {
    const { connection } = this;
    if (connection.kind === "lost") return "lost";
    if (connection.kind === "closed" && connection.reason === "taken-over") return "takenOver";
    if (connection.kind === "closed" && connection.reason === "refused") return "refused";
    return this.isRestored ? "restored" : undefined;
  }

  override render() {
    const word = this.#word();
    return html`<div role="status">${word === undefined ? nothing : html`<p>${words[word][this.language]}</p>`}</div>`;
  }
}

customElements.define("dana-connection", DanaConnection);
