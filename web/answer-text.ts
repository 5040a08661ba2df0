export type Piece =
  | { readonly kind: "plain"; readonly text: string }
  /** A title with its quotation marks. */
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "marker"; readonly n: number };

const special = /\[([1-9]\d{0,2})\]|«[^«»\n]+»|“[^“”\n]+”|"[^"\n]+"/gu;

/** The paragraphs of an answer, each as pieces that joined give its text. */
export function piecesOf(text: string): readonly (readonly Piece[])[] {
  return text
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph.trim() !== "")
    .map(piecesOfParagraph);
}

function piecesOfParagraph(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) pieces.push({ kind: "plain", text: paragraph.slice(end, until) });
  };
  for (const match of paragraph.matchAll(special)) {
    plain(match.index);
    const n = match[1];
    pieces.push(n === undefined ? { kind: "title", text: match[0] } : { kind: "marker", n: Number(n) });
    end = match.index + match[0].length;
  }
  plain(paragraph.length);
  return pieces;
}

/** The answer as it is spoken: without the markers. */
export function spokenText(text: string): string {
  return text.replace(/\s*\[[1-9]\d{0,2}\]/gu, "");
}

/** A title without the quotation marks around it. */
export function unquoted(title: string): string {
  return title.slice(1, -1);
}
