import { fold } from "./fold.ts";
import { remember } from "./remember.ts";
import { words } from "./words.ts";

/** Equal keys are the same title or name for a person: folded words joined by one space, э as е (Ауэзов, Әуезов). */
export function matchKey(text: string): string {
  return foldedWords(text).join(" ");
}

// Folding never looks past a space, and a catalogue says the same words over and over.
const space = /[ \t\r\n]+/;
const foldedChunk = remember((chunk): readonly string[] => words(foldToken(chunk)), 50_000);

/** The words of a text in order, folded as in the indexes. */
export function foldedWords(text: string): string[] {
  return text.split(space).flatMap(foldedChunk);
}

/** The folding of the indexes: as `fold`, and э as е. */
export function foldToken(text: string): string {
  return fold(text).replaceAll("э", "е");
}
