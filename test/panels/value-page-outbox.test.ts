import type { ScoreRow } from '#app/value/calls';
import type { AccountId, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { FactorId, ModelId } from '#core/value/model';
import type { DraftStep } from '../../static/panels/value-page/draft';
import { Outbox, type Sent } from '../../static/panels/value-page/outbox';
import type { Batch } from '../../static/panels/value-page/row-edits';
import { scored } from './builders';

const one = '1' as IssueId;
const value = 'value' as FactorId;
/** The edit of item 1 from 5 to 8, as it is kept. */
const typed: DraftStep = { issueId: '1', factor: 'value', before: 5, after: 8 };

/** A trusted side that the test answers by hand, a clock that it winds and a device that keeps drafts. */
function bench(steps?: readonly DraftStep[]) {
  const asked: { issueId: string; batch: Batch; answer(sent: Sent): Promise<void> }[] = [];
  const timers: { milliseconds: number; task(): void }[] = [];
  let kept = steps;
  const outbox = new Outbox(
    {
      send: (issueId, batch) =>
        new Promise((resolve) => {
          asked.push({
            issueId,
            batch,
            async answer(sent) {
              resolve(sent);
              await Promise.resolve();
              await Promise.resolve();
            },
          });
        }),
      later(milliseconds, task) {
        timers.push({ milliseconds, task });
        return () => undefined;
      },
      draft: { restore: () => kept, keep: (next) => (kept = next) },
    },
    'wsjf',
  );
  return { outbox, asked, timers, draft: () => kept };
}

function stored(version: number, factors: Readonly<Record<string, number>>): ScoreRow {
  return scored(1, factors, { version });
}

describe('an edit that is stored', () => {
  it('leaves no draft behind and says which cell was saved', async () => {
    const { outbox, asked, draft } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    expect(asked[0]?.batch).toEqual({ ids: [1], version: 3, factors: { value: 8 } });
    expect(draft()).toEqual([typed]);
    await asked[0]?.answer({ kind: 'stored', row: stored(4, { value: 8 }) });
    expect(draft()).toBeUndefined();
    expect(outbox.states.get().saved.get(one)).toEqual([value]);
  });
});

describe('a host that asks to wait', () => {
  it('is asked again after the time it named, with the same edit', async () => {
    const { outbox, asked, timers } = bench();
    outbox.set(one, value, undefined, 8);
    await asked[0]?.answer({ kind: 'trouble', trouble: { kind: 'waiting', attempt: 0 }, retryAfterSeconds: 7 });
    expect(timers[0]?.milliseconds).toBe(7_000);
    timers[0]?.task();
    expect(asked[1]?.batch.factors).toEqual({ value: 8 });
  });

  it('is given up after five attempts, and asked again when the viewer says so', async () => {
    const { outbox, asked, timers } = bench();
    outbox.set(one, value, undefined, 8);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await asked[attempt]?.answer({ kind: 'trouble', trouble: { kind: 'waiting', attempt: 0 } });
      timers[attempt]?.task();
    }
    expect(outbox.states.get().edits.get(one)?.trouble).toEqual({ kind: 'unreachable' });
    expect(asked).toHaveLength(5);
    outbox.retry();
    expect(asked).toHaveLength(6);
  });
});

describe('an edit that meets a bug', () => {
  it('is kept and not sent again by itself', async () => {
    const { outbox, asked, timers, draft } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    await asked[0]?.answer({ kind: 'trouble', trouble: { kind: 'bug' } });
    expect([asked.length, timers.length, draft()]).toEqual([1, 0, [typed]]);
    expect(outbox.states.get().edits.get(one)?.trouble).toEqual({ kind: 'bug' });
    outbox.retry();
    expect(asked).toHaveLength(2);
  });
});

describe('a reload with edits that were not stored', () => {
  it('sends them again when nobody changed the cell', () => {
    const { outbox, asked } = bench([typed]);
    outbox.load([stored(9, { value: 5, size: 2 })], [one]);
    expect(asked[0]?.batch).toEqual({ ids: [1], version: 9, factors: { value: 8 } });
  });

  it('asks which value shall stand when somebody changed the cell', () => {
    const { outbox, asked } = bench([typed]);
    outbox.load([stored(9, { value: 13 })], [one]);
    expect(outbox.states.get().edits.get(one)?.clashes).toEqual([value]);
    expect(asked).toEqual([]);
  });

  it('keeps those of items that are not in the list', () => {
    const { outbox, draft } = bench([{ ...typed, issueId: '7' }]);
    outbox.load([stored(9, { value: 13 })], [one]);
    expect(outbox.strayDrafts).toBe(1);
    expect(draft()).toEqual([{ ...typed, issueId: '7' }]);
  });
});

