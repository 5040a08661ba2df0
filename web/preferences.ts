import { isLanguage, type Language } from "./frames.ts";

export type Theme = "light" | "dark";

/** The only two things the page keeps on the reader's device. */
export interface Preferences {
  readonly language?: Language;
  readonly theme?: Theme;
}

const key = "dana";

export function readPreferences(storage: () => Storage): Preferences {
  try {
    const value: unknown = JSON.parse(storage().getItem(key) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const language = "language" in value && isLanguage(value.language) ? value.language : undefined;
    const theme = "theme" in value && (value.theme === "light" || value.theme === "dark") ? value.theme : undefined;
    return { ...(language && { language }), ...(theme && { theme }) };
  } catch {
    // Storage switched off by the browser, or written by something else: the page starts as if new.
    return {};
  }
}

export function writePreferences(preferences: Preferences, storage: () => Storage): void {
  try {
    storage().setItem(key, JSON.stringify(preferences));
  } catch {
    // Storage full or switched off: the choice lasts as long as the page.
  }
}
