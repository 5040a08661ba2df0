import fc from "fast-check";
import { expect, test } from "vitest";
import { type Piece, piecesOf, spokenText } from "./answer-text.ts";

const written = (piece: Piece) => (piece.kind === "marker" ? `[${piece.n}]` : piece.text);

test("paragraphs, titles and markers are told apart", () => {
  expect(piecesOf("Иә, «Абай жолы» бар [1].\n\nҰзартуға болады.")).toEqual([
    [
      { kind: "plain", text: "Иә, " },
      { kind: "title", text: "«Абай жолы»" },
      { kind: "plain", text: " бар " },
      { kind: "marker", n: 1 },
      { kind: "plain", text: "." },
    ],
    [{ kind: "plain", text: "Ұзартуға болады." }],
  ]);
});

test("the pieces of a paragraph joined are the paragraph", () => {
  const part = fc.oneof(fc.constantFrom("[1]", "[23]", "«", "»", "“", "”", '"', "[", "]", "\n", " "), fc.string());
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const paragraphs = parts
        .join("")
        .split(/\n{2,}/u)
        .filter((paragraph) => paragraph.trim() !== "");
      expect(piecesOf(parts.join("")).map((pieces) => pieces.map(written).join(""))).toEqual(paragraphs);
    }),
  );
});

test("an answer is spoken without its markers", () => {
  expect(spokenText("Бар [1]. Бос [2][3].")).toBe("Бар. Бос.");
});
