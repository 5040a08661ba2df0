// What interface strings and dictionaries carry beside words: $(placeholders), %name, <tags>, /transcriptions/, marks of keys.
const noise = /\$\([^)]*\)|\{[^}]*\}|%\w+|<[^>]*>|\/[^/\s][^/]*\/|\[[^\]]*\]|[\\#~_&|*]/gu;

/** A text of the training pairs with its words alone. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\u0301/gu, "")
    .replace(noise, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
