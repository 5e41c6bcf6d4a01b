import type { AnyCall } from '#app/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { LinkEnds, LinkId } from '#app/ports/links';
import type { Issue, IssueKey } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import type { Host } from '../../static/panels/host';
import { headlineOf, partLines } from '../../static/panels/pi-panel/item-text';
import { readItemOnBoard, type ItemOnBoard, type PanelRead } from '../../static/panels/pi-panel/read-item';
import { enPiPanel } from '../../static/panels/words/en-pi-panel';
import { createWords } from '../../static/panels/words/words';
import { issue } from './builders';
import { blocks, id, pi, row, story, train } from './pi-site';

const now = '2026-11-20T00:00:00.000Z' as IsoDateTime;
const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(enPiPanel, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);

interface Case {
  readonly issues: readonly Issue[];
  readonly placements?: Readonly<Record<number, Placement>>;
  readonly links?: readonly (readonly [from: number, to: number])[];
  readonly pis?: readonly Pi[];
  readonly hasTrain?: boolean;
  readonly isGone?: boolean;
}

/** Reads the panel of the first item. */
async function read(of: Case): Promise<PanelRead> {
  const { issues, placements = {}, links = [], pis = [pi], hasTrain = true, isGone = false } = of;
  const ends = links.map(([from, to]): LinkEnds => ({
    linkId: `${from}-${to}` as LinkId,
    typeId: blocks,
    from: id(from),
    to: id(to),
  }));
  const replies: Readonly<Record<string, unknown>> = {
    'train.list': { trains: hasTrain ? [{ ...row, train: { ...train, pis } }] : [], unreadable: [], can: {} },
    'settings.read': { settings: { fields: {} } },
    'plan.read': { token: '1', placements, capacity: {}, unreadable: [] },
  };
  const host = {
    tracker: {
      issues: {
        one: async () => issues[0],
        planned: async () => issues.filter(({ iterations }) => iterations !== undefined),
        some: async (ids: readonly string[]) => issues.filter((one) => ids.includes(one.id)),
      },
      links: { of: async () => ({ links: ends, hidden: new Map([[issues[0]!.id, 2]]) }) },
    },
    commands: {
      call: async ({ name }: AnyCall) => {
        if (isGone) throw new HostUnreachable('No answer');
        return { kind: 'ok', value: replies[name] };
      },
    },
    report: () => undefined,
  } as unknown as Host;
  const { id: issueId, key, projectId } = issues[0]!;
  return readItemOnBoard(host, { id: issueId, key: key as IssueKey, projectId } as never, now);
}

async function onBoard(of: Case): Promise<ItemOnBoard> {
  const found = await read(of);
  if (found.kind !== 'here') throw new Error(found.kind);
  return found.on;
}

const headline = async (of: Case): Promise<string> => headlineOf(await onBoard(of), words);

const feature = (part: Partial<Issue> = {}): Issue =>
  issue(10, { type: { name: 'Feature', isSubtask: false }, ...part });
const epic = { id: feature().id, key: feature().key, summary: '' };

