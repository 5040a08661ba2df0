// What has no line end for so long is no text of lines; it is handed on in pieces of this length.
const maxLineLength = 1 << 20;

/** The lines of a text that comes in pieces, numbered from 1. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string }> {
  let rest = "";
  let line = 0;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > maxLineLength) {
      lines.push(rest);
      rest = "";
    }
    for (const text of lines) yield { line: ++line, text: text.replace(/\r$/, "") };
  }
  if (rest) yield { line: ++line, text: rest.replace(/\r$/, "") };
}
