import * as fc from 'fast-check';
import { slipOf } from '#core/train/slip';
import { tiesOf } from '#core/train/ties';
import type { PlanItem } from '#core/train/plan-item';
import type { CalendarDate } from '#core/result';
import type { Pi, SameIteration } from '#core/train/train';
import { board, feature, inIterations, issueId, iterationId, piOf, story, teamId, trainOf, waits } from './builders';

const at = (slot: number, team = 'crane') => ({ ...inIterations(`${team}-${slot}`), teamId: teamId(team) });
const inFeature = (id: string) => ({ featureId: issueId(id) });

/** What a slip of one part endangers on a board of four slots. */
function slip(
  items: readonly PlanItem[],
  pairs: readonly string[],
  { part = '1', by = 1, sameIteration = 'never' as SameIteration, pi = piOf() } = {},
) {
  const dependencies = waits(...pairs);
  const drawn = board(items, { pi, train: trainOf({ sameIteration, pis: [pi] }), dependencies });
  return slipOf([issueId(part)], by, { pi, sameIteration, items, dependencies, board: drawn });
}

const brief = ({ own, pushed, tight, missed }: ReturnType<typeof slip>) => ({
  own: own.map(({ item, from, to }) => `${item.id} ${from}>${to}`),
  pushed: pushed.map(({ item, from, to }) => `${item.id} ${from}>${to}`),
  tight: tight.map(({ id }) => id),
  missed: missed.map(({ milestone, items }) => `${milestone.name}: ${items.map(({ id }) => id).join(' ')}`),
});

