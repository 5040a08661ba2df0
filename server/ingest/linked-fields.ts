import { type DataField, dataFields, type MarcRecord, rawValue } from "../library/marc-record.ts";

/** The fields 880 of a MARC21 record: what another field says, in the script of the publication. $6 of both names the other: "245-01". */
export class LinkedFields {
  readonly #byLink = new Map<string, DataField[]>();

  constructor(record: MarcRecord) {
    for (const field of dataFields(record, "880")) {
      const link = rawValue(field, "6")?.trim().slice(0, 6) ?? "";
      this.#byLink.set(link, [...(this.#byLink.get(link) ?? []), field]);
    }
  }

  /** The pairs of a field. */
  of(field: DataField): readonly DataField[] {
    if (this.#byLink.size === 0) return [];
    const number = /^880-(\d\d)/.exec(rawValue(field, "6")?.trim() ?? "")?.[1];
    return number === undefined || number === "00" ? [] : (this.#byLink.get(`${field.tag}-${number}`) ?? []);
  }

  /** All that pair a field with this tag, also those whose partner is not in the record ("245-00"). */
  withTag(...tags: readonly string[]): readonly DataField[] {
    return [...this.#byLink].flatMap(([link, fields]) => (tags.includes(link.slice(0, 3)) ? fields : []));
  }
}
