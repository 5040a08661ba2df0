/** The line, from 1, on which each entry of a JSON list begins. */
export function linesOfEntries(json: string): number[] {
  const lines: number[] = [];
  let [line, depth] = [1, 0];
  // Strings are passed whole, so that brackets within them do not count.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}\n]|[^\s"[\]{},:]+/gu)) {
    if (token === "\n") {
      line += 1;
      continue;
    }
    const isClosing = token === "]" || token === "}";
    if (depth === 1 && !isClosing) lines.push(line);
    if (isClosing) depth -= 1;
    else if (token === "[" || token === "{") depth += 1;
  }
  return lines;
}
