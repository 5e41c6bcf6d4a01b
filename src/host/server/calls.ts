import type { CallEntry, CallLog } from './seams';

/** A numbered call. */
export interface NumberedCall extends CallEntry {
  readonly number: number;
}

/** Sums over all calls since the host started. */
export interface CallTotals {
  readonly calls: number;
  readonly unmodelled: number;
  readonly failed: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly milliseconds: number;
}

const kept = 2000;

/** Keeps the last calls, and every unmodelled one up to the same number; counts all of them. */
export class CallJournal implements CallLog {
  readonly #recent: NumberedCall[] = [];
  readonly #unmodelled: NumberedCall[] = [];
  #totals: CallTotals = { calls: 0, unmodelled: 0, failed: 0, requestBytes: 0, responseBytes: 0, milliseconds: 0 };

  add(entry: CallEntry): void {
    const before = this.#totals;
    this.#totals = {
      calls: before.calls + 1,
      unmodelled: before.unmodelled + Number(entry.isUnmodelled),
      failed: before.failed + Number(entry.status >= 400),
      requestBytes: before.requestBytes + entry.requestBytes,
      responseBytes: before.responseBytes + entry.responseBytes,
      milliseconds: before.milliseconds + entry.milliseconds,
    };
    const numbered = { ...entry, number: this.#totals.calls };
    keep(this.#recent, numbered);
    if (entry.isUnmodelled) keep(this.#unmodelled, numbered);
  }

  get totals(): CallTotals {
    return this.#totals;
  }

  /** Calls with a number above `since`, oldest first. */
  since(since: number): readonly NumberedCall[] {
    return this.#recent.filter(({ number }) => number > since);
  }

  /** Calls that the emulator has no answer for, oldest first. */
  get unmodelled(): readonly NumberedCall[] {
    return this.#unmodelled;
  }
}

/** True for answers that say that the emulator lacks the call: nothing is modelled there, or not for this method. */
export function isUnmodelledStatus(status: number): boolean {
  return status === 501 || status === 405;
}

function keep(list: NumberedCall[], entry: NumberedCall): void {
  list.push(entry);
  if (list.length > kept) list.shift();
}
