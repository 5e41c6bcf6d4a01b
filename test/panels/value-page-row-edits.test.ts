import fc from 'fast-check';
import type { FactorId } from '#core/value/model';
import {
  nextBatch,
  shownValues,
  untouched,
  withChange,
  withChoice,
  withNewer,
  withSending,
  withStored,
  withTrouble,
  withoutTrouble,
  type RowEdits,
} from '../../static/panels/value-page/row-edits';

const value = 'value' as FactorId;
const size = 'size' as FactorId;
const start = untouched({ version: 3, factors: { [value]: 5 } });

function typed(
  row: RowEdits,
  id: number,
  factor: FactorId,
  before: number | undefined,
  after: number | undefined,
): RowEdits {
  return withChange(row, { id, factor, before, after });
}

function sent(row: RowEdits): RowEdits {
  const batch = nextBatch(row);
  return batch ? withSending(row, batch) : row;
}

describe('a row that is edited twice before the first answer', () => {
  const first = sent(typed(start, 1, value, 5, 8));
  const second = typed(first, 2, value, 8, 13);

  it('shows the last value at once', () => expect(shownValues(second)).toEqual({ value: 13 }));
  it('sends nothing while a request is under way', () => expect(nextBatch(second)).toBeUndefined());
  it('sends the rest with the new version afterwards', () =>
    expect(nextBatch(withStored(second, { version: 4, factors: { [value]: 8 } }))).toEqual({
      ids: [2],
      version: 4,
      factors: { value: 13 },
    }));
});

describe('a row whose first edit makes the estimate the agreed size', () => {
  it('does not clash with a size that was typed meanwhile', () => {
    const stored = withStored(typed(sent(typed(start, 1, value, 5, 8)), 2, size, undefined, 2), {
      version: 4,
      factors: { [value]: 8, [size]: 1 },
    });
    expect(stored.clashes).toEqual([]);
    expect(nextBatch(stored)?.factors).toEqual({ size: 2 });
  });
});

describe('a row whose edit is taken back before it was sent', () => {
  it('has nothing to send', () =>
    expect(nextBatch(typed(typed(start, 1, value, 5, 8), 2, value, 8, 5))).toBeUndefined());
});

describe('a row that somebody else stored first', () => {
  const mine = sent(typed(start, 1, value, 5, 8));

  it('is sent again by itself when they changed another cell', () =>
    expect(nextBatch(withNewer(mine, { version: 4, factors: { [value]: 5, [size]: 3 } }))).toEqual({
      ids: [1],
      version: 4,
      factors: { value: 8 },
    }));
  it('is done when they stored the same value', () =>
    expect(withNewer(mine, { version: 4, factors: { [value]: 8 } }).changes).toEqual([]));
  it('keeps both values when they changed the same cell', () => {
    const clash = withNewer(mine, { version: 4, factors: { [value]: 2 } });
    expect(clash.clashes).toEqual([value]);
    expect(shownValues(clash)).toEqual({ value: 8 });
    expect(clash.stored.factors).toEqual({ value: 2 });
    expect(nextBatch(clash)).toBeUndefined();
  });
  it('sends mine over theirs when I choose mine', () =>
    expect(nextBatch(withChoice(withNewer(mine, { version: 4, factors: { [value]: 2 } }), value, 'mine'))).toEqual({
      ids: [1],
      version: 4,
      factors: { value: 8 },
    }));
  it('forgets mine when I choose theirs', () => {
    const chosen = withChoice(withNewer(mine, { version: 4, factors: { [value]: 2 } }), value, 'theirs');
    expect(shownValues(chosen)).toEqual({ value: 2 });
    expect(nextBatch(chosen)).toBeUndefined();
  });
  it('goes on sending the other cells while a clash waits', () => {
    const clash = withNewer(mine, { version: 4, factors: { [value]: 2 } });
    expect(nextBatch(typed(clash, 2, size, undefined, 3))).toEqual({ ids: [2], version: 4, factors: { size: 3 } });
  });
});

describe('a request that seemed to fail but was stored', () => {
  it('is no clash with somebody else, although more was typed meanwhile', () => {
    const failed = withTrouble(sent(typed(start, 1, value, 5, 8)), { kind: 'unreachable' });
    const more = typed(failed, 2, value, 8, 13);
    const retried = withNewer(sent(withoutTrouble(more)), { version: 4, factors: { [value]: 8 } });
    expect(retried.clashes).toEqual([]);
    expect(nextBatch(retried)?.factors).toEqual({ value: 13 });
  });
});

describe('a request of which nobody knows whether it was stored', () => {
  const failed = withTrouble(sent(typed(start, 1, value, 5, 8)), { kind: 'unreachable' });

  it('is sent again though the viewer typed what stood there before: 8 may be stored by now', () =>
    expect(nextBatch(withoutTrouble(typed(failed, 2, value, 8, 5)))?.factors).toEqual({ value: 5 }));
  it('is judged by the next thing that is heard, and the viewer’s own first value is nobody else’s', () => {
    const heard = withNewer(withoutTrouble(typed(failed, 2, value, 8, 13)), { version: 4, factors: { [value]: 8 } });
    expect([heard.clashes, heard.doubtful, nextBatch(heard)?.factors]).toEqual([[], [], { value: 13 }]);
  });
  it('clashes with a value that the viewer never typed', () =>
    expect(withNewer(withoutTrouble(failed), { version: 4, factors: { [value]: 20 } }).clashes).toEqual([value]));
});

describe('a refused edit', () => {
  it('keeps what was typed and sends nothing until asked', () => {
    const refused = withTrouble(sent(typed(start, 1, value, 5, 8)), {
      kind: 'refused',
      problem: { kind: 'not-found' },
    });
    expect(shownValues(refused)).toEqual({ value: 8 });
    expect(nextBatch(refused)).toBeUndefined();
    expect(nextBatch(withoutTrouble(refused))?.factors).toEqual({ value: 8 });
  });
});

describe('any run of edits, faults and answers', () => {
  it('ends with the last typed values stored', () => {
    const step = fc.record({
      factor: fc.constantFrom(value, size),
      after: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      outcome: fc.constantFrom('stored', 'lost', 'failed', 'none'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let server = start.stored;
        let row: RowEdits = start;
        const wanted: Record<string, number> = { value: 5 };
        const answer = (outcome: string) => {
          const batch = nextBatch(withoutTrouble(row));
          if (!batch) return;
          row = withSending(withoutTrouble(row), batch);
          if (outcome === 'failed') return void (row = withTrouble(row, { kind: 'unreachable' }));
          if (batch.version !== server.version) return void (row = withNewer(row, server));
          const factors = { ...server.factors } as Record<string, number>;
          for (const [factor, after] of Object.entries(batch.factors)) {
            if (after === null) delete factors[factor];
            else factors[factor] = after;
          }
          server = { version: server.version + 1, factors };
          row = outcome === 'lost' ? withTrouble(row, { kind: 'unreachable' }) : withStored(row, server);
        };
        steps.forEach(({ factor, after, outcome }, index) => {
          row = typed(row, index, factor, shownValues(row)[factor], after);
          if (after === undefined) delete wanted[factor];
          else wanted[factor] = after;
          if (outcome !== 'none') answer(outcome);
        });
        for (let tries = 0; tries < 4; tries += 1) answer('stored');
        expect(row.clashes).toEqual([]);
        expect(server.factors).toEqual(wanted);
      }),
    );
  });
});