describe('a slip', () => {
  it('pushes what waits for it and has no iteration to spare, and what waits for that', () => {
    const items = [story('1', at(0)), story('2', at(1)), story('3', at(2))];
    expect(brief(slip(items, ['1>2', '2>3']))).toEqual({
      own: ['1 0>1'],
      pushed: ['2 1>2', '3 2>3'],
      tight: [],
      missed: [],
    });
  });

  it('that there is time for pushes nothing, and says whose last iteration to spare it takes', () => {
    const items = [story('1', at(0)), story('2', at(2)), story('3', at(3))];
    // 2 waits from slot 2: a giver in slot 1 leaves nothing. 3 had two to spare and keeps one.
    expect(brief(slip(items, ['1>2', '1>3']))).toMatchObject({ pushed: [], tight: ['2'] });
    // Two iterations late, 2 has to move and 3 has none to spare.
    expect(brief(slip(items, ['1>2', '1>3'], { by: 2 }))).toMatchObject({ pushed: ['2 2>3'], tight: ['3'] });
  });

  it('pushes what then no longer fits out of the PI, and goes no further', () => {
    const items = [story('1', at(2)), story('2', at(3)), story('3', at(3))];
    expect(brief(slip(items, ['1>2', '2>3']))).toMatchObject({ own: ['1 2>3'], pushed: ['2 3>4', '3 3>4'] });
    expect(brief(slip([story('1', at(3))], []))).toMatchObject({ own: ['1 3>4'] });
  });

  it('of what is done, or lies nowhere, is none', () => {
    expect(brief(slip([story('1', { ...at(0), status: 'done' }), story('2', at(1))], ['1>2']))).toMatchObject({
      own: [],
      pushed: [],
    });
    expect(brief(slip([story('1'), story('2', at(1))], ['1>2']))).toMatchObject({ own: [], pushed: [] });
  });

  it('leaves what is done where it was done', () => {
    const items = [story('1', at(0)), story('2', { ...at(1), status: 'done' }), story('3', at(2))];
    expect(brief(slip(items, ['1>2', '2>3']))).toMatchObject({ pushed: [] });
  });

  it('makes what was too late already later still', () => {
    const items = [story('1', at(1)), story('2', at(1))];
    expect(brief(slip(items, ['1>2']))).toMatchObject({ pushed: ['2 1>3'] });
    // What has nothing to do with it stays as late as it was.
    const more = [...items, story('3', at(2)), story('4', at(2))];
    expect(brief(slip(more, ['1>2', '3>4']))).toMatchObject({ pushed: ['2 1>3'] });
  });

  it('of a story holds up what waits for its feature, if it is the last one, and pushes stories that begin too early', () => {
    const items = [
      feature('F'),
      story('1', { ...at(1), ...inFeature('F') }),
      story('sibling', { ...at(0), ...inFeature('F') }),
      feature('G'),
      story('2', { ...at(2), ...inFeature('G') }),
      story('3', { ...at(3), ...inFeature('G') }),
    ];
    expect(brief(slip(items, ['F>G']))).toMatchObject({ own: ['1 1>2'], pushed: ['2 2>3'] });
    expect(brief(slip(items, ['F>G'], { part: 'sibling' }))).toMatchObject({
      own: ['sibling 0>1'],
      pushed: [],
      tight: [],
    });
  });

  it('allows what the train allows: one team in one iteration, or everybody', () => {
    const items = [story('1', at(0)), story('2', at(1)), story('3', at(1, 'mast'))];
    expect(brief(slip(items, ['1>2', '1>3'], { sameIteration: 'same-team' }))).toMatchObject({
      pushed: ['3 1>2'],
      tight: [],
    });
    expect(brief(slip(items, ['1>2', '1>3'], { sameIteration: 'always' }))).toMatchObject({ pushed: [], tight: ['3'] });
  });

  it('counts an iteration of several slots as one', () => {
    const pi = piOf({
      iterations: {
        [teamId('crane')]: [0, 1, 2, 3].map((slot) => iterationId(`crane-${slot}`)),
        [teamId('mast')]: ['mast-a', 'mast-a', 'mast-b', 'mast-b'].map(iterationId),
      },
    });
    // Mast gives at the end of slot 1, whichever of the two it lies in; late by a slot it gives at the end of slot 3.
    const items = [
      story('1', { teamId: teamId('mast'), ...inIterations('mast-a') }),
      story('2', at(2)),
      story('3', at(3)),
    ];
    expect(brief(slip(items, ['1>2'], { pi }))).toMatchObject({ own: ['1 1>2'], pushed: ['2 2>4'] });
  });

  it('passes nothing on along a circle, and ends', () => {
    const items = [story('1', at(0)), story('2', at(1)), story('3', at(1))];
    expect(brief(slip(items, ['1>2', '2>1', '1>3']))).toMatchObject({ pushed: ['3 1>2'] });
  });

  it('names milestones that it misses, and what was to be ready by them', () => {
    const milestone = (name: string, day: string) => ({ name, day: day as CalendarDate });
    // Slot 0 ends with 15 November, slot 1 with the 29th, slot 2 with 13 December.
    const pi: Pi = piOf({
      milestones: [
        milestone('Too early', '2026-11-14'),
        milestone('Last day', '2026-11-15'),
        milestone('Demo', '2026-12-12'),
        milestone('Next demo', '2026-12-13'),
      ],
    });
    const items = [story('1', at(0)), story('2', at(1)), story('3', at(2))];
    // 2 was ready on 29 November and would be on 13 December: too late for the demo of the 12th.
    expect(brief(slip(items, ['1>2', '2>3'], { pi })).missed).toEqual(['Last day: 1', 'Demo: 2', 'Next demo: 3']);
  });

  it.each(['America/Los_Angeles', 'Asia/Tokyo'])('reads the last day of an iteration as people in %s do', (zone) => {
    const offset = zone === 'Asia/Tokyo' ? 9 : -8;
    const plain = piOf({
      milestones: ['14', '15', '16'].map((day) => ({ name: day, day: `2026-11-${day}` as CalendarDate })),
    });
    const shifted = (text: string) =>
      new Date(Date.parse(text) - offset * 3_600_000).toISOString() as Pi['slots'][0]['start'];
    const pi = {
      ...plain,
      slots: plain.slots.map((slot) => ({ ...slot, start: shifted(slot.start), end: shifted(slot.end) })),
    };
    // The iteration's last day is the 15th: what is ready with it is too late for the 14th already.
    expect(brief(slip([story('1', at(0))], [], { pi })).missed).toEqual(['15: 1', '16: 1']);
  });

  it('leaves nothing later than it was but what the PI has no room for, and moves nothing further than it must', () => {
    const slots = fc.integer({ min: 0, max: 3 });
    const one = fc.record({ slot: slots, team: fc.constantFrom('crane', 'mast'), isDone: fc.boolean() });
    const pair = fc.tuple(fc.nat(7), fc.nat(7)).filter(([from, to]) => from < to);
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 8, maxLength: 8 }),
        fc.array(pair, { maxLength: 12 }),
        fc.constantFrom<SameIteration>('never', 'same-team', 'always'),
        fc.integer({ min: 1, max: 3 }),
        (all, pairs, sameIteration, by) => {
          const items = all.map(({ slot, team, isDone }, index) =>
            story(String(index), { ...at(slot, team), status: isDone ? 'done' : 'new' }),
          );
          const dependencies = waits(...new Set(pairs.map(([from, to]) => `${from}>${to}`)));
          const pi = piOf();
          const drawn = board(items, { train: trainOf({ sameIteration }), dependencies });
          const found = slipOf([issueId('0')], by, { pi, sameIteration, items, dependencies, board: drawn });
          const moves = [...found.own, ...found.pushed];
          const ties = (slotOf: ReadonlyMap<string, number>) =>
            tiesOf({ pi, sameIteration, items, slotOf: slotOf as never, cardOf: new Map() }, dependencies);
          const slotOf = new Map<string, number>(drawn.slotOf);
          for (const { item, to } of moves) slotOf.set(item.id, to);
          const before = ties(drawn.slotOf);
          const isWorse = (after: ReturnType<typeof ties>): boolean =>
            after.some(
              (tie, index) =>
                tie.state === 'conflict' &&
                tie.slack! < Math.min(0, before[index]!.slack!) &&
                slotOf.get(tie.to.id)! < pi.slots.length,
            );
          expect(isWorse(ties(slotOf))).toBe(false);
          for (const { item, from, to } of found.pushed) {
            expect(to).toBeGreaterThan(from);
            // One slot less is in conflict with something that it waits for.
            const less = ties(new Map(slotOf).set(item.id, to - 1));
            expect(less.some((tie) => tie.to.id === item.id && tie.state === 'conflict')).toBe(true);
          }
        },
      ),
    );
  });
});
