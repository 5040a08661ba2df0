import type { Database } from "better-sqlite3";
import { analysisVersion } from "../language/analyse.ts";

/** An index file of another version, of the tables or of the analysis of text, is rebuilt from the store. */
export const indexVersion = `tables 5, analysis ${analysisVersion}`;

const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE passage (
    rowid INTEGER PRIMARY KEY, passage_id TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
    title TEXT NOT NULL,
    seq INTEGER NOT NULL, tokens TEXT NOT NULL, title_tokens INTEGER NOT NULL, weights BLOB NOT NULL
  );
  CREATE INDEX passage_seq ON passage (seq);
  CREATE INDEX passage_owner ON passage (owner);
  CREATE TABLE title_key (key TEXT NOT NULL, rowid_of INTEGER NOT NULL, PRIMARY KEY (key, rowid_of)) WITHOUT ROWID;
  CREATE INDEX title_key_row ON title_key (rowid_of);
`;

/** Makes the tables of an empty index file and marks it with its version, the embedder of its graphs and a name of its own. */
export function createIndexTables(database: Database, embedder: string): void {
  database.transaction(() => {
    database.exec(tables);
    const write = database.prepare("INSERT INTO meta VALUES (?, ?)");
    write.run("version", indexVersion);
    write.run("embedder", embedder);
    write.run("lineage", crypto.randomUUID());
    write.run("seq", "0");
  })();
}
