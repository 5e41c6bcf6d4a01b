import { boardOf, type BoardInput } from '#core/train/board-of';
import type { Issue, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { itemDependencies } from '#core/train/dependencies';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import { groundworkOf, redrawnBoard } from '../../static/panels/train/redraw-board';
import { issue } from './builders';
import { blocks, crane, id, pi, story, train } from './pi-site';

/** Numbers that look drawn at random and are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const teams = ['Crane', 'Osprey', undefined];
const iterations = ['c1', 'c2', 'o1', 'o3', 'elsewhere', undefined];

/** A train of features with stories of both teams, features without, stories alone, done ones, circles. */
function someBoard(draw: (below: number) => number): BoardInput {
  const features = Array.from({ length: 6 }, (_, index) =>
    issue(100 + index, {
      type: { name: 'Feature', isSubtask: false },
      ...(draw(3) > 0 && { points: 8 }),
      team: 'Crane',
    }),
  );
  const stories = Array.from({ length: 24 }, (_, index): Issue => {
    const epic = draw(3) === 0 ? undefined : features[draw(4)];
    return story(index, teams[draw(3)] ?? 'nobody', iterations[draw(6)], {
      ...(epic && { epic: { id: epic.id, key: epic.key, summary: '' } }),
      ...(draw(4) === 0 && { status: { name: 'Done', category: 'done' as const } }),
    });
  });
  const items = planItems(draw(2) ? [...features, ...stories] : [...stories, ...features], train);
  const ends = items.map((item) => item.id);
  const links = Array.from({ length: 20 }, () => ({
    typeId: blocks,
    from: ends[draw(ends.length)]!,
    to: ends[draw(ends.length)]!,
  }));
  return {
    train,
    pi,
    items,
    dependencies: itemDependencies(links, items, train),
    placements: somePlacements(draw, ends),
    capacity: new Map([[crane, [5, 5, 0].map((points) => ({ people: 1, daysOff: 0, focus: 1, points }))]]),
    now: '2026-11-20T00:00:00.000Z' as IsoDateTime,
  };
}

function somePlacements(draw: (below: number) => number, ids: readonly IssueId[]): Map<IssueId, Placement> {
  const some: readonly Placement[] = [
    { slot: 0 },
    { slot: 1, isPinned: true },
    { slot: 2 },
    { slot: 'out' },
    { slot: 9 },
  ];
  return new Map(Array.from({ length: 8 }, () => [ids[draw(ids.length)]!, some[draw(some.length)]!]));
}

describe('a board that is redrawn after moves', () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))('is the one that is drawn anew (%i)', (seed) => {
    const draw = random(seed + 1);
    const input = someBoard(draw);
    const ids = input.items.map((item) => item.id);
    const placements = new Map(input.placements);
    const moved = [ids[draw(ids.length)]!, ids[draw(ids.length)]!, [...placements.keys()][0] ?? id(1)];
    moved.forEach((issueId, index) => {
      const [next] = somePlacements(draw, ids).values();
      if (index === 2 || !next) placements.delete(issueId);
      else placements.set(issueId, next);
    });
    const after = { ...input, placements };
    expect(redrawnBoard(boardOf(input), after, groundworkOf(input), moved)).toEqual(boardOf(after));
  });
});
