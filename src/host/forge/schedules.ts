import { randomBytes } from 'node:crypto';
import type { AppRuntime } from '#host/server/seams';
import type { Store } from '#host/server/store';
import type { Manifest } from './manifest';

/** A scheduled trigger and its runs. Times are milliseconds since the epoch. */
export interface Schedule {
  readonly key: string;
  readonly interval: string;
  readonly nextAt: number;
  readonly lastAt: number | null;
  readonly lastOutcome: string | null;
  readonly runs: number;
}

const minute = 60_000;
const intervals: Readonly<Record<string, number>> = {
  fiveMinute: 5 * minute,
  hour: 60 * minute,
  day: 24 * 60 * minute,
  week: 7 * 24 * 60 * minute,
};

/** The platform starts schedules about five minutes after a deployment. */
const startDelay = 5 * minute;

/** Runs `scheduledTrigger` modules at their intervals, without a user, through restarts. A run that fails is not retried. */
export class Schedules {
  readonly #manifest: Manifest;
  readonly #store: Store;
  readonly #runtime: AppRuntime;
  readonly #cloudId: string;
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<string>>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(parts: { manifest: Manifest; store: Store; runtime: AppRuntime; cloudId: string; now: () => number }) {
    this.#manifest = parts.manifest;
    this.#store = parts.store;
    this.#runtime = parts.runtime;
    this.#cloudId = parts.cloudId;
    this.#now = parts.now;
    this.#store
      .exec(`CREATE TABLE IF NOT EXISTS schedule (key TEXT PRIMARY KEY, interval TEXT, function_key TEXT, next_at INTEGER,
      last_at INTEGER, last_outcome TEXT, runs INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID`);
    this.#deploy();
  }

  all(): Schedule[] {
    return this.#store.all(`${select} ORDER BY key`);
  }

  /** Starts everything that is due, and the alarm for the rest. */
  pump(): void {
    if (this.#isClosed) return;
    const now = this.#now();
    for (const { key } of this.all().filter(({ nextAt }) => nextAt <= now)) void this.run(key);
    const next = Math.min(...this.all().map(({ nextAt }) => nextAt));
    clearTimeout(this.#timer);
    if (Number.isFinite(next))
      this.#timer = setTimeout(() => this.pump(), Math.min(Math.max(next - now, 1000), minute)).unref();
  }

  /** Runs one now and answers what came of it; joins a run that is under way. Undefined when there is no such schedule. */
  run(key: string): Promise<string> | undefined {
    const schedule = this.all().find((candidate) => candidate.key === key);
    if (!schedule) return undefined;
    const under = this.#running.get(key);
    if (under) return under;
    const run = this.#run(schedule).finally(() => this.#running.delete(key));
    this.#running.set(key, run);
    return run;
  }

  /** Starts nothing any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** Resolves when nothing is running. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #run({ key, interval, nextAt }: Schedule): Promise<string> {
    const startedAt = this.#now();
    const length = intervals[interval] as number;
    const due = nextAt <= startedAt ? nextAt + Math.ceil((startedAt - nextAt + 1) / length) * length : nextAt;
    this.#store.run(
      'UPDATE schedule SET next_at = ?, last_at = ?, runs = runs + 1, last_outcome = NULL WHERE key = ?',
      due,
      startedAt,
      key,
    );
    const { function_key: functionKey } = this.#store.get<{ function_key: string }>(
      'SELECT function_key FROM schedule WHERE key = ?',
      key,
    ) as { function_key: string };
    const event = {
      context: { cloudId: this.#cloudId, moduleKey: key },
      contextToken: randomBytes(24).toString('base64url'),
    };
    const outcome = await this.#runtime
      .invoke({ functionKey, moduleKey: key, moduleType: 'scheduledTrigger', event })
      .then(
        () => 'ok',
        (error: Error) => error.message,
      );
    this.#store.run('UPDATE schedule SET last_outcome = ? WHERE key = ?', outcome, key);
    return outcome;
  }

  /** A change to any scheduled trigger creates all of them anew, as the platform does. */
  #deploy(): void {
    const wanted = this.#manifest.modules
      .filter(({ type, properties }) => type === 'scheduledTrigger' && typeof properties['function'] === 'string')
      .map(({ key, properties }) => ({
        key,
        interval: String(properties['interval']),
        functionKey: String(properties['function']),
      }))
      .filter(({ interval }) => interval in intervals)
      .sort((left, right) => (left.key < right.key ? -1 : 1));
    const known = this.#store.all('SELECT key, interval, function_key AS functionKey FROM schedule ORDER BY key');
    if (JSON.stringify(known) === JSON.stringify(wanted)) return;
    this.#store.transaction(() => {
      this.#store.run('DELETE FROM schedule');
      for (const { key, interval, functionKey } of wanted) {
        this.#store.run(
          'INSERT INTO schedule (key, interval, function_key, next_at) VALUES (?, ?, ?, ?)',
          key,
          interval,
          functionKey,
          this.#now() + startDelay,
        );
      }
    });
  }
}

const select =
  'SELECT key, interval, next_at AS nextAt, last_at AS lastAt, last_outcome AS lastOutcome, runs FROM schedule';
