/** What a reader wants. */
const intents = [
  "crisis",
  "injection",
  "unsafe",
  "private",
  "person",
  "off-topic",
  "greeting",
  "thanks",
  "about-dana",
  "event",
  "hours",
  "contacts",
  "room",
  "account",
  "hold",
  "rule",
  "service",
  "e-resource",
  "half-remembered",
  "study",
  "advice",
  "author",
  "subject",
  "item",
  "where",
  "more",
  "bare",
] as const;

export type Intent = (typeof intents)[number];

/**
 * How an intent is told: a `strong` cue is enough by itself (3), a `weak` one is a hint (1), and nothing counts when a cue
 * of `unless` is there. Cues are written as in cue.ts, Kazakh, Russian and English in turn.
 */
export interface IntentCues {
  readonly intent: Intent;
  readonly strong: readonly string[];
  readonly weak?: readonly string[];
  readonly unless?: readonly string[];
}