describe('undo and redo', () => {
  it('send the inverse with the version that is stored by then', async () => {
    const { outbox, asked } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    await asked[0]?.answer({ kind: 'stored', row: stored(4, { value: 8 }) });
    expect(outbox.undo()).toMatchObject({ issueId: one, factor: value });
    expect(asked[1]?.batch).toMatchObject({ version: 4, factors: { value: 5 } });
    await asked[1]?.answer({ kind: 'stored', row: stored(5, { value: 5 }) });
    outbox.redo();
    expect(asked[2]?.batch).toMatchObject({ version: 5, factors: { value: 8 } });
  });

  it('clash when somebody else changed the cell since', async () => {
    const { outbox, asked } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    await asked[0]?.answer({ kind: 'stored', row: stored(4, { value: 8 }) });
    outbox.load([stored(5, { value: 20 })]);
    outbox.undo();
    expect(outbox.states.get().edits.get(one)?.clashes).toEqual([value]);
    expect(asked).toHaveLength(1);
  });
});

describe('undo and redo after something else was done', () => {
  it('redo nothing once something new was typed', async () => {
    const { outbox, asked } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    await asked[0]?.answer({ kind: 'stored', row: stored(4, { value: 8 }) });
    outbox.undo();
    await asked[1]?.answer({ kind: 'stored', row: stored(5, { value: 5 }) });
    outbox.set(one, value, 5, 2);
    expect(outbox.states.get().canRedo).toBe(false);
    expect(outbox.redo()).toBeUndefined();
    expect(asked).toHaveLength(3);
    expect(asked[2]?.batch.factors).toEqual({ value: 2 });
  });

  it('type nothing into cells whose edits were discarded', async () => {
    const { outbox, asked } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    outbox.undo();
    outbox.set(one, value, 5, 13);
    await asked[0]?.answer({ kind: 'trouble', trouble: { kind: 'refused', problem: { kind: 'not-found' } } });
    outbox.discard(one);
    const { canUndo, canRedo, edits } = outbox.states.get();
    expect([canUndo, canRedo, edits.size]).toEqual([false, false, 0]);
    expect([outbox.undo(), outbox.redo()]).toEqual([undefined, undefined]);
    expect(outbox.states.get().edits.size).toBe(0);
  });

  it('redo nothing in a row that was discarded after an undo', async () => {
    const { outbox, asked } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    await asked[0]?.answer({ kind: 'stored', row: stored(4, { value: 8 }) });
    outbox.undo();
    await asked[1]?.answer({ kind: 'trouble', trouble: { kind: 'refused', problem: { kind: 'not-found' } } });
    outbox.discard(one);
    expect([outbox.states.get().canRedo, outbox.redo()]).toEqual([false, undefined]);
    expect(asked).toHaveLength(2);
  });
});

describe('an answer that is older than what is known', () => {
  it('takes nothing back: lists come late', () => {
    const { outbox } = bench();
    outbox.load([stored(5, { value: 8 })]);
    expect(outbox.load([stored(4, { value: 2 })])).toBe(0);
    expect(outbox.states.get().scores.get(one)).toEqual(stored(5, { value: 8 }));
  });
});

describe('a conflict that shows nothing newer', () => {
  it('is tried a few times, at a growing distance, and not for ever', async () => {
    const { outbox, asked, timers } = bench();
    outbox.load([stored(3, { value: 5 })]);
    outbox.set(one, value, 5, 8);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await asked[attempt]?.answer({ kind: 'newer', row: stored(3, { value: 5 }) });
      expect(asked).toHaveLength(attempt + 1);
      timers[attempt]?.task();
    }
    expect(outbox.states.get().edits.get(one)?.trouble).toEqual({ kind: 'unreachable' });
    expect([asked.length, timers.length]).toEqual([5, 4]);
  });
});

describe('values agreed under another model', () => {
  it('count as none', () => {
    const { outbox, asked } = bench();
    outbox.load([
      scored(
        1,
        { value: 3 },
        {
          agreed: {
            by: 'a' as AccountId,
            at: '2026-01-01T00:00:00.000Z' as IsoDateTime,
            modelId: 'rice' as ModelId,
            factors: { [value]: 3 },
          },
        },
      ),
    ]);
    outbox.set(one, value, undefined, 8);
    expect(outbox.states.get().edits.get(one)?.clashes).toEqual([]);
    expect(asked[0]?.batch.factors).toEqual({ value: 8 });
  });
});
