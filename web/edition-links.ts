import type { Language, RecordCard } from "./frames.ts";
import { recordLanguageText } from "./language-names.ts";

type Edition = NonNullable<RecordCard["editions"]>[number];

/** Another edition of the work on a card: how it is called there, and the question that asks for it. */
export interface EditionLink {
  readonly label: string;
  readonly question: string;
  readonly edition: Edition;
}

/** The other languages of a work, each by its first edition. */
export function languageLinks({ language: own, editions = [] }: RecordCard, language: Language): EditionLink[] {
  const links = new Map<string, EditionLink>();
  for (const edition of editions) {
    const code = edition.language;
    if (code === undefined || code === own || links.has(code)) continue;
    const label = recordLanguageText(code, language);
    links.set(code, { label, question: questionFor(edition, { language, label }), edition });
  }
  return [...links.values()];
}

/** The other volumes in the language of the card: what their titles add to what all have. */
export function volumeLinks({ title, language: own, editions = [] }: RecordCard, language: Language): EditionLink[] {
  const volumes = editions.filter((edition) => edition.language === own && edition.title !== title);
  return volumes.map((edition) => ({
    label: edition.title.slice(sharedLength(title, edition.title)),
    question: questionFor(edition, { language }),
    edition,
  }));
}

/** How much of a title is the work's: up to the stop before "2-кітап". */
function sharedLength(shown: string, title: string): number {
  const stop = title.indexOf(". ") + 2;
  return stop > 1 && `${shown}. `.startsWith(title.slice(0, stop)) ? stop : 0;
}

// Languages that a question may ask for; in another one the title tells enough.
const asked: readonly string[] = ["kk", "ru", "en"];

function questionFor(edition: Edition, { language, label }: { language: Language; label?: string }): string {
  const title = edition.title.replace(/[«»“”„"]/gu, "");
  const inLanguage = label !== undefined && asked.includes(edition.language ?? "") ? ` ${label}` : "";
  if (language === "kk") return `«${title}»${inLanguage} бар ма?`;
  return language === "ru" ? `Есть «${title}»${inLanguage}?` : `Do you have “${title}”${inLanguage}?`;
}
