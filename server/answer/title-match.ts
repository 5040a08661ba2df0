import { isFraming } from "./frame-words.ts";
import { sameWord } from "./same-word.ts";
import { hear, type SpokenWord } from "./utterance.ts";

/** How well the words asked for are the title of a record. */
export interface TitleMatch {
  /** Share of the asked words that the title holds, or the names when at least one stands in the title. */
  readonly asked: number;
  /** Share of the title's own words that were asked for. */
  readonly held: number;
  /** How many of its words were asked for letter by letter. */
  readonly exact: number;
  /** True when the words asked are this title, and no other. */
  readonly isTitle: boolean;
}

// Words too small to tell one title from another.
const small = new Set(
  "и в на о по с у к мен пен бен ме the a an of in to and том томи китап книга кн т volume vol part book".split(" "),
);

/** The best match among the forms of a title. */
export function matchTitle(
  asked: readonly SpokenWord[],
  forms: readonly string[],
  names: () => readonly SpokenWord[],
): TitleMatch {
  const wanted = telling(asked);
  const matches = forms.map((form) => matchForm(wanted, withoutFrame(telling(hear(form))), names));
  return matches.reduce((best, match) => (rank(match) > rank(best) ? match : best), {
    asked: 0,
    held: 0,
    exact: 0,
    isTitle: false,
  });
}

function matchForm(
  wanted: readonly SpokenWord[],
  form: readonly SpokenWord[],
  names: () => readonly SpokenWord[],
): TitleMatch {
  if (wanted.length === 0 || form.length === 0) return { asked: 0, held: 0, exact: 0, isTitle: false };
  const inTitle = wanted.filter((word) => form.some((held) => sameWord(word, held)));
  const rest = wanted.filter((word) => !inTitle.includes(word));
  const inNames = inTitle.length > 0 ? rest.filter((word) => names().some((name) => sameWord(word, name))) : [];
  const heldCount = form.filter((held) => wanted.some((word) => sameWord(word, held))).length;
  const asked = (inTitle.length + inNames.length) / wanted.length;
  const held = heldCount / form.length;
  const begins =
    inTitle.length >= 2 && form.slice(0, heldCount).every((word) => wanted.some((one) => sameWord(one, word)));
  const exact = form.filter((held) => wanted.some((word) => word.folded === held.folded)).length;
  return { asked, held, exact, isTitle: asked === 1 && (held >= 0.75 || begins) };
}

/** The words that a question's frame could not have swallowed: "Менің атым Қожа" is asked for as "атым Қожа". */
function withoutFrame(form: readonly SpokenWord[]): readonly SpokenWord[] {
  const own = form.filter((word) => !isFraming(word));
  return own.length >= 2 ? own : form;
}

function telling(spoken: readonly SpokenWord[]): readonly SpokenWord[] {
  const told = spoken.filter((word) => !word.keys.some((key) => small.has(key)));
  return told.length > 0 ? told : spoken;
}

const rank = (match: TitleMatch): number =>
  (match.isTitle ? 2 : 0) + match.asked + match.held / 10 + match.exact / 1000;
