import { z } from "zod";
import type { Store } from "../../library/store.ts";
import type { StoreWriter } from "../../library/store-writer.ts";

/** So many numbers of records are asked about at once, and their versions kept together. */
export const blockSize = 500;

/** A version for each number of a block; -1 where no record is, null where it could not be read and is to be asked for again. */
const versions = z.array(z.number().int().nullable());
export type BlockVersions = z.infer<typeof versions>;

/** How far a source was harvested from one database: the versions of its records as they were last read. */
export class IrbisState {
  readonly #store: Store;
  readonly #key: string;

  constructor(store: Store, { source, path, database }: { source: string; path: string; database: string }) {
    this.#store = store;
    this.#key = ["harvest", source, path, database].join(" ");
  }

  /** The greatest number when a harvest last came to its end. */
  lastMfn(): number {
    return z.coerce
      .number()
      .int()
      .min(0)
      .parse(this.#store.readMeta(this.#key) ?? "0");
  }

  writeLastMfn(writer: StoreWriter, mfn: number): void {
    writer.writeMeta(this.#key, String(mfn));
  }

  block(block: number): BlockVersions | undefined {
    const stored = this.#store.readMeta(`${this.#key} ${block}`);
    return stored === undefined ? undefined : versions.parse(JSON.parse(stored));
  }

  writeBlock(writer: StoreWriter, block: number, known: BlockVersions): void {
    writer.writeMeta(`${this.#key} ${block}`, JSON.stringify(known));
  }
}
