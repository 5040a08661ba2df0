import { css } from "lit";

export const messageStyles = css`
  .question {
    inline-size: fit-content;
    max-inline-size: min(100%, 36rem);
    margin-inline-start: auto;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--round) var(--round) var(--space-1) var(--round);
    background: var(--accent-soft);
    overflow-wrap: anywhere;
  }
  .asked {
    white-space: pre-line;
  }
  .reply {
    margin-block-start: var(--space-5);
  }
  h2 {
    margin-block-end: var(--space-1);
    color: var(--accent);
    font-size: var(--text-small);
    font-weight: 650;
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    color: var(--ink-soft);
  }
  .dots {
    display: flex;
    gap: 0.3rem;
  }
  .dots i {
    inline-size: 0.45rem;
    block-size: 0.45rem;
    border-radius: 50%;
    background: var(--accent);
    animation: breathe 1.8s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.3s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.6s;
  }
  @keyframes breathe {
    0%,
    100% {
      opacity: 0.25;
    }
    40% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .question {
      border: 1px solid CanvasText;
    }
  }
  .again {
    margin-block-start: var(--space-3);
  }
  dana-rating {
    margin-block-start: var(--space-4);
  }
  .next {
    margin-block-start: var(--space-4);
  }
`;
