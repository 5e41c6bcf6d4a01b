import fc from 'fast-check';
import { revealedLines, sightOf } from '#core/value/blindness';
import type { ModelId } from '#core/value/model';
import { agree, edit, reopen, restart, reveal, submit, withdraw } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';
import { agreed, ballot, moment, person, record } from './builders';

function done(result: { kind: string; value?: ScoreRecord }): ScoreRecord {
  if (!result.value) throw new Error(result.kind);
  return result.value;
}

describe('a blind round', () => {
  const open = record({ version: 2, ballots: [ballot('ana', { value: 3 }), ballot('ben', { value: 8 })] });

  it('shows a person their own ballot and who else has scored', () => {
    expect(sightOf(open, person('ben'))).toEqual({ voters: ['ana', 'ben'], ballots: [ballot('ben', { value: 8 })] });
    expect(sightOf(open, person('cleo'))).toEqual({ voters: ['ana', 'ben'], ballots: [] });
  });

  it('takes a changed ballot in place of the first', () => {
    const after = done(submit(open, 1, ballot('ben', { value: 13 })));
    expect(after.version).toBe(3);
    expect(after.ballots).toEqual([ballot('ana', { value: 3 }), ballot('ben', { value: 13 })]);
  });

  it('stays as it is when the same ballot comes twice', () => {
    expect(done(submit(open, 1, { ...ballot('ben', { value: 8 }), at: moment('2026-11-03T09:00:00.000Z') }))).toBe(
      open,
    );
  });

  it('lets a person take their ballot back', () => {
    expect(done(withdraw(open, 1, person('ana'))).ballots).toEqual([ballot('ben', { value: 8 })]);
    expect(done(withdraw(open, 1, person('cleo')))).toBe(open);
  });

  it('takes no ballot for another round', () => {
    expect(submit(open, 2, ballot('ana', { value: 1 }))).toEqual({ kind: 'wrong-phase' });
    expect(withdraw(open, 2, person('ana'))).toEqual({ kind: 'wrong-phase' });
  });

  it('cannot be agreed over ballots that were never seen', () => {
    expect(agree(open, agreed({ value: 5 }, { by: person('ana') }))).toEqual({ kind: 'wrong-phase' });
  });

  it('can be agreed by the only one who has scored', () => {
    const alone = record({ version: 1, ballots: [ballot('ana', { value: 3 })] });
    expect(done(agree(alone, agreed({ value: 3 }, { by: person('ana') }))).phase).toBe('agreed');
  });
});

describe('a round without ballots', () => {
  it('has nothing to reveal', () => {
    expect(reveal(record(), 1)).toEqual({ kind: 'no-ballots' });
  });
});

describe('a revealed round', () => {
  const revealed = done(
    reveal(record({ version: 2, ballots: [ballot('ana', { value: 3 }), ballot('ben', { value: 8 })] }), 1),
  );

  it('shows every ballot to everybody', () => {
    expect(sightOf(revealed, person('cleo')).ballots).toHaveLength(2);
  });

  it('takes no more ballots', () => {
    expect(submit(revealed, 1, ballot('cleo', { value: 1 }))).toEqual({ kind: 'wrong-phase' });
    expect(submit(revealed, 1, ballot('ana', { value: 5 }))).toEqual({ kind: 'wrong-phase' });
    expect(withdraw(revealed, 1, person('ana'))).toEqual({ kind: 'wrong-phase' });
  });

  it('refuses nobody who sends again what it has: the answer to it may have been lost', () => {
    expect(done(submit(revealed, 1, ballot('ana', { value: 3 })))).toBe(revealed);
    expect(submit(revealed, 2, ballot('ana', { value: 3 }))).toEqual({ kind: 'wrong-phase' });
  });

  it('stays as it is when it is revealed again', () => {
    expect(done(reveal(revealed, 1))).toBe(revealed);
  });

  it('ends with a value, once', () => {
    const after = done(agree(revealed, agreed({ value: 5 })));
    expect(after).toMatchObject({ phase: 'agreed', version: 4, agreed: { factors: { value: 5 } } });
    expect(agree(after, agreed({ value: 8 }))).toEqual({ kind: 'wrong-phase' });
  });
});

