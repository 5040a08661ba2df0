import { fold } from "./fold.ts";
import { words } from "./words.ts";

/** Equal keys are the same title or name for a person: folded words joined by one space, э as е (Ауэзов, Әуезов). */
export function matchKey(text: string): string {
  return words(foldToken(text)).join(" ");
}

/** The folding of the indexes: as `fold`, and э as е. */
export function foldToken(text: string): string {
  return fold(text).replaceAll("э", "е");
}
