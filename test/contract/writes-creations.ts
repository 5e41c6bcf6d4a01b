import { HostUnreachable } from '#app/ports/failures';
import type { IssueWrite, IssueWriteOutcome } from '#app/ports/writes';
import { applied, isCall, isWriting, kinds, type WritesHost, type WritesSite } from './writes-site';

/** Items that are made, in one host. */
export function describeCreations(host: WritesHost, site: () => WritesSite): void {
  const { paths, words, creationsACall } = host;
  const story = (place: number, parts: object = {}): IssueWrite => ({
    key: `plan-7:${place}`,
    create: { projectId: site().ferry, type: words.story, summary: `New ${place}`, ...parts },
  });
  const stories = (count: number): readonly IssueWrite[] => Array.from({ length: count }, (_, place) => story(place));
  /** How many items of each summary there are. */
  const counts = async (count: number): Promise<readonly number[]> =>
    Promise.all(Array.from({ length: count }, async (_, place) => (await site().named(`New ${place}`)).length));

  describe('items that are made', () => {
    it('are made sixty at a time, but for one that the tracker refuses', async () => {
      const list = [...stories(60)];
      list[30] = story(30, { type: 'Unicorn' });
      const { outcomes, error } = await applied(site().writes('ben'), list);
      expect(error).toBeUndefined();
      expect(kinds(outcomes)).toEqual({ done: 59, refused: 1 });
      expect(outcomes.get('plan-7:30')).toMatchObject({ kind: 'refused', message: expect.stringMatching(/\w/) });
      expect(site().exchanges.filter(isWriting)).toHaveLength(Math.ceil(60 / creationsACall));
      const made = outcomes.get('plan-7:59');
      expect(await site().named('New 59')).toEqual([made?.kind === 'done' && made.issueId]);
    });

    it('hold what the plan says of them', async () => {
      const { labels, points } = await site().fields();
      const spring = await site().iteration('Spring');
      const parts = {
        description: 'One\n\nTwo',
        parent: '10200',
        iteration: spring,
        fields: { [labels]: ['ice'], [points]: 5 },
      };
      await applied(site().writes('ben'), [story(1, parts)]);
      const [id = ''] = await site().named('New 1');
      expect(await site().item(id)).toMatchObject({ parent: '10200', iteration: spring, labels: ['ice'], points: 5 });
    });

    it('may stand below one another, whichever is named first', async () => {
      const child = story(1, { parent: { key: 'plan-7:2' } });
      const { outcomes } = await applied(site().writes('ben'), [child, story(2, { type: words.epic })]);
      expect(kinds(outcomes)).toEqual({ done: 2 });
      const [[epic], [id = '']] = await Promise.all([site().named('New 2'), site().named('New 1')]);
      expect((await site().item(id)).parent).toBe(epic);
    });

    it('are not made without the parent that was to be made with them', async () => {
      const child = story(1, { parent: { key: 'plan-7:2' } });
      const { outcomes } = await applied(site().writes('ben'), [child, story(2, { type: 'Unicorn' })]);
      expect(outcomes.get('plan-7:1')).toMatchObject({ kind: 'refused', code: 'no-parent' });
      expect(await site().named('New 1')).toEqual([]);
    });

    it('are made once when the answer is lost', async () => {
      site().fail(`lost@${paths.create}x1`);
      const { outcomes, error } = await applied(site().writes('ben'), stories(3));
      expect(error).toBeUndefined();
      expect(kinds(outcomes)).toEqual({ done: 3 });
      expect(await counts(3)).toEqual([1, 1, 1]);
    });

    it('are in doubt when they cannot be looked for after the answer was lost, and are found the next time', async () => {
      let isLost = false;
      site().fail(`lost@${paths.create}x1`);
      const writes = site().writes('ben', (method, path) => {
        if (isLost) throw new Error('The network is gone.');
        isLost = isCall(paths.create, method, path);
      });
      const { outcomes, error } = await applied(writes, stories(3));
      expect(kinds(outcomes)).toEqual({ doubtful: 3 });
      expect(error).toBeInstanceOf(HostUnreachable);
      expect(kinds((await applied(site().writes('cleo'), stories(3))).outcomes)).toEqual({ done: 3 });
      expect(await counts(3)).toEqual([1, 1, 1]);
    }, 20_000);

    it('are in doubt when they are not found after a fault, and made by the next try', async () => {
      site().fail(`500@${paths.create}x1`);
      const { outcomes } = await applied(site().writes('ben'), stories(2));
      expect(kinds(outcomes)).toEqual({ doubtful: 2 });
      expect(await counts(2)).toEqual([0, 0]);
      expect(kinds((await applied(site().writes('ben'), stories(2))).outcomes)).toEqual({ done: 2 });
      expect(await counts(2)).toEqual([1, 1]);
    }, 20_000);

    it('are resumed where the page was closed between two calls', async () => {
      const count = creationsACall + 10;
      let isDead = false;
      const writes = site().writes('ben', () => {
        if (isDead) throw new Error('The page is closed.');
      });
      const first = new Map<string, IssueWriteOutcome>();
      const applying = writes.apply(stories(count), (outcome) => {
        first.set(outcome.key, outcome);
        isDead = true;
      });
      await expect(applying).rejects.toThrow(HostUnreachable);
      expect(kinds(first)).toEqual({ done: creationsACall });
      const { outcomes } = await applied(site().writes('ben'), stories(count));
      expect(kinds(outcomes)).toEqual({ done: count });
      for (const [key, outcome] of first) expect(outcomes.get(key)).toEqual(outcome);
      expect(new Set(await counts(count))).toEqual(new Set([1]));
    }, 60_000);

    it('wait while the tracker asks to', async () => {
      site().fail(`429@${paths.create}x7`);
      expect(kinds((await applied(site().writes('ben'), stories(2))).outcomes)).toEqual({ done: 2 });
      expect(await counts(2)).toEqual([1, 1]);
    }, 20_000);
  });
}
