import type { Language } from "../library/language.ts";

/** Something an answer rests on. */
export interface Evidence {
  readonly id: string;
  readonly coverage?: number;
  readonly exact?: string;
}

/** How an answer came about: for the eval, `--explain` and the desk; never for the reader. */
export interface Trace {
  readonly intent: string;
  /** 0-1: how surely the intent was told. */
  readonly confidence: number;
  readonly language: Language;
  /** The question as answered, where it was typed on another keyboard layout than meant. */
  readonly meant?: string;
  readonly branch?: string;
  readonly when?: string;
  readonly evidence: readonly Evidence[];
  readonly timings: { readonly understandMs: number; readonly answerMs: number };
}
