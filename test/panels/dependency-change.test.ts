import { flattened, type Neighbour } from '#core/dependency/neighbourhood';
import type { Issue } from '#core/issue';
import type { LinkChange } from '../../static/panels/dependency-panel/change-links';
import { createItemSearch } from '../../static/panels/dependency-panel/item-search';
import { circleText, sentenceOf, slackText, trackerText } from '../../static/panels/dependency-panel/panel-text';
import { issue } from './builders';
import { openSite, words, type DependencySite } from './dependency-site';
import { blocks, id, story } from './pi-site';

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

const change = (kind: LinkChange['kind'], from: number, to: number): LinkChange => ({
  kind,
  link: { from: id(from), to: id(to), typeId: blocks },
});
const check = (site: DependencySite, of: LinkChange) =>
  site.book.check(of, new AbortController().signal, () => undefined);

describe('changing a link', () => {
  const issues = [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o1'), story(3, 'Osprey', 'o1')];

  it('is said in one sentence, the giver left, and in the words of the tracker', async () => {
    const { around } = await openSite({ issues, links: [[2, 1]] });
    const { link } = change('add', 2, 1);
    expect(sentenceOf(link, around.facts.graph, words)).toBe('TRAIN-2 Item 2 is needed by TRAIN-1 Item 1');
    expect(trackerText(link, around.facts, words)).toBe('The tracker will say: TRAIN-2 blocks TRAIN-1');
  });

  it('adds, and shows what the tracker answers then; undo takes it back', async () => {
    const site = await openSite({ issues });
    expect(await check(site, change('add', 2, 1))).toEqual({ kind: 'fine' });
    await site.book.change(change('add', 2, 1));
    expect(lines(site, 'givers')).toEqual(['2 At risk no slack']);
    await site.book.undo();
    expect([lines(site, 'givers'), site.written]).toEqual([[], ['+2>1', '-2>1']]);
    // What was taken back is not taken back again.
    expect(await site.book.undo()).toBeUndefined();
  });

  it('reverses: the old link goes before the new one comes', async () => {
    const site = await openSite({ issues, links: [[2, 1]] });
    await site.book.change(change('reverse', 2, 1));
    expect([lines(site, 'givers'), lines(site, 'needers')]).toEqual([[], ['2 Conflict 2 iterations too late']]);
    expect(site.written).toEqual(['-2>1', '+1>2']);
    await site.book.undo();
    expect(lines(site, 'givers')).toEqual(['2 At risk no slack']);
  });

  it('puts the old link back where the reversed one is refused, and repeats the words of the tracker', async () => {
    const site = await openSite({ issues, links: [[2, 1]], refusals: [undefined, { message: 'Circularity.' }] });
    const outcome = await site.book.change(change('reverse', 2, 1));
    expect(outcome).toEqual({ kind: 'refused', code: 'forbidden', message: 'Circularity.', isRestored: true });
    expect(lines(site, 'givers')).toEqual(['2 At risk no slack']);
  });

  it('says when the old link could not be put back', async () => {
    const site = await openSite({ issues, links: [[2, 1]], refusals: [undefined, {}, {}] });
    expect(await site.book.change(change('reverse', 2, 1))).toMatchObject({ kind: 'refused', isRestored: false });
    expect(lines(site, 'givers')).toEqual([]);
  });

  it('is still told by both ends when one of them is linked no more', async () => {
    const site = await openSite({ issues, links: [[2, 1]] });
    await site.book.change(change('remove', 2, 1));
    expect(site.around.facts.graph.issues.has(id(2))).toBe(false);
    expect(sentenceOf(change('remove', 2, 1).link, { issues: site.around.last!.ends }, words)).toBe(
      'TRAIN-2 Item 2 is needed by TRAIN-1 Item 1',
    );
  });

  it('that is refused changes nothing', async () => {
    const site = await openSite({ issues, refusals: [{ code: 'forbidden', message: 'No Link Issue Permission' }] });
    expect(await site.book.change(change('add', 2, 1))).toMatchObject({ message: 'No Link Issue Permission' });
    expect([lines(site, 'givers'), site.around.isWriting]).toEqual([[], false]);
  });
});

describe('a link is not made', () => {
  const issues = Array.from({ length: 5 }, (_, at) => story(at + 1, 'Crane', 'c1'));

  it.each([true, false])(
    'where it closes a circle, which is named whole (links come with items: %s)',
    async (carries) => {
      const site = await openSite({
        issues,
        links: [
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 5],
        ],
        carries,
      });
      // The panel has read two levels: the search reads on.
      const found = await check(site, change('add', 5, 1));
      if (found.kind !== 'circle') throw new Error(found.kind);
      expect(circleText(found.items, found.graph)).toBe('TRAIN-5 → TRAIN-1 → TRAIN-2 → TRAIN-3 → TRAIN-4 → TRAIN-5');
    },
  );

  it('where it is the other direction of one that is there; reversing that one is fine', async () => {
    const site = await openSite({ issues, links: [[1, 2]] });
    expect(await check(site, change('add', 2, 1))).toMatchObject({ kind: 'circle', items: ['2', '1'] });
    expect(await check(site, change('reverse', 1, 2))).toEqual({ kind: 'fine' });
  });

  it('where another way round would be left beside a reversed one', async () => {
    const site = await openSite({
      issues,
      links: [
        [1, 2],
        [1, 3],
        [3, 2],
      ],
    });
    expect(await check(site, change('reverse', 1, 2))).toMatchObject({ kind: 'circle', items: ['2', '1', '3'] });
  });

  it('to itself, twice, or between a parent and its part', async () => {
    const above = feature(9);
    const site = await openSite({ issues: [...issues, above, story(8, 'Crane', 'c1', epic(above))], links: [[1, 2]] });
    expect(await check(site, change('add', 1, 1))).toEqual({ kind: 'same' });
    expect(await check(site, change('add', 1, 2))).toEqual({ kind: 'there' });
    expect(await check(site, change('add', 8, 9))).toMatchObject({ kind: 'hierarchy', parent: '9', part: '8' });
  });

  it('where nobody answers whether it closes a circle', async () => {
    const site = await openSite({ issues });
    site.isGone = true;
    expect(await check(site, change('add', 2, 1))).toMatchObject({ kind: 'failed', reading: { kind: 'no-answer' } });
  });

  it('again by an undo, where others have made a circle of it meanwhile', async () => {
    const site = await openSite({ issues, links: [[1, 2]] });
    await site.book.change(change('remove', 1, 2));
    await site.book.load();
    site.links.push({ linkId: 'theirs' as never, typeId: blocks, from: id(2), to: id(1) });
    await site.book.load();
    expect(await site.book.undo()).toMatchObject({ kind: 'circle', items: ['1', '2'] });
    expect(site.written).toEqual(['-1>2']);
  });
});

describe('choosing the other item', () => {
  const issues = [
    issue(1, { summary: 'Ferry' }),
    issue(2, { summary: 'Load the Ferry at dawn' }),
    issue(3, { summary: 'Straße' }),
  ];

  it('finds by key and by words, never the item itself', async () => {
    const site = await openSite({ issues });
    const search = createItemSearch(site.host, site.around.own, {});
    const keys = async (text: string) => {
      const read = await search(text);
      return read.kind === 'done' ? read.value.map(({ key }) => key) : read.kind;
    };
    expect(await keys('train-3')).toEqual(['TRAIN-3']);
    expect(await keys('dawn FERRY')).toEqual(['TRAIN-2']);
    expect(await keys('train-1')).toEqual([]);
    expect(await keys('  ')).toEqual([]);
    // The list is read once.
    expect(site.asked.filter((call) => call === 'candidates')).toHaveLength(1);
  });

  it('asks again after a search that got no answer', async () => {
    const site = await openSite({ issues });
    const search = createItemSearch(site.host, site.around.own, {});
    site.isGone = true;
    expect(await search('dawn')).toMatchObject({ kind: 'no-answer' });
    site.isGone = false;
    expect(await search('dawn')).toMatchObject({ kind: 'done' });
  });
});
