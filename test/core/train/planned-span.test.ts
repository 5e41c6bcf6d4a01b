import type { IssueId } from '#core/issue';
import type { PiId } from '#core/train/ids';
import { plannedSpans } from '#core/train/planned-span';
import type { PlanItem } from '#core/train/plan-item';
import { feature, inIterations, issueId, iterationId, piOf, slotAt, story, teamId, trainOf } from './builders';

const crane = teamId('crane');
const mast = teamId('mast');
/** Slots begin on 2, 16 and 30 November and on 14 December 2026. */
const pi = piOf();
const before = piOf({
  id: 'pi-000000' as PiId,
  slots: [{ ...slotAt(0), start: '2026-10-05T00:00:00.000Z' as never, end: '2026-10-19T00:00:00.000Z' as never }],
  iterations: { [crane]: [iterationId('crane-before')] },
});
const train = trainOf({ pis: [before, pi] });

const days = (items: readonly PlanItem[], slots: Readonly<Record<string, number>>, within = pi) => {
  const slotOf = new Map(Object.entries(slots).map(([id, slot]): [IssueId, number] => [issueId(id), slot]));
  const spans = plannedSpans({ train, pi: within, items, slotOf });
  return Object.fromEntries(
    [...spans].map(([id, { start, end }]) => [id, `${start.slice(5, 10)}>${end.slice(5, 10)}`]),
  );
};

describe('the time in which an item is planned', () => {
  it('is that of its iteration, and of a feature from the first of its parts to the last', () => {
    const items = [
      feature('1'),
      story('2', { featureId: issueId('1') }),
      story('3', { featureId: issueId('1'), teamId: mast }),
      story('4'),
    ];
    expect(days(items, { '2': 2, '3': 1, '4': 0 })).toEqual({
      '1': '11-16>12-14',
      '2': '11-30>12-14',
      '3': '11-16>11-30',
      '4': '11-02>11-16',
    });
  });

  it('is the whole iteration where a team’s iteration spans several slots', () => {
    const long = iterationId('long');
    const slow = piOf({ iterations: { [crane]: [long, long, iterationId('next'), null] } });
    expect(days([story('1'), story('2')], { '1': 1, '2': 2 }, slow)).toEqual({
      '1': '11-02>11-30',
      '2': '11-30>12-14',
    });
  });

  it('begins before this PI for a feature of which a story lies there, and needs one here', () => {
    const earlier = { ...inIterations('crane-before'), status: 'done' as const };
    const items = [
      feature('1', inIterations('crane-before')),
      story('2', { featureId: issueId('1'), ...earlier }),
      story('3', { featureId: issueId('1') }),
      feature('4'),
      story('5', { featureId: issueId('4'), ...earlier }),
      // Its own iteration is of no concern while it has stories.
      feature('6', inIterations('crane-before')),
      story('7', { featureId: issueId('6') }),
    ];
    expect(days(items, { '3': 0, '7': 1 })).toEqual({
      '1': '10-05>11-16',
      '3': '11-02>11-16',
      '6': '11-16>11-30',
      '7': '11-16>11-30',
    });
  });

  it('is none of what is done or lies in no iteration of the train', () => {
    const items = [story('1', { status: 'done' }), story('2'), story('3', inIterations('elsewhere')), feature('4')];
    expect(days(items, { '1': 0 })).toEqual({});
    // A feature without stories is a part itself.
    expect(days(items, { '4': 3 })).toEqual({ '4': '12-14>12-28' });
  });
});
