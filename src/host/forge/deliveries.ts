import { randomUUID } from 'node:crypto';
import type { Store } from '#host/server/store';
import type { AppRuntime } from '#host/server/seams';
import { InvocationFailure } from './function-process';

/** Something that a function has to be given at least once: an event of a queue, or of the product for a trigger. */
export interface Delivery {
  readonly id: string;
  readonly kind: 'consumer' | 'trigger';
  readonly moduleKey: string;
  readonly functionKey: string;
  /** Queue events that were pushed together share it. */
  readonly jobId: string;
  /** What the function is called with; retry context is added to it. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly concurrency?: { readonly key: string; readonly limit: number };
  readonly dueAt: number;
}

/** A delivery with what became of it. */
export interface DeliveryState {
  readonly id: string;
  readonly kind: Delivery['kind'];
  readonly moduleKey: string;
  readonly jobId: string;
  readonly state: 'waiting' | 'running' | 'success' | 'failed' | 'cancelled';
  readonly dueAt: number;
  readonly queuedAt: number;
  readonly retryCount: number;
  readonly note: string | null;
}

interface Row extends DeliveryState {
  readonly functionKey: string;
  readonly event: string;
  readonly concurrencyKey: string | null;
  readonly concurrencyLimit: number | null;
  readonly retryReason: string | null;
  readonly retryData: string | null;
}

// Fewer than there are function processes, so that pages never wait for a queue.
const mostAtOnce = 2;
const retentionMilliseconds = 24 * 60 * 60 * 1000;
const longestWaitSeconds = 900;
const mostTriggerRetries = 4;
const largestRetryData = 4096;
const keptDeliveries = 500;

/**
 * Delivers events to functions at least once, through restarts: with delay, back-off, concurrency keys and the retries
 * that a function asks for. Source: Async events API, retries (checked 2026-11).
 */
export class Deliveries {
  readonly #store: Store;
  readonly #runtime: AppRuntime;
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: Store, runtime: AppRuntime, now: () => number) {
    this.#store = store;
    this.#runtime = runtime;
    this.#now = now;
    store.exec(`
      CREATE TABLE IF NOT EXISTS delivery (id TEXT PRIMARY KEY, kind TEXT, module_key TEXT, function_key TEXT, job_id TEXT, event TEXT, concurrency_key TEXT,
        concurrency_limit INTEGER, state TEXT, due_at INTEGER, queued_at INTEGER, retry_count INTEGER, retry_reason TEXT, retry_data TEXT, note TEXT);
      CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due_at);
      CREATE INDEX IF NOT EXISTS delivery_job ON delivery (job_id);
      UPDATE delivery SET state = 'waiting' WHERE state = 'running';
    `);
  }

