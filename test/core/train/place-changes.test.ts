import type { AccountId } from '#core/issue';
import { placeChanges, type PlaceEdit } from '#core/train/place-changes';
import { placeRules } from '#core/train/placing';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import { inIterations, issueId, iterationId, moment, piOf, somebody, story, trainOf } from './builders';

const rules = placeRules(trainOf(), piOf());
const onDay = (day: string) => moment(`2026-11-${day}`);
const inPlan = (day: string, from: Placement | null, to: Placement | null): PlaceEdit => ({
  ...{ issueId: issueId('1'), at: onDay(day), by: somebody, in: 'plan', from, to },
});
const inTracker = (day: string, from: string | null, to: string | null, by = somebody): PlaceEdit => ({
  ...{ issueId: issueId('1'), at: onDay(day), by, in: 'tracker' },
  from: from === null ? null : iterationId(from),
  to: to === null ? null : iterationId(to),
});

/** What is told of an item: `day where from>to`, newest first. */
function told(edits: readonly PlaceEdit[], item: PlanItem, placement?: Placement): readonly string[] {
  return placeChanges(item, placement, edits, rules).map(
    ({ at, in: where, from, to }) => `${at.slice(8, 10)} ${where} ${from ?? '-'}>${to ?? '-'}`,
  );
}

describe('what moved an item on the board', () => {
  it('are edits of the plan and of the tracker, newest first, with who and when', () => {
    const edits = [inPlan('10', null, { slot: 1 }), inTracker('12', 'crane-0', 'crane-2', 'ann' as AccountId)];
    // The plan says slot 1 whatever the tracker does, until it forgets it.
    expect(told(edits, story('1', inIterations('crane-2')), { slot: 1 })).toEqual(['10 plan 0>1']);
    const forgotten = [...edits, inPlan('14', { slot: 1 }, null)];
    expect(told(forgotten, story('1', inIterations('crane-2')))).toEqual(['14 plan 1>2', '10 plan 0>1']);
    const [change] = placeChanges(story('1', inIterations('crane-2')), undefined, [edits[1]!], rules);
    expect(change).toMatchObject({ at: onDay('12'), by: 'ann', in: 'tracker', from: 0, to: 2 });
  });

  it('is not a pin, nor a placement that is forgotten because the tracker has it', () => {
    const edits = [
      inPlan('10', null, { slot: 1 }),
      inPlan('11', { slot: 1 }, { slot: 1, isPinned: true }),
      inTracker('12', 'crane-0', 'crane-1'),
      inPlan('13', { slot: 1, isPinned: true }, { isPinned: true }),
    ];
    expect(told(edits, story('1', inIterations('crane-1')), { isPinned: true })).toEqual(['10 plan 0>1']);
  });

  it('says of what comes into the PI and leaves it that one end lies nowhere', () => {
    const edits = [
      inTracker('10', null, 'crane-0'),
      inPlan('11', null, { slot: 'out' }),
      inPlan('12', { slot: 'out' }, { slot: 3 }),
      inTracker('13', 'crane-0', 'somebody-elses'),
      inPlan('14', { slot: 3 }, null),
    ];
    expect(told(edits, story('1', inIterations('somebody-elses')))).toEqual([
      '14 plan 3>-',
      '12 plan ->3',
      '11 plan 0>-',
      '10 tracker ->0',
    ]);
  });

  it('is told of what is done by now, too', () => {
    const done = story('1', { ...inIterations('crane-2'), status: 'done' });
    expect(told([inPlan('10', null, { slot: 2 }), inTracker('11', 'crane-0', 'crane-2')], done, { slot: 2 })).toEqual([
      '10 plan 0>2',
    ]);
  });

  it('takes each edit for what it says where others before or after it are not told', () => {
    // Between the two, somebody moved it from 1 to 2: nobody tells.
    const edits = [inPlan('10', { slot: 0 }, { slot: 1 }), inPlan('12', { slot: 2 }, { slot: 3 })];
    expect(told(edits, story('1'))).toEqual(['12 plan 2>3', '10 plan 0>1']);
  });

  it('keeps why an author is doubted, and that there is none', () => {
    const { by: _by, ...nobody } = inTracker('10', 'crane-0', 'crane-1');
    const edits = [nobody as PlaceEdit, { ...inPlan('11', null, { slot: 2 }), doubt: 'unsigned' as const }];
    const found = placeChanges(story('1', inIterations('crane-1')), { slot: 2 }, edits, rules);
    expect(found.map(({ by, doubt }) => [by, doubt])).toEqual([
      [somebody, 'unsigned'],
      [undefined, undefined],
    ]);
  });
});
