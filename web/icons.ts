import { svg } from "lit";

// Drawn here, 24 by 24, so that no icon is fetched; decoration only, the name stands on the button.
const icon = (d: string) => svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${d} /></svg>`;

export const icons = {
  send: icon("M12 19V5m-6.5 6.5L12 5l6.5 6.5"),
  stop: icon("M6.5 6.5h11v11h-11z"),
  moon: icon("M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"),
  sun: icon(
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  ),
  person: icon("M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6"),
  fresh: icon("M12 5v14M5 12h14"),
  open: icon("M6 9.5l6 6 6-6"),
  close: icon("M6.5 6.5l11 11M17.5 6.5l-11 11"),
  book: icon(
    "M12 6.5c-2.6-1.7-5.4-2.2-8.5-2v13.5c3.1-.2 5.9.3 8.5 2 2.6-1.7 5.4-2.2 8.5-2V4.5c-3.1-.2-5.9.3-8.5 2zM12 6.5V20",
  ),
};