  /** Stores deliveries, all or none, and sets them on their way. */
  add(deliveries: readonly Omit<Delivery, 'id'>[]): void {
    const now = this.#now();
    this.#store.transaction(() => {
      for (const { kind, moduleKey, functionKey, jobId, event, concurrency, dueAt } of deliveries) {
        this.#store.run(
          "INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, 0, NULL, NULL, NULL)",
          ...[
            randomUUID(),
            kind,
            moduleKey,
            functionKey,
            jobId,
            JSON.stringify(event),
            concurrency?.key ?? null,
            concurrency?.limit ?? null,
            dueAt,
            now,
          ],
        );
      }
    });
    this.pump();
  }

  /** Starts what is due and may run; sets the alarm for what is due later. */
  pump(): void {
    if (this.#isClosed) return;
    const now = this.#now();
    for (const row of this.#store.all<Row>(
      `${select} WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at, queued_at LIMIT 200`,
      now,
    )) {
      if (this.#running.size >= mostAtOnce) return;
      if (row.concurrencyKey === null || this.#runningWith(row.concurrencyKey) < (row.concurrencyLimit ?? Infinity))
        this.#start(row);
    }
    const next = this.#store.get<{ dueAt: number }>(
      "SELECT MIN(due_at) AS dueAt FROM delivery WHERE state = 'waiting' AND due_at > ?",
      now,
    )?.dueAt;
    clearTimeout(this.#timer);
    if (next) this.#timer = setTimeout(() => this.pump(), Math.min(next - now, 60_000)).unref();
  }

  /** Resolves when nothing is running. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** States by number; undefined for a job that never was. */
  job(jobId: string): Readonly<Record<DeliveryState['state'], number>> | undefined {
    const counts = { waiting: 0, running: 0, success: 0, failed: 0, cancelled: 0 };
    const rows = this.#store.all<{ state: DeliveryState['state']; count: number }>(
      'SELECT state, COUNT(*) AS count FROM delivery WHERE job_id = ? GROUP BY state',
      jobId,
    );
    for (const { state, count } of rows) counts[state] = count;
    return rows.length === 0 ? undefined : counts;
  }

  /** Drops what has not begun, retries included. */
  cancel(jobId: string): void {
    this.#store.run("UPDATE delivery SET state = 'cancelled' WHERE job_id = ? AND state = 'waiting'", jobId);
  }

  /** Makes everything that waits due now. */
  hurry(): void {
    this.#store.run("UPDATE delivery SET due_at = ? WHERE state = 'waiting'", this.#now());
    this.pump();
  }

  /** Waiting and running first, then the newest. */
  latest(): DeliveryState[] {
    return this.#store.all(`${select} ORDER BY state IN ('waiting', 'running') DESC, queued_at DESC LIMIT 200`);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #runningWith(key: string): number {
    return (
      this.#store.get<{ count: number }>(
        "SELECT COUNT(*) AS count FROM delivery WHERE state = 'running' AND concurrency_key = ?",
        key,
      )?.count ?? 0
    );
  }

  #start(row: Row): void {
    this.#store.run("UPDATE delivery SET state = 'running' WHERE id = ?", row.id);
    const run = this.#deliver(row).finally(() => {
      this.#running.delete(row.id);
      this.pump();
    });
    this.#running.set(row.id, run);
  }

  async #deliver(row: Row): Promise<void> {
    try {
      const answer = await this.#runtime.invoke({
        functionKey: row.functionKey,
        moduleKey: row.moduleKey,
        moduleType: row.kind,
        event: this.#eventOf(row),
      });
      const retry = retryRequest(answer);
      if (this.#isClosed) return;
      if (retry) this.#again(row, { ...retry, counts: true });
      else this.#finish(row, 'success', null);
    } catch (error) {
      if (!this.#isClosed) this.#failed(row, error);
    }
  }

  #failed(row: Row, error: unknown): void {
    const code = error instanceof InvocationFailure ? error.code : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
    const message = error instanceof Error ? error.message : String(error);
    const isApps = code === 'FUNCTION_ERROR';
    // What a trigger's function throws is its own affair; what broke under it is tried again, as is everything in a queue.
    if (row.kind === 'trigger' && isApps) return this.#finish(row, 'failed', message);
    const counts =
      code === 'FUNCTION_ERROR' ||
      code === 'FUNCTION_TIME_OUT' ||
      code === 'FUNCTION_OUT_OF_MEMORY' ||
      row.kind === 'trigger';
    this.#again(row, {
      reason: isApps ? 'FUNCTION_RETRY_REQUEST' : code,
      data: undefined,
      afterSeconds: 2 ** Math.min(row.retryCount, 10),
      counts,
      note: message,
    });
  }

  #again(
    row: Row,
    retry: { reason: string; data: unknown; afterSeconds: number; counts: boolean; note?: string },
  ): void {
    const data = retry.data === undefined ? null : JSON.stringify(retry.data);
    const dueAt = this.#now() + Math.min(retry.afterSeconds, longestWaitSeconds) * 1000;
    if (data !== null && Buffer.byteLength(data) > largestRetryData)
      return this.#finish(row, 'failed', 'The retry data is larger than 4 KB.');
    if (row.kind === 'trigger' && row.retryCount >= mostTriggerRetries)
      return this.#finish(row, 'failed', retry.note ?? 'Retried four times.');
    if (dueAt > row.queuedAt + retentionMilliseconds)
      return this.#finish(row, 'failed', retry.note ?? 'The retention window has ended.');
    this.#store.run(
      "UPDATE delivery SET state = CASE WHEN state = 'cancelled' THEN state ELSE 'waiting' END, due_at = ?, retry_count = retry_count + ?, retry_reason = ?, retry_data = ?, note = ? WHERE id = ?",
      ...[dueAt, Number(retry.counts), retry.reason, data, retry.note ?? retry.reason, row.id],
    );
  }

  #finish(row: Row, state: 'success' | 'failed', note: string | null): void {
    this.#store.run('UPDATE delivery SET state = ?, note = ? WHERE id = ?', state, note, row.id);
    this.#store.run(
      `DELETE FROM delivery WHERE id IN (SELECT id FROM delivery WHERE state NOT IN ('waiting', 'running') ORDER BY queued_at DESC LIMIT -1 OFFSET ${keptDeliveries})`,
    );
  }

  #eventOf(row: Row): unknown {
    const event = JSON.parse(row.event) as Record<string, unknown>;
    if (row.retryReason === null) return event;
    const retryContext = {
      retryCount: row.retryCount,
      retryReason: row.retryReason,
      ...(row.retryData !== null && { retryData: JSON.parse(row.retryData) as unknown }),
      ...(row.kind === 'consumer' && {
        retentionWindow: {
          startTime: new Date(row.queuedAt).toISOString(),
          remainingTimeMs: Math.max(0, row.queuedAt + retentionMilliseconds - this.#now()),
        },
      }),
    };
    return { ...event, retryContext };
  }
}

/** What a function that answers an `InvocationError` asks for. */
function retryRequest(answer: unknown): { reason: string; data: unknown; afterSeconds: number } | undefined {
  const { _retry: isRetry, retryOptions } = (answer ?? {}) as {
    _retry?: unknown;
    retryOptions?: { retryAfter?: number; retryReason?: string; retryData?: unknown };
  };
  if (isRetry !== true) return undefined;
  return {
    reason: retryOptions?.retryReason ?? 'FUNCTION_RETRY_REQUEST',
    data: retryOptions?.retryData,
    afterSeconds: Math.max(1, Number(retryOptions?.retryAfter ?? 1)),
  };
}

const select = `SELECT id, kind, module_key AS moduleKey, function_key AS functionKey, job_id AS jobId, event, concurrency_key AS concurrencyKey,
  concurrency_limit AS concurrencyLimit, state, due_at AS dueAt, queued_at AS queuedAt, retry_count AS retryCount, retry_reason AS retryReason,
  retry_data AS retryData, note FROM delivery`;
