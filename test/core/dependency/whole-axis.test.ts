import { axisPlacements, wholeAxis } from '#core/dependency/whole-axis';
import type { IssueId } from '#core/issue';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';

const crane = 'crane' as TeamId;

function pi(name: string, month: number, iterations: readonly (string | null)[]): Pi {
  return {
    id: name as PiId,
    name,
    slots: iterations.map((_, at) => ({
      name: `${name}.${at + 1}`,
      start: `2026-0${month}-0${at + 1}T00:00:00.000Z` as never,
      end: `2026-0${month}-0${at + 2}T00:00:00.000Z` as never,
      isIp: false,
    })),
    iterations: { [crane]: iterations as readonly (IterationId | null)[] },
    milestones: [],
  };
}

const teams = [{ id: crane, name: 'Crane', projectIds: [], alsoCalled: [] }];
const axis = wholeAxis({ teams, pis: [pi('second', 4, ['s3', null]), pi('first', 1, ['s1', 's2'])] })!;

describe('the PIs of a train on one axis', () => {
  it('follow each other by their beginnings', () => {
    expect(axis.pi.slots.map(({ name }) => name)).toEqual(['first.1', 'first.2', 'second.1', 'second.2']);
    expect(axis.pi.iterations[crane]).toEqual(['s1', 's2', 's3', null]);
    expect(axis.piNames).toEqual(['first', 'first', 'second', 'second']);
  });

  it('are none where a train has none', () => {
    expect(wholeAxis({ teams, pis: [] })).toBeUndefined();
  });

  it('carry what each plan says', () => {
    const plan = (placements: Record<string, Placement>) =>
      new Map(Object.entries(placements) as [IssueId, Placement][]);
    const placements = axisPlacements(
      axis,
      new Map([
        ['second' as PiId, plan({ a: { slot: 0 }, b: { slot: 'out' }, c: { isPinned: true } })],
        ['first' as PiId, plan({ a: { slot: 'out' }, b: { slot: 1 }, d: { slot: 'out' } })],
      ]),
    );
    // The second PI begins at slot 2. What one plan takes out another one may have.
    expect(Object.fromEntries(placements)).toEqual({
      a: { slot: 2 },
      b: { slot: 1 },
      c: { isPinned: true },
      d: { slot: 'out' },
    });
  });
});
