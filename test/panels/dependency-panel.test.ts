import { flattened, type Neighbour } from '#core/dependency/neighbourhood';
import type { Issue, IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { circleText, failureText, iterationText, slackText } from '../../static/panels/dependency-panel/panel-text';
import { pictureOf } from '../../static/panels/dependency-panel/picture-of';
import { troublesOf } from '../../static/panels/dependency-panel/troubles';
import { issue } from './builders';
import { openSite, relates, words, type DependencySite, type World } from './dependency-site';
import { blocks, id, pi, story, train } from './pi-site';

const done = { status: { name: 'Done', category: 'done' } } as const;
const feature = (number: number, part: Partial<Issue> = {}): Issue =>
  issue(number, { type: { name: 'Feature', isSubtask: false }, ...part });
const epic = (of: Issue) => ({ epic: { id: of.id, key: of.key, summary: '' } });

/** Each neighbour with its state and slack, as the list says them. */
function lines({ around }: DependencySite, side: 'givers' | 'needers'): readonly string[] {
  return flattened(around[side].next).map((one: Neighbour) => {
    const standing = around.standings.of(one.bond);
    const said = [`${one.id}`, words.say(`state-${standing.state}`), slackText(standing, words)];
    return said.filter((text) => text !== undefined).join(' ');
  });
}

describe('what an item waits for', () => {
  it('is told with its state and its slack, the worst first, and what is done binds nothing', async () => {
    const site = await openSite({
      issues: [
        story(1, 'Crane', 'c2'),
        story(2, 'Osprey', 'o3', done),
        story(3, 'Osprey', 'o1'),
        story(4, 'Osprey', 'o3'),
        story(5, 'Osprey'),
      ],
      links: [
        [2, 1],
        [3, 1],
        [4, 1],
        [5, 1],
      ],
    });
    // The item lies in I2. 4 comes in the third of three: needed two iterations earlier. 3 ends right before it begins.
    expect(lines(site, 'givers')).toEqual([
      '4 Conflict 2 iterations too late',
      '3 At risk no slack',
      '5 Not planned',
      '2 Done',
    ]);
  });

  it('has an iteration to spare where one lies between', async () => {
    const site = await openSite({ issues: [story(1, 'Crane', 'c3'), story(2, 'Osprey', 'o1')], links: [[2, 1]] });
    expect(lines(site, 'givers')).toEqual(['2 In time 1 iteration to spare']);
  });

  it('says team, iteration and when it is needed', async () => {
    const site = await openSite({ issues: [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o1')], links: [[2, 1]] });
    const { standings } = site.around;
    expect(standings.whereIs(id(2)).teams).toEqual(['Osprey']);
    expect(plain(iterationText(standings.whereIs(id(2)), words))).toBe('PI 26.4 · I1 (Nov 2 – 15)');
    // What waits lies in I2, which begins on the 16th.
    expect(standings.of(site.around.givers.next[0]!.bond).neededBy).toBe('2026-11-16T00:00:00.000Z');
  });

  it('follows the plan where that differs from the tracker', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane', 'c3'), story(2, 'Osprey', 'o1')],
      links: [[2, 1]],
      placements: { 2: { slot: 2 } },
    });
    expect(lines(site, 'givers')).toEqual(['2 Conflict 1 iteration too late']);
  });

  it('may lie in another PI', async () => {
    const later: Pi = {
      ...pi,
      id: 'pi-271-0001' as Pi['id'],
      name: 'PI 27.1',
      slots: pi.slots.map((slot) => ({ ...slot, start: next(slot.start), end: next(slot.end) })),
      iterations: { [train.teams[0]!.id]: ['c4', 'c5', 'c6'] as never },
    };
    const site = await openSite({
      issues: [story(1, 'Crane', 'c4'), story(2, 'Osprey', 'o2')],
      links: [[2, 1]],
      pis: [later, pi],
    });
    // I2 of one PI to I1 of the next: IP lies between.
    expect(lines(site, 'givers')).toEqual(['2 In time 1 iteration to spare']);
    expect(iterationText(site.around.standings.whereIs(id(1)), words)).toContain('PI 27.1 · I1');
  });

  it('of a feature is judged by its stories', async () => {
    const above = feature(2);
    const site = await openSite({
      issues: [
        story(1, 'Crane', 'c2'),
        above,
        story(3, 'Osprey', 'o1', epic(above)),
        story(4, 'Osprey', 'o3', epic(above)),
      ],
      links: [[2, 1]],
    });
    // It gives when its last story is done, in the third iteration.
    expect(lines(site, 'givers')).toEqual(['2 Conflict 2 iterations too late']);
    expect(plain(iterationText(site.around.standings.whereIs(id(2)), words))).toBe(
      'PI 26.4 · I1 to PI 26.4 · IP (Nov 2 – Dec 13)',
    );
  });

  it.each([
    ['no team', issue(2), 'none: no team of the train could be told'],
    ['no iteration', story(2, 'Osprey'), 'none'],
    [
      'a type that is not planned',
      issue(2, { type: { name: 'Bug', isSubtask: false } }),
      'none: the train does not plan it',
    ],
  ])('says why it is planned nowhere: %s', async (_, giver, text) => {
    const site = await openSite({ issues: [story(1, 'Crane', 'c2'), giver], links: [[2, 1]] });
    expect(lines(site, 'givers')).toEqual(['2 Not planned']);
    expect(iterationText(site.around.standings.whereIs(id(2)), words)).toBe(text);
  });
});

describe('two levels', () => {
  const chain = {
    issues: Array.from({ length: 6 }, (_, at) => story(at + 1, 'Crane')),
    links: [
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 3],
    ] as const,
  };

  it.each([true, false])('are open at once, and more at a press (links come with items: %s)', async (carries) => {
    const site = await openSite({ ...chain, carries });
    expect(flattened(site.around.givers.next).map(({ id: own, more }) => `${own}+${more}`)).toEqual(['2+0', '3+2']);
    await site.book.showMore('givers', id(3), 2, 2);
    expect(flattened(site.around.givers.next).map(({ id: own }) => own)).toEqual(['2', '3', '4', '5']);
  });

  it('are drawn in layers, the item between what it waits for and what waits for it', async () => {
    const site = await openSite({ ...chain, links: [...chain.links, [1, 6]] });
    const { layers, lines: drawn } = pictureOf(site.around);
    expect(layers.map((layer) => layer.map(({ id: own }) => own))).toEqual([['3'], ['2'], ['1'], ['6']]);
    expect(drawn.map(({ from, to }) => `${from}>${to}`)).toEqual(['2>1', '1>6', '3>2']);
  });
});

