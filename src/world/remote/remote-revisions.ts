import type { Store } from '#host/server/store';

/** Which revision of each work item the site had when it was last read or written: later changes there are seen by it. */
export class RemoteRevisions {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.exec('CREATE TABLE IF NOT EXISTS remote_revision (item INTEGER PRIMARY KEY, rev INTEGER NOT NULL)');
    store.exec(
      'CREATE TABLE IF NOT EXISTS remote_source (one INTEGER PRIMARY KEY CHECK (one = 1), address TEXT NOT NULL)',
    );
  }

  /** The project that the data are a copy of, by its address; undefined when they are no copy. */
  get source(): string | undefined {
    return this.#store.get<{ address: string }>('SELECT address FROM remote_source')?.address;
  }

  /** Begins a copy: what was known of another one is forgotten. */
  begin(source: string, revisions: Iterable<readonly [id: number, rev: number]>): void {
    this.#store.transaction(() => {
      this.#store.run('DELETE FROM remote_revision');
      this.#store.run(
        'INSERT INTO remote_source (one, address) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET address = excluded.address',
        source,
      );
      for (const [id, rev] of revisions) this.set(id, rev);
    });
  }

  of(id: number): number | undefined {
    return this.#store.get<{ rev: number }>('SELECT rev FROM remote_revision WHERE item = ?', id)?.rev;
  }

  set(id: number, rev: number): void {
    this.#store.run(
      'INSERT INTO remote_revision (item, rev) VALUES (?, ?) ON CONFLICT (item) DO UPDATE SET rev = excluded.rev',
      id,
      rev,
    );
  }
}
