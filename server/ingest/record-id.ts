import { MendableError } from "../errors.ts";
import { contentHash } from "../library/content-hash.ts";
import type { DraftRecord } from "../library/record.ts";

/** Source + control number; a record without one is named by what identifies it, and counted among its equals. */
export function recordId(draft: DraftRecord, source: string, seen: Pick<ReadonlyMap<string, unknown>, "has">): string {
  if (draft.controlNumber) return `${source}:${draft.controlNumber}`;
  const { title, part, names, year, place, publisher, isbns, issn, extent, language } = draft;
  const identity = contentHash({
    title,
    part,
    names: names.map((name) => name.heading),
    year,
    place,
    publisher,
    isbns,
    issn,
    extent,
    language,
  });
  for (let ordinal = 1; ; ordinal += 1) {
    const id = `${source}:~${identity}.${ordinal}`;
    if (!seen.has(id)) return id;
  }
}

/** @throws MendableError when ids made with this name could not be told apart */
export function checkSourceName(source: string): void {
  if (source !== "" && !/[:#\s/]/.test(source)) return;
  throw new MendableError(
    `source "${source}": the name of a source has no space, colon, slash or "#"; give one with --source NAME`,
  );
}
