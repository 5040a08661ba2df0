import { type DataField, isDataField, type MarcRecord } from "../../library/marc-record.ts";
import { valuesIn } from "../values.ts";
import { type FieldMap, type FieldSource, fits, type ValueName, valueNames } from "./field-map.ts";

interface Feed {
  readonly name: ValueName;
  /** Its place among the sources of that value. */
  readonly order: number;
  readonly source: FieldSource;
}

/** A map turned round: by tag, so that a record is read through once. */
export interface CompiledMap {
  readonly values: FieldMap;
  readonly byTag: ReadonlyMap<string, readonly Feed[]>;
  /** What the mapper of the dialect reads besides, value by value. */
  readonly logic: Readonly<Record<string, readonly string[]>>;
}

export function compileMap(values: FieldMap, logic: CompiledMap["logic"]): CompiledMap {
  const byTag = new Map<string, Feed[]>();
  for (const name of valueNames) {
    for (const [order, source] of (values[name] ?? []).entries()) {
      const feeds = byTag.get(source.tag) ?? [];
      feeds.push({ name, order, source });
      byTag.set(source.tag, feeds);
    }
  }
  return { values, byTag, logic };
}

/** The tidy texts of a record by the values they feed, those of a value's first source before its others. */
export class MappedValues {
  readonly #texts = new Map<ValueName, string[][]>();

  constructor(record: MarcRecord, { byTag }: CompiledMap) {
    for (const field of record.fields) {
      const feeds = byTag.get(field.tag);
      if (feeds === undefined || !isDataField(field)) continue;
      for (const feed of feeds) this.#take(field, feed);
    }
  }

  all(name: ValueName): string[] {
    const texts = this.#texts.get(name);
    return texts === undefined ? [] : texts.flat();
  }

  first(name: ValueName): string | undefined {
    return this.all(name)[0];
  }

  #take(field: DataField, { name, order, source }: Feed): void {
    if (!fits(source, field.indicators)) return;
    const texts = valuesIn(field, source.codes);
    if (texts.length === 0) return;
    const bySource = this.#texts.get(name) ?? [];
    this.#texts.set(name, bySource);
    for (let at = bySource.length; at <= order; at += 1) bySource.push([]);
    bySource[order]?.push(...(source.isJoined ? [texts.join(" ")] : texts));
  }
}
