import type { Change, Revision } from '#host/azure/world/entities';
import type { Store } from '#host/server/store';

const batch = 50;

/** Where a revision stands among those of all items. */
export type Place = Pick<Revision, 'at' | 'itemId' | 'rev'>;

/** All revisions of all work items: on disk rather than in memory, written and forgotten with the rest of a request. */
export class Revisions {
  readonly #store: Store;
  #pending: Revision[] = [];
  #dropped: number[] = [];

  constructor(store: Store) {
    this.#store = store;
    store.exec(
      'CREATE TABLE IF NOT EXISTS azure_revision (item INTEGER NOT NULL, rev INTEGER NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (item, rev)) WITHOUT ROWID',
    );
  }

  /** Oldest first. */
  of(itemId: number): readonly Revision[] {
    const stored = this.#store.all<{ rev: number; body: string }>(
      'SELECT rev, body FROM azure_revision WHERE item = ? ORDER BY rev',
      itemId,
    );
    const read = stored.map(({ rev, body }) => ({ itemId, rev, ...(JSON.parse(body) as Change) }));
    return [...read, ...this.#pending.filter((revision) => revision.itemId === itemId)];
  }

  /** Stored revisions of all items after a place among them: by moment, item and number. */
  after({ at, itemId, rev }: Place, count: number): readonly Revision[] {
    const rows = this.#store.all<{ item: number; rev: number; body: string }>(
      'SELECT item, rev, body FROM azure_revision WHERE (at, item, rev) > (?, ?, ?) ORDER BY at, item, rev LIMIT ?',
      at,
      itemId,
      rev,
      count,
    );
    return rows.map(({ item, rev: number, body }) => ({ itemId: item, rev: number, ...(JSON.parse(body) as Change) }));
  }

  add(revision: Revision): void {
    this.#pending.push(revision);
  }

  /** Forgets an item for good. */
  drop(itemId: number): void {
    this.#dropped.push(itemId);
    this.#pending = this.#pending.filter((revision) => revision.itemId !== itemId);
  }

  get hasPending(): boolean {
    return this.#pending.length + this.#dropped.length > 0;
  }

  /** Writes what is pending; called inside of the request's transaction. */
  write(): void {
    for (const itemId of this.#dropped) this.#store.run('DELETE FROM azure_revision WHERE item = ?', itemId);
    for (let at = 0; at < this.#pending.length; at += batch) {
      const rows = this.#pending.slice(at, at + batch);
      const cells = rows.flatMap(({ itemId, rev, ...change }) => [itemId, rev, change.at, JSON.stringify(change)]);
      this.#store.run(
        `INSERT INTO azure_revision (item, rev, at, body) VALUES ${rows.map(() => '(?, ?, ?, ?)').join(', ')}`,
        ...cells,
      );
    }
  }

  /** Forgets what is pending: it is written, or was undone. */
  settle(): void {
    this.#pending = [];
    this.#dropped = [];
  }
}
