const closing: Readonly<Record<string, readonly string[]>> = {
  "«": ["»"],
  "“": ["”"],
  "„": ["“", "”"],
  '"': ['"'],
};

/**
 * The texts that stand in quotation marks («…» “…” „…“ "…"), outermost only. A mark that is never closed quotes the rest
 * of the text, so that an unfinished title cannot slip through. Shares no code with the answering side, on purpose.
 */
export function quotedTitles(text: string): string[] {
  const quoted: string[] = [];
  let at = 0;
  while (at < text.length) {
    const ends = closing[text.charAt(at)];
    if (ends === undefined) {
      at += 1;
      continue;
    }
    const end = endOfQuotation(text, at, ends);
    quoted.push(text.slice(at + 1, end).trim());
    at = end + 1;
  }
  return quoted.filter((title) => title !== "");
}

function endOfQuotation(text: string, start: number, ends: readonly string[]): number {
  const opening = text.charAt(start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (at > start && ends.includes(character)) depth -= 1;
    else if (character === opening) depth += 1;
    if (depth === 0) return at;
  }
  return text.length;
}
