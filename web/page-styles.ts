import { css } from "lit";

export const pageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100dvh;
  }
  .skip {
    position: absolute;
    inset: var(--space-2) auto auto var(--space-2);
    z-index: 2;
    translate: 0 -200%;
  }
  .skip:focus {
    translate: none;
  }
  main {
    display: flex;
    flex: 1;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: var(--column);
    margin-inline: auto;
    padding-inline: var(--gutter);
    font-size: var(--text);
  }
  .welcome {
    margin-block: auto;
    padding-block: var(--space-3) var(--space-5);
  }
  .welcome h2 {
    outline: 0;
    font-size: var(--text-title);
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.2;
    text-wrap: balance;
  }
  .welcome p {
    max-inline-size: 38rem;
    margin-block-start: var(--space-3);
    text-wrap: pretty;
  }
  .welcome .about {
    color: var(--ink-soft);
    font-size: var(--text-small);
    line-height: 1.5;
  }
  .welcome dana-chips {
    margin-block-start: var(--space-5);
  }
  [role="log"] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    outline: 0;
  }
  [role="log"]:not(:empty) {
    padding-block: var(--space-4) var(--space-5);
  }
  [role="log"] > * {
    scroll-margin-block-start: var(--space-4);
    outline: 0;
  }
  .note {
    padding-inline-start: var(--space-4);
    border-inline-start: 4px solid var(--line-strong);
    color: var(--ink-soft);
  }
  .librarian h2 {
    color: var(--accent);
    font-size: var(--text-small);
  }
  .librarian p,
  .said p {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .said p {
    inline-size: fit-content;
    margin-inline-start: auto;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--round) var(--round) var(--space-1) var(--round);
    background: var(--accent-soft);
  }
  footer {
    margin-block-start: auto;
    color: var(--ink-soft);
    font-size: var(--text-small);
    line-height: 1.5;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    margin-inline: calc(-1 * var(--space-3));
  }
  .dock {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    margin-inline: calc(-1 * var(--space-2));
    padding: var(--space-4) var(--space-2) max(var(--space-3), env(safe-area-inset-bottom));
    background: linear-gradient(transparent, var(--paper) var(--space-4));
  }
  @media (forced-colors: active) {
    .dock {
      background: Canvas;
    }
  }
`;
