import type { IssueLinks } from '#app/ports/links';
import type { IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import type { Backlog } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue } from '../support/backlog';
import { shortenPauses } from '../support/short-pauses';
import type { Exchange } from './openapi';

/** One site of a host, with what the suite needs of it beside the port. */
export interface LinksSite {
  readonly exchanges: readonly Exchange[];
  links(who: string): IssueLinks;
  fail(spec: string): void;
  close(): void;
}

/** A host that the suite is run for. */
export interface LinksHost {
  readonly name: string;
  start(backlog: Backlog): LinksSite;
  /** How a kind that orders items is said at each end, and one that does not. */
  readonly phrases: { readonly order: readonly [string, string]; readonly other: readonly [string, string] };
  /** Kinds in which the backlog's "Blocks" and "Depends" come in. */
  readonly kinds: { readonly blocks: string; readonly depends: string };
  /** Whether those kinds are told apart. */
  readonly countHidden: boolean;
  readonly countItems: boolean;
  /** Calls that the links of 250 items take. */
  readonly calls: number;
  /** Where items are read, as faults name it. */
  readonly itemsPath: string;
}

/** FERRY-1 blocks FERRY-2 and the hidden VAULT-1, FERRY-2 depends on FERRY-3; 250 stories in all. */
function linkedBacklog(): Backlog {
  const stories = Array.from({ length: 250 }, (_, index) =>
    issue(`FERRY-${index + 1}`, { id: String(10_001 + index) }),
  );
  const [first, second, ...others] = stories;
  return smallBacklog([
    {
      ...first!,
      links: [
        { type: 'Blocks', to: 'FERRY-2' },
        { type: 'Blocks', to: 'VAULT-1' },
      ],
    },
    { ...second!, links: [{ type: 'Depends', to: 'FERRY-3' }] },
    ...others,
    issue('VAULT-1', { id: '10300' }),
  ]);
}

/** Every promise of the port IssueLinks, for one host. */
export function describeLinks(host: LinksHost): void {
  shortenPauses();

  describe(`links of items in ${host.name}`, () => {
    let site: LinksSite;
    let links: IssueLinks;
    beforeEach(() => {
      site = host.start(linkedBacklog());
      links = site.links('ben');
    });
    afterEach(() => {
      site.fail('');
      site.close();
    });
    const ids = (...numbers: number[]): readonly IssueId[] => numbers.map((number) => String(number) as IssueId);
    const pairs = (found: Awaited<ReturnType<IssueLinks['of']>>): readonly string[] =>
      found.links.map(({ from, to }) => `${from} before ${to}`).sort();

    it('come in kinds that say which end gives, with the giver’s phrase first', async () => {
      const types = await links.types();
      const found = (id: string) => types.find((type) => type.id === id);
      const [giver, needer] = host.phrases.order;
      expect(found(host.kinds.blocks)).toEqual({
        id: host.kinds.blocks,
        direction: 'gives',
        phrases: { giver, needer },
      });
      const [one, other] = host.phrases.other;
      expect(types).toContainEqual({
        id: expect.any(String),
        direction: 'other',
        phrases: { giver: one, needer: other },
      });
    });

    it('are counted by kind where that can be had', async () => {
      const types = await links.types({ counted: true });
      const { items } = types.find(({ id }) => id === host.kinds.blocks)!;
      expect(links.can.countItems).toBe(host.countItems);
      // Of FERRY-1, FERRY-2 and VAULT-1 Ben sees two.
      expect(items).toBe(host.countItems ? 2 : undefined);
    });

    it('point from the item that gives to the one that waits, whatever the tracker calls them', async () => {
      const found = await links.of(ids(10001, 10002, 10003));
      expect(pairs(found)).toEqual(['10001 before 10002', '10003 before 10002']);
      expect(found.links.map(({ typeId }) => typeId).sort()).toEqual([host.kinds.blocks, host.kinds.depends].sort());
    });

    it('are the same link from both of its ends', async () => {
      const [[one], [other]] = [
        (await links.of(ids(10001))).links,
        (await links.of(ids(10002))).links.filter(({ from }) => from === '10001'),
      ];
      expect(one).toEqual(other);
      expect(one).toMatchObject({ from: '10001', to: '10002', typeId: host.kinds.blocks as LinkTypeId });
    });

    it('to items that the viewer may not see are counted, and never named', async () => {
      const found = await links.of(ids(10001, 10002));
      expect(links.can.countHidden).toBe(host.countHidden);
      expect([...found.hidden]).toEqual(host.countHidden ? [['10001', 1]] : []);
      expect(JSON.stringify([...found.links, ...found.hidden])).not.toContain('10300');
      const seen = await site.links('ana').of(ids(10001, 10002));
      expect(pairs(seen)).toContain('10001 before 10300');
      expect([...seen.hidden]).toEqual([]);
    });

    it('of hidden and unknown items are left out', async () => {
      expect(await links.of(ids(10300, 99999))).toEqual({ links: [], hidden: new Map() });
      expect(await links.of([])).toEqual({ links: [], hidden: new Map() });
    });

    it('of 250 items take few calls', async () => {
      const before = site.exchanges.length;
      const found = await links.of(ids(...Array.from({ length: 250 }, (_, index) => 10_001 + index)));
      expect(found.links).toHaveLength(2);
      expect(site.exchanges.length - before).toBe(host.calls);
    });

    it('are read again after a fault, and not after a signal', async () => {
      site.fail(`503@POST ${host.itemsPath}x1`);
      expect((await links.of(ids(10001))).links).toHaveLength(1);
      await expect(links.of(ids(10001), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    });
  });
}
