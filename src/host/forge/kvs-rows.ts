import type { Cell, Store } from '#host/server/store';
import type { AppEntity, AppIndex } from './manifest';

/** One stored value. `space` keeps plain keys, secrets and each entity apart. */
export interface KvsRow {
  readonly key: string;
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

/** Place of an entry in an index; the next page starts behind it. */
export interface IndexPlace {
  readonly range: Cell;
  readonly key: string;
}

/** Space of plain keys. */
export const plainSpace = 'key';
/** Space of secrets. */
export const secretSpace = 'secret';

/** Space of an entity's values. */
export function entitySpace(name: string): string {
  return `entity:${name}`;
}

/** The key-value tables of one app. Entries past their expiry are as good as gone. */
export class KvsRows {
  readonly #store: Store;
  readonly #appId: string;

  constructor(store: Store, appId: string, entities: readonly AppEntity[]) {
    this.#store = store;
    this.#appId = appId;
    store.exec(`
      CREATE TABLE IF NOT EXISTS kvs (app TEXT, space TEXT, key TEXT, value TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
        expires_at INTEGER, PRIMARY KEY (app, space, key)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS kvs_index (app TEXT, space TEXT, name TEXT, partition TEXT, range, key TEXT,
        PRIMARY KEY (app, space, name, partition, range, key)) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS kvs_index_key ON kvs_index (app, space, key);
      CREATE TABLE IF NOT EXISTS kvs_schema (app TEXT, space TEXT, indexes TEXT, PRIMARY KEY (app, space)) WITHOUT ROWID;
    `);
    for (const entity of entities) this.#buildIndexes(entity);
  }

  get(space: string, key: string, now: number): KvsRow | undefined {
    return this.#store.get<KvsRow>(
      `${selectRow} WHERE app = ? AND space = ? AND key = ? AND (expires_at IS NULL OR expires_at > ?)`,
      this.#appId,
      space,
      key,
      now,
    );
  }

  set(
    space: string,
    key: string,
    value: string,
    times: { createdAt: number; updatedAt: number; expiresAt: number | null },
    entity?: AppEntity,
  ): void {
    this.#store.transaction(() => {
      this.#store.run(
        'INSERT OR REPLACE INTO kvs VALUES (?, ?, ?, ?, ?, ?, ?)',
        this.#appId,
        space,
        key,
        value,
        times.createdAt,
        times.updatedAt,
        times.expiresAt,
      );
      if (entity) this.#index(entity, space, key, JSON.parse(value) as Record<string, unknown>);
    });
  }

  delete(space: string, key: string): void {
    this.#store.transaction(() => {
      this.#store.run('DELETE FROM kvs WHERE app = ? AND space = ? AND key = ?', this.#appId, space, key);
      this.#store.run('DELETE FROM kvs_index WHERE app = ? AND space = ? AND key = ?', this.#appId, space, key);
    });
  }

  /** Entries of a space in key order, behind `after`, whose keys begin with `prefix`. */
  byKey(
    space: string,
    prefix: string,
    after: string | undefined,
    isDescending: boolean,
    limit: number,
    now: number,
  ): KvsRow[] {
    const behind = after === undefined ? '' : isDescending ? 'AND key < ?' : 'AND key > ?';
    return this.#store.all<KvsRow>(
      `${selectRow} WHERE app = ? AND space = ? AND substr(key, 1, ?) = ? ${behind} AND (expires_at IS NULL OR expires_at > ?) ORDER BY key ${isDescending ? 'DESC' : 'ASC'} LIMIT ?`,
      ...[this.#appId, space, prefix.length, prefix, ...(after === undefined ? [] : [after]), now, limit],
    );
  }

  /** Entries of an index in its order, behind `after`; `where` is a condition on `range` with its cells. */
  byIndex(
    space: string,
    index: AppIndex,
    partition: readonly unknown[],
    where: { sql: string; cells: readonly Cell[] },
    after: IndexPlace | undefined,
    isDescending: boolean,
    limit: number,
    now: number,
  ): (KvsRow & { readonly range: Cell })[] {
    const [sign, direction] = isDescending ? ['<', 'DESC'] : ['>', 'ASC'];
    const behind = after ? `AND (i.range, i.key) ${sign} (?, ?)` : '';
    return this.#store.all(
      `SELECT i.range AS range, k.key AS key, k.value AS value, k.created_at AS createdAt, k.updated_at AS updatedAt, k.expires_at AS expiresAt
       FROM kvs_index i JOIN kvs k ON k.app = i.app AND k.space = i.space AND k.key = i.key
       WHERE i.app = ? AND i.space = ? AND i.name = ? AND i.partition = ? ${where.sql} ${behind} AND (k.expires_at IS NULL OR k.expires_at > ?)
       ORDER BY i.range ${direction}, i.key ${direction} LIMIT ?`,
      ...[
        this.#appId,
        space,
        index.name,
        JSON.stringify(partition),
        ...where.cells,
        ...(after ? [after.range, after.key] : []),
        now,
        limit,
      ],
    );
  }

  #index(entity: AppEntity, space: string, key: string, value: Readonly<Record<string, unknown>>): void {
    this.#store.run('DELETE FROM kvs_index WHERE app = ? AND space = ? AND key = ?', this.#appId, space, key);
    for (const index of entity.indexes) {
      const partition = index.partition.map((attribute) => value[attribute]);
      const range = rangeCell(value[index.range[0] as string]);
      // Indexes are sparse: a value that lacks an indexed attribute is not in them.
      if (range === undefined || partition.includes(undefined)) continue;
      this.#store.run(
        'INSERT INTO kvs_index VALUES (?, ?, ?, ?, ?, ?)',
        this.#appId,
        space,
        index.name,
        JSON.stringify(partition),
        range,
        key,
      );
    }
  }

  /** A changed manifest brings new indexes; they are built over what is stored, as a deployment does. */
  #buildIndexes(entity: AppEntity): void {
    const space = entitySpace(entity.name);
    const wanted = JSON.stringify(entity.indexes);
    const built = this.#store.get<{ indexes: string }>(
      'SELECT indexes FROM kvs_schema WHERE app = ? AND space = ?',
      this.#appId,
      space,
    )?.indexes;
    if (built === wanted) return;
    this.#store.transaction(() => {
      for (const { key, value } of this.#store.all<{ key: string; value: string }>(
        'SELECT key, value FROM kvs WHERE app = ? AND space = ?',
        this.#appId,
        space,
      )) {
        this.#index(entity, space, key, JSON.parse(value) as Record<string, unknown>);
      }
      this.#store.run('INSERT OR REPLACE INTO kvs_schema VALUES (?, ?, ?)', this.#appId, space, wanted);
    });
  }
}

const selectRow =
  'SELECT key, value, created_at AS createdAt, updated_at AS updatedAt, expires_at AS expiresAt FROM kvs';

/** How SQLite holds an index's range; it orders numbers by value and text by its UTF-8 bytes. */
export function rangeCell(value: unknown): string | number | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
