import type { DraftRecord } from "../../library/record.ts";
import { type Outcome, rejected } from "../outcome.ts";
import { noted } from "./noted.ts";

const lost = "\ufffd";

// A record is one without these; of the rest nobody would believe half a word.
const texts = [
  "subtitle",
  "originalTitle",
  "uniformTitle",
  "edition",
  "dateText",
  "readers",
  "place",
  "publisher",
  "extent",
  "series",
  "annotation",
  "form",
  "url",
] as const;
const lists = ["parallelTitles", "subjects", "keywords", "notes", "udc"] as const;
const moreTexts = ["variantTitles", "places", "publishers", "contents", "forms", "urls"] as const;
const moreParts = ["allSeries", "identifiers", "classes", "namedSubjects", "links"] as const;

/** Bytes that are no letters became U+FFFD in decoding: what has them is left out and told, a record whose title or names have them is rejected. */
export async function* withoutLostLetters(outcomes: AsyncIterable<Outcome>): AsyncGenerator<Outcome> {
  for await (const outcome of outcomes) {
    if (!outcome.ok || !isLost(outcome.draft)) {
      yield outcome;
      continue;
    }
    const { draft, left } = withoutLost(outcome.draft);
    if (!isLost(draft)) {
      const repair = `${left.join(", ")} left out: bytes that are not letters in the file's encoding`;
      yield noted({ ...outcome, draft }, { repairs: [repair], remarks: [] });
      continue;
    }
    yield lostIn({ ...outcome, draft });
  }
}

function lostIn({ path, ordinal, byte, line, asWritten, draft }: Extract<Outcome, { ok: true }>): Outcome {
  const id = draft.controlNumber;
  const reason =
    "the record has bytes that are not letters in the file's encoding: mend it, or say the encoding with --encoding";
  const place = { ...(byte === undefined ? {} : { byte }), ...(line === undefined ? {} : { line }) };
  const rejection = { path, ordinal, ...place, ...(id === undefined ? {} : { id }), reason };
  return rejected(rejection, asWritten ? { asWritten } : {});
}

function isLost(draft: DraftRecord): boolean {
  return JSON.stringify(draft).includes(lost);
}

function withoutLost(draft: DraftRecord): { draft: DraftRecord; left: string[] } {
  const copy: { -readonly [Key in keyof DraftRecord]: DraftRecord[Key] } = { ...draft };
  const left: string[] = [];
  for (const key of texts) {
    if (!copy[key]?.includes(lost)) continue;
    delete copy[key];
    left.push(key);
  }
  for (const key of lists) {
    const kept = copy[key].filter((text) => !text.includes(lost));
    if (kept.length < copy[key].length) left.push(key);
    copy[key] = kept;
  }
  for (const key of [...moreTexts, ...moreParts]) {
    if (!JSON.stringify(copy[key] ?? "").includes(lost)) continue;
    delete copy[key];
    left.push(key);
  }
  return { draft: copy, left };
}
