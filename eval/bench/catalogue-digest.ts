import { createHash } from "node:crypto";
import Database from "better-sqlite3";

/** What a store holds, each part as one hash: equal catalogues, equal digests. Row numbers and times are not of the catalogue. */
export interface CatalogueDigest {
  readonly entries: string;
  readonly passages: string;
  readonly keys: string;
  readonly works: string;
  readonly originals: string;
  readonly rejected: string;
}

const parts: Readonly<Record<keyof CatalogueDigest, string>> = {
  entries: "SELECT id, source, kind, hash, content FROM entry ORDER BY id",
  passages:
    "SELECT id, owner, source, kind, language, field, title, names, subjects, text, hash FROM passage ORDER BY id",
  keys: "SELECT kind, key, owner FROM owner_key WHERE kind NOT IN ('work', 'publication') ORDER BY kind, key, owner",
  works: "SELECT kind, owner, key FROM owner_key WHERE kind IN ('work', 'publication') ORDER BY kind, owner, key",
  originals: "SELECT id, hash FROM original ORDER BY id",
  rejected: "SELECT source, ordinal, byte, line, id, reason, as_written FROM rejected ORDER BY source, ordinal",
};

export function catalogueDigest(storePath: string): CatalogueDigest {
  const database = new Database(storePath, { readonly: true });
  const digest = (sql: string): string => {
    const hash = createHash("sha256");
    for (const row of database.prepare<[], unknown[]>(sql).raw().iterate()) {
      for (const value of row) hash.update(Buffer.isBuffer(value) ? value : String(value)).update("\0");
      hash.update("\n");
    }
    return hash.digest("hex");
  };
  try {
    const { entries, passages, keys, works, originals, rejected } = parts;
    return {
      entries: digest(entries),
      passages: digest(passages),
      keys: digest(keys),
      works: digest(works),
      originals: digest(originals),
      rejected: digest(rejected),
    };
  } finally {
    database.close();
  }
}

/** The parts in which two catalogues differ. */
export function differingParts(one: CatalogueDigest, other: CatalogueDigest): (keyof CatalogueDigest)[] {
  return (["entries", "passages", "keys", "works", "originals", "rejected"] as const).filter(
    (part) => one[part] !== other[part],
  );
}
