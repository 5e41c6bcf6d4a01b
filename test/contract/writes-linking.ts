import type { IssueWrite } from '#app/ports/writes';
import type { IssueId } from '#core/issue';
import { applied, ids, isWriting, kinds, type WritesHost, type WritesSite } from './writes-site';

/** Links that are written, in one host. */
export function describeLinking(host: WritesHost, site: () => WritesSite): void {
  const link = async (from: string, to: string, parts: { remove?: true } = {}): Promise<IssueWrite> => ({
    key: `${parts.remove ? 'unlink' : 'link'} ${from} ${to}`,
    link: { from: from as IssueId, to: to as IssueId, typeId: await site().blocks() },
    ...parts,
  });
  const pairs = async (): Promise<readonly string[]> => {
    const { links } = await site().links('ben').of(ids(5));
    return links.map(({ from, to }) => `${from} ${to}`).sort();
  };

  describe('links', () => {
    it('are made once however often they are asked for, and removed', async () => {
      const list = [await link('10001', '10002'), await link('10001', '10003'), await link('10002', '10003')];
      expect(kinds((await applied(site().writes('ben'), list)).outcomes)).toEqual({ done: 3 });
      const written = site().exchanges.filter(isWriting).length;
      expect(kinds((await applied(site().writes('ben'), list)).outcomes)).toEqual({ done: 3 });
      expect(site().exchanges.filter(isWriting)).toHaveLength(written);
      expect(await pairs()).toEqual(['10001 10002', '10001 10003', '10002 10003']);
      const without = [
        await link('10001', '10002', { remove: true }),
        await link('10001', '10003', { remove: true }),
        await link('10003', '10001', { remove: true }),
      ];
      expect(kinds((await applied(site().writes('ben'), without)).outcomes)).toEqual({ done: 3 });
      expect(await pairs()).toEqual(['10002 10003']);
    });

    it('that are refused stop no others', async () => {
      const list = [
        await link('10001', '10001'),
        await link('10001', '99999'),
        await link('10300', '10001'),
        await link('10001', '10002'),
      ];
      const { outcomes, error } = await applied(site().writes('ben'), list);
      expect(error).toBeUndefined();
      expect([...outcomes.values()].map(({ kind }) => kind).sort()).toEqual(['done', 'refused', 'refused', 'refused']);
      expect(await pairs()).toEqual(['10001 10002']);
    });

    it('of a giver that is not there, or not for this person, are refused, those to be removed, too', async () => {
      const list = [
        await link('99999', '10001'),
        await link('99999', '10002', { remove: true }),
        await link('10300', '10001', { remove: true }),
      ];
      const { outcomes } = await applied(site().writes('ben'), list);
      expect([...outcomes.values()].map((outcome) => outcome.kind === 'refused' && outcome.code)).toEqual([
        'not-found',
        'not-found',
        'not-found',
      ]);
    });

    it('are forbidden to somebody who only reads', async () => {
      const { outcomes } = await applied(site().writes('rhea'), [await link('10001', '10002')]);
      expect(outcomes.get('link 10001 10002')).toMatchObject({ kind: 'refused', code: 'forbidden' });
    });

    it.each(['lost', '500', '429'])('are made once after %s', async (fault) => {
      site().fail(`${fault}@${host.paths.link}x1`);
      const list = [await link('10001', '10002'), await link('10003', '10002')];
      expect(kinds((await applied(site().writes('ben'), list)).outcomes)).toEqual({ done: 2 });
      expect(await pairs()).toEqual(['10001 10002', '10003 10002']);
    });

    it('come after the items and fields of the same call', async () => {
      const { points } = await site().fields();
      const { seen } = await site().item('10001');
      const { outcomes } = await applied(site().writes('ben'), [
        await link('10001', '10002'),
        { key: 'points', issueId: '10001' as IssueId, seen, set: { fields: { [points]: 3 } } },
      ]);
      expect(kinds(outcomes)).toEqual({ done: 2 });
      expect([...outcomes.keys()]).toEqual(['points', 'link 10001 10002']);
    });
  });
}
