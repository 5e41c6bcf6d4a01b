import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

/** A value that SQLite can hold. */
export type Cell = string | number | bigint | Buffer | null;

/** The embedded database. Every write has reached the disk when its call returns, so `kill -9` loses none. */
export interface Store {
  /** Runs statements that answer nothing; for tables and indexes. */
  exec(sql: string): void;
  /** Runs one statement and answers the number of rows that it changed. */
  run(sql: string, ...cells: Cell[]): number;
  get<Row>(sql: string, ...cells: Cell[]): Row | undefined;
  all<Row>(sql: string, ...cells: Cell[]): Row[];
  /** All or nothing; a transaction inside another one joins it. */
  transaction<Answer>(work: () => Answer): Answer;
  /**
   * Lets writes stay with the operating system, which a killed process does not lose but a power cut does; `settle` has
   * them all on the disk, and each one from then on.
   */
  hurry(): void;
  settle(): void;
  close(): void;
}

/**
 * Opens or creates the database in a file; `:memory:` for one that ends with the process. `isFresh` empties it first.
 * Throws when the file is no database, or is locked: another host's data are never touched.
 */
export function openStore(file: string, { isFresh = false } = {}): Store {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const lock = file === ':memory:' ? undefined : takeLock(`${file}.lock`);
  if (isFresh) for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
  const database = new Database(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA foreign_keys = ON',
  );
  return new SqliteStore(database, lock);
}

/** One host a folder: a second one is refused at once, and the lock goes with the process, however it ends. */
function takeLock(file: string): Database.Database {
  const lock = new Database(file);
  lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  return lock;
}

class SqliteStore implements Store {
  readonly #database: Database.Database;
  readonly #lock: Database.Database | undefined;
  readonly #statements = new Map<string, Database.Statement<unknown[]>>();
  #isInTransaction = false;

  constructor(database: Database.Database, lock: Database.Database | undefined) {
    this.#database = database;
    this.#lock = lock;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, ...cells: Cell[]): number {
    return this.#prepared(sql).run(...cells).changes;
  }

  get<Row>(sql: string, ...cells: Cell[]): Row | undefined {
    return this.#prepared(sql).all(...cells)[0] as Row | undefined;
  }

  all<Row>(sql: string, ...cells: Cell[]): Row[] {
    return this.#prepared(sql).all(...cells) as Row[];
  }

  transaction<Answer>(work: () => Answer): Answer {
    if (this.#isInTransaction) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    this.#isInTransaction = true;
    try {
      const answer = work();
      this.#database.exec('COMMIT');
      return answer;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  hurry(): void {
    this.#database.exec('PRAGMA synchronous = OFF');
  }

  settle(): void {
    this.#database.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(FULL)');
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
    this.#lock?.exec('ROLLBACK');
    this.#lock?.close();
  }

  #prepared(sql: string): Database.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare<unknown[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
