import type { Store } from '#host/server/store';

/** What Forge counts in one calendar month (UTC) for one app. */
export interface Usage {
  readonly month: string;
  readonly invocations: number;
  /** Memory in GB times seconds of run time. */
  readonly gigabyteSeconds: number;
  readonly kvsReadBytes: number;
  readonly kvsWrittenBytes: number;
  readonly logBytes: number;
}

/** One line of the bill. Prices in US dollars, as published for 2026. */
export interface BillLine {
  readonly what: string;
  readonly used: number;
  readonly free: number;
  readonly unit: string;
  readonly price: number;
  readonly cost: number;
}

type Count = 'invocations' | 'gigabyteSeconds' | 'kvsReadBytes' | 'kvsWrittenBytes' | 'logBytes';
const gigabyte = 1_000_000_000;

/** Counts what Forge bills. Kept through restarts; written at most once a second, so a crash loses a second of counting. */
export class UsageMeter {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #pending = new Map<Count, number>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: Store, now: () => Date) {
    this.#store = store;
    this.#now = now;
    store.exec(
      'CREATE TABLE IF NOT EXISTS usage (month TEXT, what TEXT, amount REAL NOT NULL, PRIMARY KEY (month, what)) WITHOUT ROWID',
    );
  }

  add(what: Count, amount: number): void {
    if (amount === 0 || this.#isClosed) return;
    this.#pending.set(what, (this.#pending.get(what) ?? 0) + amount);
    this.#timer ??= setTimeout(() => this.flush(), 1000).unref();
  }

  /** Amounts of the month in which the clock stands. */
  current(): Usage {
    this.flush();
    const month = this.#month();
    const rows = this.#store.all<{ what: Count; amount: number }>(
      'SELECT what, amount FROM usage WHERE month = ?',
      month,
    );
    const amount = (what: Count): number => rows.find((row) => row.what === what)?.amount ?? 0;
    return {
      month,
      invocations: amount('invocations'),
      gigabyteSeconds: amount('gigabyteSeconds'),
      kvsReadBytes: amount('kvsReadBytes'),
      kvsWrittenBytes: amount('kvsWrittenBytes'),
      logBytes: amount('logBytes'),
    };
  }

  /** Writes what is left and counts no more. */
  close(): void {
    this.flush();
    this.#isClosed = true;
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.size === 0) return;
    const month = this.#month();
    this.#store.transaction(() => {
      for (const [what, amount] of this.#pending) {
        this.#store.run(
          'INSERT INTO usage VALUES (?, ?, ?) ON CONFLICT (month, what) DO UPDATE SET amount = amount + excluded.amount',
          month,
          what,
          amount,
        );
      }
    });
    this.#pending.clear();
  }

  #month(): string {
    return this.#now().toISOString().slice(0, 7);
  }
}

/** What a month's usage would cost. Source: Forge platform pricing from January 2026; reading and writing are billed apart. */
export function bill(usage: Usage): BillLine[] {
  return [
    billLine('Function run time', usage.gigabyteSeconds, 100_000, 'GB-s', 0.000025),
    billLine('KVS: data read', usage.kvsReadBytes / gigabyte, 0.1, 'GB', 0.055),
    billLine('KVS: data written', usage.kvsWrittenBytes / gigabyte, 0.1, 'GB', 1.09),
    billLine('Logs: data written', usage.logBytes / gigabyte, 1, 'GB', 1.005),
  ];
}

function billLine(what: string, used: number, free: number, unit: string, price: number): BillLine {
  return { what, used, free, unit, price, cost: Math.max(0, used - free) * price };
}
