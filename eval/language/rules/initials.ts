import { inTurn } from "./in-turn.ts";
import type { FullName } from "./person-name.ts";

interface Abbreviated {
  readonly surname: string;
  readonly initials: readonly string[];
}

/** The forms of bibliographies, covers and hurried readers. */
const forms: Readonly<Record<string, (name: Abbreviated) => string>> = {
  "first-spaced": ({ surname, initials }) => `${initials.join(" ")} ${surname}`,
  "first-close": ({ surname, initials }) => `${initials.join("")} ${surname}`,
  "first-joined": ({ surname, initials }) => `${initials.join("")}${surname}`,
  "last-spaced": ({ surname, initials }) => `${surname} ${initials.join(" ")}`,
  "last-close": ({ surname, initials }) => `${surname} ${initials.join("")}`,
  "last-comma": ({ surname, initials }) => `${surname}, ${initials.join(" ")}`,
  "last-bare": ({ surname, initials }) => `${surname} ${initials.join(" ").replaceAll(".", "")}`.toLowerCase(),
};

/** A name with initials for its given names, in the form whose turn it is. */
export function withInitials({ surname, given }: FullName, turn: number): { text: string; rule: string } {
  const [rule, form] = inTurn(Object.entries(forms), turn);
  return { text: form({ surname, initials: given.map(initialOf) }), rule };
}

/** "Джек" → "Дж.", as on covers; "Жан-Жак" → "Ж.-Ж.". */
function initialOf(name: string): string {
  return name
    .split("-")
    .map((part) => (part.startsWith("Дж") ? "Дж." : `${[...part][0] ?? ""}.`))
    .join("-");
}
