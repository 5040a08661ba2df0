import { serialOfIssue } from "../library/issue.ts";
import { present } from "../library/present.ts";
import type { DraftRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import type { Place } from "./outcome.ts";

/** What the issues of a serial have from its record. */
export interface Serial {
  readonly title: string;
  readonly language?: string;
  readonly issn?: string;
}

// Some 200 bytes each. Of a file with more of them the others are looked up where all serials are known from before.
const mostHeld = 200_000;

/** The serials of one source: those met while it is read, and those known from before. */
export class Serials {
  readonly #met = new Map<string, { readonly serial: Serial; readonly place: Place }>();
  readonly #known: (number: string) => Serial | undefined;

  constructor(known: (number: string) => Serial | undefined = () => undefined) {
    this.#known = known;
  }

  /** Keeps a serial, unless the draft is none. */
  meet(draft: DraftRecord, place: Place): void {
    const { controlNumber } = draft;
    const serial = serialIn(draft);
    if (controlNumber === undefined || !serial || this.#met.size >= mostHeld) return;
    if (!this.#met.has(controlNumber))
      this.#met.set(controlNumber, { serial, place: { path: place.path, ordinal: place.ordinal } });
  }

  /** Whether the serial stood before that record, in its file or in one read before. */
  stoodBefore({ path, ordinal }: Place, number: string): boolean {
    const met = this.#met.get(number);
    return met !== undefined && (met.place.path !== path || met.place.ordinal < ordinal);
  }

  /** What was met counts more than what is known from before. */
  find(number: string): Serial | undefined {
    return this.#met.get(number)?.serial ?? this.#known(number);
  }
}

/** Serials that are stored already, by the control numbers of their records in a source. */
export function storedSerials(store: Pick<Store, "record">, source: string): (number: string) => Serial | undefined {
  return (number) => {
    const record = store.record(`${source}:${number}`);
    return record && serialIn(record);
  };
}

function serialIn(record: Pick<DraftRecord, "kind" | "links" | "title" | "language" | "issn">): Serial | undefined {
  if (record.kind !== "serial" || serialOfIssue(record)) return undefined;
  const { title, language, issn } = record;
  return present({ title, language, issn });
}
