import { css } from "lit";

// White letters are at least 5:1 on every cover.
export const coverStyles = css`
  .cover {
    --cover: #1d5d73;
    display: grid;
    flex: none;
    align-self: start;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 4.75rem;
    border-radius: 0.2rem 0.45rem 0.45rem 0.2rem;
    background: linear-gradient(90deg, rgb(0 0 0 / 28%) 0 0.3rem, transparent 0.3rem) var(--cover);
    color: #fff;
    font-family: var(--font-book);
    font-size: 1.75rem;
    line-height: 1;
    padding-inline-start: 0.3rem;
    user-select: none;
  }
  .cover[data-colour="1"] {
    --cover: #8a4a1f;
  }
  .cover[data-colour="2"] {
    --cover: #39588c;
  }
  .cover[data-colour="3"] {
    --cover: #5d4a86;
  }
  .cover[data-colour="4"] {
    --cover: #2d6a4c;
  }
  .cover[data-colour="5"] {
    --cover: #87344f;
  }
  .cover[data-colour="6"] {
    --cover: #6a5a1c;
  }
  .cover[data-colour="7"] {
    --cover: #47565e;
  }
  @media (forced-colors: active) {
    .cover {
      border: 1px solid CanvasText;
    }
  }
`;