describe('an item with very many links', () => {
  const many = (count: number): World => ({
    issues: Array.from({ length: count + 1 }, (_, at) => story(at + 1, 'Crane', at === 0 ? 'c2' : 'c1')),
    links: Array.from({ length: count }, (_, at) => [at + 2, 1] as const),
  });

  it.each([true, false])(
    'of 200 can be used after three rounds at most (links come with items: %s)',
    async (carries) => {
      const site = await openSite({ ...many(200), carries });
      expect(site.rounds).toBeLessThanOrEqual(3);
      expect([site.around.givers.next.length, site.around.givers.more]).toEqual([10, 190]);
    },
  );

  it('of 1,000 is told whole: in part in the list, the rest of the picture as a bundle', async () => {
    const site = await openSite({ ...many(1_000), carries: true });
    expect([site.around.givers.next.length, site.around.givers.more]).toEqual([10, 990]);
    const bundle = pictureOf(site.around).layers[0]!.at(-1);
    // Six are drawn one by one.
    expect(bundle).toEqual({ kind: 'bundle', id: 'bundle-givers-1', count: 994 });
    await site.book.showMore('givers', id(1), 0, 20);
    expect([site.around.givers.next.length, site.around.givers.more]).toEqual([30, 970]);
  });
});

describe('links that do not count', () => {
  it('are those of kinds that the train has not chosen; they are listed', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane'), story(2, 'Crane')],
      links: [
        [2, 1, relates],
        [2, 1],
      ],
    });
    expect(site.around.others.map(({ typeId }) => typeId)).toEqual([relates]);
    expect(lines(site, 'givers')).toEqual(['2 Not planned']);
  });

  it('and ends that the viewer may not see, or that are gone, are counted and never named', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane'), story(2, 'Crane'), story(3, 'Crane', 'c1', { summary: 'Secret' })],
      links: [
        [2, 1],
        [3, 1],
      ],
      unseen: [3],
      hidden: 2,
    });
    // Two that the tracker counts, and one whose end is not there.
    expect(site.around.hidden).toBe(3);
    expect(lines(site, 'givers')).toEqual(['2 Not planned']);
    expect(JSON.stringify([...site.around.facts.graph.issues.values()])).not.toContain('Secret');
  });
});

