import type { FactorId, FactorValues } from '#core/value/model';
import type { Refusal } from '../base/ask';

/** One cell that somebody changed: from what they saw to what they want; `undefined` is an empty cell. */
export interface Change {
  readonly id: number;
  readonly factor: FactorId;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Why a row's changes are not stored yet. `waiting` tries again by itself; the others need somebody. */
export type Trouble =
  | { readonly kind: 'waiting'; readonly attempt: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  /** A fault of ours, which sending again would only repeat. */
  | { readonly kind: 'bug' }
  | { readonly kind: 'refused'; readonly problem: Refusal | { readonly kind: 'wrong-phase' } };

/** What the trusted side has stored of a row. */
export interface Stored {
  readonly version: number;
  readonly factors: FactorValues;
}

/**
 * The changes of one row on their way to be stored, oldest first.
 * `sending`: ids that are on the wire; there is never more than one request per row, so that order holds.
 * `doubtful`: factors that were sent without an answer, so that what is stored of them is not known.
 * `clashes`: factors that somebody else changed meanwhile; their changes are held until the viewer chooses.
 */
export interface RowEdits {
  readonly stored: Stored;
  readonly changes: readonly Change[];
  readonly sending: readonly number[];
  readonly doubtful: readonly FactorId[];
  readonly clashes: readonly FactorId[];
  readonly trouble?: Trouble;
}

/** What to send next for a row, and which changes it covers. */
export interface Batch {
  readonly ids: readonly number[];
  readonly version: number;
  readonly factors: Readonly<Record<FactorId, number | null>>;
}

/** A row that nobody changed. */
export function untouched(stored: Stored): RowEdits {
  return { stored, changes: [], sending: [], doubtful: [], clashes: [] };
}

/** The row's values as the viewer sees them: their own changes over what is stored. */
export function shownValues({ stored, changes }: RowEdits): FactorValues {
  if (changes.length === 0) return stored.factors;
  const values: Partial<Record<FactorId, number>> = { ...stored.factors };
  for (const { factor, after } of changes) {
    if (after === undefined) delete values[factor];
    else values[factor] = after;
  }
  return values;
}

/** Adds a change behind the earlier ones. One made on a value that is no longer the stored one clashes at once. */
export function withChange(row: RowEdits, change: Change): RowEdits {
  const held = row.clashes.includes(change.factor);
  const seen = held ? { ...change, before: row.stored.factors[change.factor] } : change;
  const changes = [...(held ? row.changes.filter(({ factor }) => factor !== change.factor) : row.changes), seen];
  const released = { ...row, changes, clashes: row.clashes.filter((factor) => factor !== change.factor) };
  return settle(held ? withoutRefusal(released) : withoutRefusal({ ...row, changes }));
}

/** The next request of a row; nothing while one is under way, while trouble stands, or when all is stored. */
export function nextBatch(row: RowEdits): Batch | undefined {
  if (row.sending.length > 0 || row.trouble) return undefined;
  const free = row.changes.filter(({ factor }) => !row.clashes.includes(factor));
  if (free.length === 0) return undefined;
  const factors: Record<FactorId, number | null> = {};
  for (const { factor, after } of free) factors[factor] = after ?? null;
  return { ids: free.map(({ id }) => id), version: row.stored.version, factors };
}

/** Marks a batch as being on the wire. */
export function withSending(row: RowEdits, { ids }: Batch): RowEdits {
  return { ...row, sending: ids };
}

/**
 * The batch on the wire was stored, and nobody else's meanwhile. What else is new in the row came with it (an estimate
 * becomes the size at the first edit), so changes that were typed since stand on it and clash with nothing.
 */
export function withStored(row: RowEdits, stored: Stored): RowEdits {
  const { trouble: _, ...rest } = row;
  const left = row.changes.filter(({ id }) => !row.sending.includes(id));
  const changes = left.map((change, index) => {
    const isFirst = left.findIndex(({ factor }) => factor === change.factor) === index;
    return isFirst && !row.clashes.includes(change.factor)
      ? { ...change, before: stored.factors[change.factor] }
      : change;
  });
  return settle({ ...rest, stored, changes, sending: [], doubtful: [] });
}

/**
 * Somebody else stored something first. Changes of other cells than theirs are kept and sent again;
 * where both changed the same cell to different values, the viewer has to choose.
 */
export function withNewer(row: RowEdits, stored: Stored): RowEdits {
  return settle({ ...row, stored, sending: [], doubtful: [] });
}

/** The batch on the wire was not stored: every change stays. */
export function withTrouble(row: RowEdits, trouble: Trouble): RowEdits {
  const sent = row.changes.filter(({ id }) => row.sending.includes(id)).map(({ factor }) => factor);
  const doubtful = trouble.kind === 'refused' ? row.doubtful : [...new Set([...row.doubtful, ...sent])];
  return { ...row, sending: [], doubtful, trouble };
}

/** Lets a row try again. */
export function withoutTrouble(row: RowEdits): RowEdits {
  const { trouble: _, ...rest } = row;
  return rest;
}

/** Settles a clash: `mine` sends the viewer's value over the other one, `theirs` forgets the viewer's. */
export function withChoice(row: RowEdits, factor: FactorId, choice: 'mine' | 'theirs'): RowEdits {
  const own = row.changes.filter((change) => change.factor === factor);
  const last = own.at(-1);
  const others = row.changes.filter((change) => change.factor !== factor);
  const kept = choice === 'mine' && last ? [{ ...last, before: row.stored.factors[factor] }] : [];
  return settle({ ...row, changes: [...others, ...kept], clashes: row.clashes.filter((clash) => clash !== factor) });
}

/** Forgets the changes of one cell, or of the whole row, that are not on the wire. */
export function withoutChanges(row: RowEdits, factor?: FactorId): RowEdits {
  const changes = row.changes.filter(
    (change) => row.sending.includes(change.id) || (factor !== undefined && change.factor !== factor),
  );
  const clashes = row.clashes.filter((clash) => factor !== undefined && clash !== factor);
  const rest = { ...row, changes, clashes };
  return changes.length === 0 ? withoutTrouble(rest) : rest;
}

/** A refusal judges what was sent; something newly typed deserves its own answer. */
function withoutRefusal(row: RowEdits): RowEdits {
  return row.trouble?.kind === 'refused' ? withoutTrouble(row) : row;
}

/** Drops changes that say what is stored already and finds those that clash with it. */
function settle(row: RowEdits): RowEdits {
  const clashes = new Set(row.clashes);
  const done = new Set<FactorId>();
  for (const factor of new Set(row.changes.map((change) => change.factor))) {
    const own = row.changes.filter((change) => change.factor === factor);
    if (row.doubtful.includes(factor) || own.some(({ id }) => row.sending.includes(id))) continue;
    const stored = row.stored.factors[factor];
    // A request that seemed to fail may have been stored: a value on the viewer's own path is not somebody else's.
    const isOwn = own.some(({ before, after }) => before === stored || after === stored);
    if (own.at(-1)?.after === stored) done.add(factor);
    else if (!isOwn) clashes.add(factor);
  }
  return {
    ...row,
    changes: row.changes.filter(({ factor }) => !done.has(factor)),
    clashes: [...clashes].filter((factor) => !done.has(factor)),
  };
}