describe('the line of an item', () => {
  it('says in which iteration of which PI which team has it', async () => {
    expect(await headline({ issues: [story(1, 'Crane', 'c2')] })).toBe('PI 26.4 · I2 · Crane');
  });

  it('says that it is planned elsewhere than the tracker has it', async () => {
    expect(await headline({ issues: [story(1, 'Crane', 'c1')], placements: { 1: { slot: 1 } } })).toBe(
      'PI 26.4 · I2 · Crane · draft: not written to the tracker yet',
    );
  });

  it('says that it is pinned, and that it is done', async () => {
    const pinned = { issues: [story(1, 'Crane', 'c2')], placements: { 1: { isPinned: true } } } as const;
    expect(await headline(pinned)).toBe('PI 26.4 · I2 · Crane · pinned');
    const done = story(1, 'Crane', 'c2', { status: { name: 'Done', category: 'done' } });
    expect(await headline({ issues: [done] })).toBe('PI 26.4 · I2 · Crane · done');
  });

  it.each([
    ['no iteration', [story(1, 'Crane')], {}, 'Not in PI 26.4: it is in no iteration'],
    [
      'that the plan took out',
      [story(1, 'Crane', 'c1')],
      { 1: { slot: 'out' } },
      'Not in PI 26.4: the plan took it out',
    ],
    ['of another team', [story(1, 'Crane', 'o1')], {}, 'Not in PI 26.4: it is in an iteration of another team'],
    ['of no team', [issue(1)], {}, 'Not in PI 26.4: no team of the train could be told'],
  ] as const)('says why an item is not on the board: %s', async (_, issues, placements, text) => {
    expect(await headline({ issues, placements })).toBe(text);
  });

  it('of a feature says from when to when its parts go, and over how many teams', async () => {
    const stories = [story(1, 'Crane', 'c1', { epic }), story(2, 'Osprey', 'o2', { epic })];
    expect(await headline({ issues: [feature(), ...stories] })).toBe('PI 26.4 · I1 to I2 · 2 teams');
  });
});

describe('the parts of a feature', () => {
  it('are told by team and iteration, with their points, and those that are nowhere', async () => {
    const issues = [
      feature(),
      story(1, 'Crane', 'c1', { epic }),
      story(2, 'Crane', 'c1', { epic }),
      story(3, 'Osprey', 'o2', { epic }),
      story(4, 'Osprey', 'o1', { epic }),
    ];
    const on = await onBoard({ issues, placements: { 4: { slot: 'out' } } });
    // Each story has 3 points.
    expect(partLines(on, words)).toEqual([
      'Crane, I1: 2 work items, 6 points',
      'Osprey, I2: 1 work item, 3 points',
      '1 part is not planned',
    ]);
  });
});

describe('what an item waits for', () => {
  it('is named with how it stands, and links that the viewer may not see are counted', async () => {
    const on = await onBoard({
      issues: [story(1, 'Crane', 'c1'), story(2, 'Osprey', 'o2'), story(3, 'Osprey', 'o2')],
      links: [
        [2, 1],
        [1, 3],
      ],
    });
    // Its giver comes an iteration after it; what waits for it comes right after it.
    expect(on.board.ties.map(({ from, to, state }) => [from.id, to.id, state])).toEqual([
      ['2', '1', 'conflict'],
      ['1', '3', 'at-risk'],
    ]);
    expect(on.hiddenLinks).toBe(2);
  });
});

describe('the PI that is shown of an item', () => {
  const later: Pi = {
    ...pi,
    id: 'pi-271-0001' as Pi['id'],
    name: 'PI 27.1',
    slots: pi.slots.map((slot) => ({ ...slot, start: next(slot.start), end: next(slot.end) })),
    iterations: { [train.teams[0]!.id]: ['c4', 'c5', 'c6'] as never },
  };

  it('is the one that it lies in, else that of today', async () => {
    expect(await headline({ issues: [story(1, 'Crane', 'c5')], pis: [pi, later] })).toBe('PI 27.1 · I2 · Crane');
    expect(await headline({ issues: [story(1, 'Crane')], pis: [later, pi] })).toContain('Not in PI 26.4');
  });
});

describe('an item without a plan', () => {
  it('says that no train plans its project, or that trains do not plan its type', async () => {
    expect(await read({ issues: [story(1, 'Crane')], hasTrain: false })).toEqual({ kind: 'no-train' });
    const bug = issue(1, { type: { name: 'Bug', isSubtask: false } });
    expect(await read({ issues: [bug] })).toEqual({ kind: 'not-planned', train: 'Harbour train' });
  });

  it('says when nothing could be read', async () => {
    expect(await read({ issues: [story(1, 'Crane')], isGone: true })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'no-answer' },
    });
  });
});

/** Ten weeks on, in the next year. */
function next(moment: IsoDateTime): IsoDateTime {
  return new Date(Date.parse(moment) + 70 * 86_400_000).toISOString() as IsoDateTime;
}
