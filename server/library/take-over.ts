import Database from "better-sqlite3";

const passageColumns = "id, owner, source, kind, language, field, title, names, subjects, text, hash";

// What differs is told before the store is locked, so that a chat waits for the exchange alone.
const differences = `
  CREATE TEMP TABLE gone_entry AS SELECT id FROM main.entry e WHERE NOT EXISTS (SELECT 1 FROM copy.entry c WHERE c.id = e.id);
  CREATE TEMP TABLE new_entry AS SELECT id FROM copy.entry c WHERE NOT EXISTS (
    SELECT 1 FROM main.entry e WHERE e.id = c.id AND e.hash = c.hash AND e.source = c.source AND e.kind = c.kind AND e.content = c.content);
  CREATE TEMP TABLE gone_passage AS SELECT rowid AS number FROM main.passage p
    WHERE NOT EXISTS (SELECT 1 FROM copy.passage c WHERE c.id = p.id);
  CREATE TEMP TABLE new_passage AS SELECT id FROM copy.passage c WHERE NOT EXISTS (
    SELECT 1 FROM main.passage p WHERE p.id = c.id AND p.hash = c.hash AND p.text = c.text AND p.title = c.title);
  CREATE TEMP TABLE gone_key AS SELECT kind, key, owner FROM main.owner_key k WHERE NOT EXISTS (
    SELECT 1 FROM copy.owner_key c WHERE c.kind = k.kind AND c.key = k.key AND c.owner = k.owner);
  CREATE TEMP TABLE new_key AS SELECT kind, key, owner FROM copy.owner_key c WHERE NOT EXISTS (
    SELECT 1 FROM main.owner_key k WHERE c.kind = k.kind AND c.key = k.key AND c.owner = k.owner);
`;

const exchange = `
  DELETE FROM main.entry WHERE id IN (SELECT id FROM gone_entry);
  INSERT OR REPLACE INTO main.entry SELECT * FROM copy.entry WHERE id IN (SELECT id FROM new_entry);
  DELETE FROM main.owner_key WHERE (kind, key, owner) IN (SELECT kind, key, owner FROM gone_key);
  INSERT INTO main.owner_key SELECT kind, key, owner FROM new_key;
  DELETE FROM main.passage WHERE rowid IN (SELECT number FROM gone_passage);
  DELETE FROM main.meta WHERE key <> 'seq';
  INSERT INTO main.meta SELECT * FROM copy.meta WHERE key <> 'seq';
  INSERT INTO main.rating SELECT * FROM copy.rating EXCEPT SELECT * FROM main.rating;
`;

// What readers said since the copy was made goes on, and what they had deleted does not come back.
const exchangedApart = [
  ...["entry", "passage", "owner_key", "deleted_passage", "meta", "rating", "conversation"],
  ...["original", "original_block"],
];

/**
 * Makes the store at `path` what the one at `copyPath` is, in one transaction. Each passage that differs takes the next change
 * number, so that whatever follows the store follows this too.
 */
export function takeOver(path: string, copyPath: string): void {
  const database = new Database(path, { timeout: 60_000 });
  try {
    database.prepare("ATTACH ? AS copy").run(copyPath);
    database.exec(differences);
    database
      .transaction(() => {
        database.exec(exchange);
        for (const table of otherTables(database))
          database.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM copy.${table}`);
        takeOriginals(database);
        numberChanges(database);
      })
      .immediate();
  } finally {
    database.close();
  }
}

function otherTables(database: Database.Database): string[] {
  return database
    .prepare<[], string>("SELECT name FROM copy.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all()
    .filter((name) => !exchangedApart.includes(name));
}

/** Blocks take numbers that no block had: whoever has read one keeps it under its number. */
function takeOriginals(database: Database.Database): void {
  const last = database.prepare("SELECT seq FROM main.sqlite_sequence WHERE name = 'original_block'").pluck().get();
  const used = Number(last ?? 0);
  database.exec("DELETE FROM main.original; DELETE FROM main.original_block");
  database
    .prepare("INSERT INTO main.original_block SELECT id + ?, records, content FROM copy.original_block")
    .run(used);
  database.prepare("INSERT INTO main.original SELECT id, hash, block + ?, at FROM copy.original").run(used);
}

function numberChanges(database: Database.Database): void {
  const seq = Number(database.prepare("SELECT value FROM main.meta WHERE key = 'seq'").pluck().get() ?? 0);
  const gone = database
    .prepare(
      "INSERT OR REPLACE INTO main.deleted_passage SELECT number, ? + row_number() OVER (ORDER BY number) FROM gone_passage",
    )
    .run(seq).changes;
  const updates = passageColumns
    .split(", ")
    .map((column) => `${column} = excluded.${column}`)
    .join(", ");
  const written = database
    .prepare(
      `INSERT INTO main.passage (${passageColumns}, seq)
       SELECT ${passageColumns}, ? + row_number() OVER (ORDER BY rowid) FROM copy.passage WHERE id IN (SELECT id FROM new_passage)
       ON CONFLICT (id) DO UPDATE SET ${updates}, seq = excluded.seq`,
    )
    .run(seq + gone).changes;
  const now = String(seq + gone + written);
  database.prepare("INSERT OR REPLACE INTO main.meta VALUES ('seq', ?)").run(now);
}