describe('a new round', () => {
  const after = restart(
    record({ version: 4, phase: 'agreed', ballots: [ballot('ana', { value: 3 })], agreed: agreed({ value: 5 }) }),
  );

  it('is blind and empty and keeps the last agreement', () => {
    expect(after).toMatchObject({
      version: 5,
      round: 2,
      phase: 'open',
      ballots: [],
      agreed: { factors: { value: 5 } },
    });
  });
});

describe('an agreement that was a mistake', () => {
  const revealed = record({
    version: 3,
    phase: 'revealed',
    ballots: [ballot('ana', { value: 3 }), ballot('ben', { value: 8 })],
  });
  const settled = done(agree(revealed, agreed({ value: 5 })));

  it('is taken back to the scores that were compared, as a write of its own', () => {
    expect(done(reopen(settled))).toEqual({ ...revealed, version: 5 });
  });

  it('is taken back to nothing where it was agreed straight away', () => {
    expect(done(reopen(done(agree(record(), agreed({ value: 5 })))))).toEqual({ ...record(), version: 2 });
  });

  it('leaves the agreement that stood before it', () => {
    const earlier = agreed({ value: 2 });
    const again = done(agree({ ...revealed, round: 2, agreed: earlier }, agreed({ value: 5 })));
    expect(done(reopen(again)).agreed).toEqual(earlier);
  });

  it('stands when somebody has edited it since, and when it was taken back already', () => {
    const edited = edit(settled, {
      by: person('ben'),
      at: moment('2026-11-05T08:00:00.000Z'),
      modelId: 'wsjf' as ModelId,
      factors: { ['value' as never]: 8 },
    });
    expect(reopen(edited)).toEqual({ kind: 'wrong-phase' });
    expect(reopen(done(reopen(settled)))).toEqual({ kind: 'wrong-phase' });
  });
});

describe('a new round that was a mistake', () => {
  const blind = record({ version: 2, ballots: [ballot('ana', { value: 3 })], agreed: agreed({ value: 5 }) });

  it('gives the round before it back, as blind as it was', () => {
    const back = done(reopen(restart(blind)));
    expect(back).toEqual({ ...blind, version: 4 });
    expect(sightOf(back, person('ben')).ballots).toEqual([]);
  });

  it('stays once somebody has scored in it, even if they withdrew', () => {
    const scored = done(submit(restart(blind), 2, ballot('ben', { value: 1 })));
    expect(reopen(scored)).toEqual({ kind: 'wrong-phase' });
    expect(reopen(done(withdraw(scored, 2, person('ben'))))).toEqual({ kind: 'wrong-phase' });
  });
});

describe('the past of an item', () => {
  const line = (version: number, round: number | undefined, by: string, action: string) => ({
    version,
    round,
    by,
    action,
  });

  it('shows the ballots that stood when their round was revealed', () => {
    const lines = [
      line(1, 1, 'ana', 'submitted'),
      line(2, 1, 'ben', 'submitted'),
      line(3, 1, 'ana', 'revealed'),
      line(4, 2, 'ben', 'restarted'),
      line(5, 2, 'ben', 'submitted'),
    ];
    expect([...revealedLines([...lines].reverse())]).toEqual([1, 2]);
  });

  it('keeps ballots that were replaced or withdrawn before', () => {
    const lines = [
      line(1, 1, 'ana', 'submitted'),
      line(2, 1, 'ana', 'submitted'),
      line(3, 1, 'ben', 'submitted'),
      line(4, 1, 'ben', 'withdrew'),
      line(5, 1, 'ana', 'revealed'),
    ];
    expect([...revealedLines(lines)]).toEqual([2]);
  });

  it('keeps the ballots of a round that was abandoned before it was revealed', () => {
    const lines = [
      line(1, 1, 'ana', 'submitted'),
      line(2, 2, 'ben', 'restarted'),
      line(3, 2, 'ben', 'submitted'),
      line(4, 2, 'ben', 'revealed'),
      line(5, undefined, 'cleo', 'submitted'),
    ];
    expect([...revealedLines(lines)]).toEqual([3]);
  });
});