describe('without a train', () => {
  it('links are shown, their states are not known, and what is done is', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o1'), story(3, 'Osprey', 'o1', done)],
      links: [
        [2, 1],
        [3, 1],
        [1, 2, relates],
      ],
      hasTrain: false,
    });
    expect(lines(site, 'givers')).toEqual(['2 Not known', '3 Done']);
    // Kinds with an order count; the others are listed.
    expect(site.around.others).toHaveLength(1);
    expect(site.around.standings.whereIs(id(2)).teams).toEqual(['Osprey']);
  });

  it('or without its plan, nobody guesses, and the reason is told', async () => {
    const site = await openSite({ issues: [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o1')], links: [[2, 1]] });
    site.isPlanGone = true;
    await site.book.load();
    expect(lines(site, 'givers')).toEqual(['2 Not known']);
    expect(failureText(site.around.planFailure!, words)).toBe('There was no answer. Nothing was changed.');
  });
});

describe('what cannot be kept', () => {
  it('is named: a circle with all of its members', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1'), story(3, 'Crane', 'c1')],
      links: [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
    });
    const [trouble] = troublesOf(id(1), site.around.standings);
    expect(trouble).toEqual({ kind: 'circle', items: ['1', '2', '3'] });
    expect(circleText(['1', '2', '3'] as IssueId[], site.around.facts.graph)).toBe(
      'TRAIN-1 → TRAIN-2 → TRAIN-3 → TRAIN-1',
    );
  });

  it('a circle of two, both directions set, is one', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1')],
      links: [
        [1, 2],
        [2, 1],
      ],
    });
    expect(troublesOf(id(1), site.around.standings).map(({ kind }) => kind)).toEqual(['circle']);
  });

  it('a parent that waits for its own part, or blocks it', async () => {
    const above = feature(1);
    const site = await openSite({ issues: [above, story(2, 'Crane', 'c1', epic(above))], links: [[1, 2]] });
    expect(troublesOf(id(1), site.around.standings)).toMatchObject([{ kind: 'hierarchy', parent: '1', part: '2' }]);
  });

  it('a dependency that is linked twice', async () => {
    const site = await openSite({
      issues: [story(1, 'Crane'), story(2, 'Crane')],
      links: [
        [2, 1],
        [2, 1, 'needs' as LinkTypeId],
      ],
      train: { dependencyTypes: [blocks, 'needs' as LinkTypeId] },
    });
    expect(troublesOf(id(1), site.around.standings)).toMatchObject([{ kind: 'double', bond: { from: '2', to: '1' } }]);
    // It stands once in the list.
    expect(lines(site, 'givers')).toHaveLength(1);
  });
});

describe('reading', () => {
  it('that fails at first says so; later, what was there stays and is said to be of before', async () => {
    const world = { issues: [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o1')], links: [[2, 1]] } as const;
    const site = await openSite(world);
    site.isGone = true;
    await site.book.load();
    expect(site.around.staleFailure).toMatchObject({ kind: 'no-answer' });
    expect(lines(site, 'givers')).toEqual(['2 At risk no slack']);
    site.isGone = false;
    await site.book.load();
    expect(site.around.staleFailure).toBeUndefined();
  });

  it('an item that is gone says so', async () => {
    const site = await openSite({ issues: [story(1, 'Crane')], unseen: [1] });
    expect(site.book.state.get()).toMatchObject({ kind: 'failed', failure: { problem: { kind: 'not-found' } } });
  });
});

/** Ranges of days are written with thin spaces. */
function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}

/** Ten weeks on. */
function next(moment: string): never {
  return new Date(Date.parse(moment) + 70 * 86_400_000).toISOString() as never;
}
