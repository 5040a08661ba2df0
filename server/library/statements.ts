import type { Database, Statement } from "better-sqlite3";

/** The prepared statements of one connection, each made once. Rows are of our own schema: the columns a query names are the shape. */
export class Statements {
  readonly #database: Database;
  readonly #prepared = new Map<string, Statement<unknown[], unknown>>();

  constructor(database: Database) {
    this.#database = database;
  }

  get<T>(sql: string, ...values: unknown[]): T | undefined {
    return this.#prepare(sql).get(...values) as T | undefined;
  }

  all<T>(sql: string, ...values: unknown[]): T[] {
    return this.#prepare(sql).all(...values) as T[];
  }

  run(sql: string, ...values: unknown[]): void {
    this.#prepare(sql).run(...values);
  }

  #prepare(sql: string): Statement<unknown[], unknown> {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare<unknown[], unknown>(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}

/** The owners of each key, in the order of the rows. */
export function ownersOfKeys(rows: readonly { readonly key: string; readonly owner: string }[]): Map<string, string[]> {
  const grouped = Map.groupBy(rows, ({ key }) => key);
  return new Map([...grouped].map(([key, same]) => [key, same.map(({ owner }) => owner)]));
}

/** Of those of `owners` that have a key of this kind: the key. */
export function keyOfEach(rows: Statements, kind: string, owners: readonly string[]): ReadonlyMap<string, string> {
  const found = rows.all<{ owner: string; key: string }>(
    `SELECT owner, owner_key.key AS key FROM json_each(?) asked CROSS JOIN owner_key
     ON owner = asked.value AND owner_key.kind = ?`,
    JSON.stringify(owners),
    kind,
  );
  return new Map(found.map(({ owner, key }) => [owner, key]));
}
