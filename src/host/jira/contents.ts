import type { Store } from '#host/server/store';

/** Bytes of attachments: on disk rather than in memory, written and forgotten with the rest of a request. */
export class Contents {
  readonly #store: Store;
  readonly #table: string;
  readonly #pending = new Map<string, Uint8Array | undefined>();

  /** `table`: each tracker keeps its own. */
  constructor(store: Store, table: 'jira_content' | 'azure_content' = 'jira_content') {
    this.#store = store;
    this.#table = table;
    store.exec(`CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, bytes BLOB NOT NULL)`);
  }

  read(id: string): Uint8Array | undefined {
    if (this.#pending.has(id)) return this.#pending.get(id);
    return this.#store.get<{ bytes: Uint8Array }>(`SELECT bytes FROM ${this.#table} WHERE id = ?`, id)?.bytes;
  }

  put(id: string, bytes: Uint8Array): void {
    this.#pending.set(id, bytes);
  }

  delete(id: string): void {
    this.#pending.set(id, undefined);
  }

  /** Writes what is pending; called inside of the request's transaction. */
  write(): void {
    for (const [id, bytes] of this.#pending) {
      if (bytes) this.#store.run(`INSERT INTO ${this.#table} (id, bytes) VALUES (?, ?)`, id, Buffer.from(bytes));
      else this.#store.run(`DELETE FROM ${this.#table} WHERE id = ?`, id);
    }
  }

  /** Forgets what is pending: it is written, or was undone. */
  settle(): void {
    this.#pending.clear();
  }
}
