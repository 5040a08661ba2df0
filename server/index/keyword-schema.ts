import type { Database } from "better-sqlite3";
import { analysisVersion } from "../language/analyse.ts";

/** An index file of another version, of the tables or of the analysis of text, is rebuilt from the store. */
export const indexVersion = `tables 1, analysis ${analysisVersion}`;

const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE fts USING fts5(
    title, names, subjects, text,
    content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 0"
  );
  CREATE TABLE passage (
    rowid INTEGER PRIMARY KEY, passage_id TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
    title TEXT NOT NULL, tokens TEXT NOT NULL
  );
  CREATE INDEX passage_owner ON passage (owner);
  CREATE TABLE title_key (key TEXT NOT NULL, rowid_of INTEGER NOT NULL, PRIMARY KEY (key, rowid_of)) WITHOUT ROWID;
  CREATE INDEX title_key_row ON title_key (rowid_of);
  CREATE TABLE vector (rowid INTEGER PRIMARY KEY, seq INTEGER NOT NULL, vector BLOB NOT NULL);
  CREATE INDEX vector_seq ON vector (seq);
`;

// A bm25 of more than the default weight for what a thing is called; larger is better, so the sign is turned.
const rank = "INSERT INTO fts(fts, rank) VALUES ('rank', 'bm25(4.0, 3.0, 2.0, 1.0)')";

/** Makes the tables of an empty index file and marks it with its version and the embedder of its vectors. */
export function createIndexTables(database: Database, embedder: string): void {
  database.transaction(() => {
    database.exec(tables);
    database.exec(rank);
    const write = database.prepare("INSERT INTO meta VALUES (?, ?)");
    write.run("version", indexVersion);
    write.run("embedder", embedder);
    write.run("seq", "0");
  })();
  createVocabulary(database);
}

/** The vocabulary is a view of the rows of the index; it lives in the connection only, so that readers can make it too. */
export function createVocabulary(database: Database): void {
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'fts', 'row')");
}