describe('an edit of single factors', () => {
  const act = { by: person('ben'), at: moment('2026-11-05T08:00:00.000Z'), modelId: 'wsjf' as ModelId };
  const before = record({ version: 4, phase: 'agreed', agreed: agreed({ value: 5, size: 3 }, { note: 'kept' }) });

  it('keeps the factors that it does not name, and clears those set to null', () => {
    expect(edit(before, { ...act, factors: { ['value' as never]: 8, ['size' as never]: null } }).agreed).toEqual({
      by: 'ben',
      at: '2026-11-05T08:00:00.000Z',
      modelId: 'wsjf',
      factors: { value: 8 },
      note: 'kept',
    });
  });

  it('drops answers under another model', () => {
    expect(
      edit(before, { ...act, modelId: 'ice' as ModelId, factors: { ['ease' as never]: 3 } }).agreed?.factors,
    ).toEqual({ ease: 3 });
  });

  it('leaves a running round as it is', () => {
    const running = record({ version: 5, round: 2, ballots: [ballot('ana', { value: 1 })] });
    expect(edit(running, { ...act, factors: { ['value' as never]: 8 } })).toMatchObject({
      phase: 'open',
      ballots: [{ by: 'ana' }],
    });
  });

  it('counts as agreed where nobody has scored', () => {
    expect(edit(record(), { ...act, factors: { ['value' as never]: 8 } }).phase).toBe('agreed');
  });
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant('submit' as const),
    by: fc.constantFrom('ana', 'ben', 'cleo'),
    value: fc.constantFrom(1, 2, 3),
    round: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('withdraw' as const),
    by: fc.constantFrom('ana', 'ben', 'cleo'),
    round: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('reveal' as const), round: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('agree' as const), by: fc.constantFrom('ana', 'ben', 'cleo') }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

function take(before: ScoreRecord, action: typeof step extends fc.Arbitrary<infer Step> ? Step : never): ScoreRecord {
  const result = ((): { kind: string; value?: ScoreRecord } => {
    switch (action.kind) {
      case 'submit':
        return submit(before, action.round, ballot(action.by, { value: action.value }));
      case 'withdraw':
        return withdraw(before, action.round, person(action.by));
      case 'reveal':
        return reveal(before, action.round);
      case 'agree':
        return agree(before, agreed({ value: 5 }, { by: person(action.by) }));
      case 'restart':
        return { kind: 'ok', value: restart(before) };
    }
  })();
  return result.value ?? before;
}

describe('any sequence of actions', () => {
  it('raises the version by one or changes nothing, and never shows a blind ballot to anybody else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let current = record();
        for (const action of steps) {
          const after = take(current, action);
          expect(after === current ? 1 : after.version - current.version).toBe(1);
          expect(new Set(after.ballots.map(({ by }) => by)).size).toBe(after.ballots.length);
          if (after.phase === 'open') expect(sightOf(after, person('nobody')).ballots).toEqual([]);
          if (current.agreed) expect(after.agreed).toBeDefined();
          current = after;
        }
      }),
    );
  });

  it('can end with an agreement or a new round that is taken back without a trace but its version', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom('agree' as const, 'restart' as const),
        (steps, last) => {
          const { replaced: _, ...before } = steps.reduce(take, record());
          const after = take(before, last === 'agree' ? { kind: 'agree', by: 'ana' } : { kind: 'restart' });
          fc.pre(after !== before);
          expect(done(reopen(after))).toEqual({ ...before, version: before.version + 2 });
        },
      ),
    );
  });
});
