import { HostUnreachable } from '#app/ports/failures';
import type { IssueWrite, IssueWriteOutcome, PlannedValue } from '#app/ports/writes';
import type { IssueId } from '#core/issue';
import { applied, ids, isCall, isWriting, kinds, type WritesHost, type WritesSite } from './writes-site';

/** Fields of items, in one host. */
export function describeFields(host: WritesHost, site: () => WritesSite): void {
  const { paths } = host;
  const set = (id: string, values: Readonly<Record<string, PlannedValue>>): IssueWrite => ({
    key: `set ${id}`,
    issueId: id as IssueId,
    set: { fields: values },
  });
  const moves = (count: number, iteration: string | null): readonly IssueWrite[] =>
    ids(count).map((issueId) => ({ key: `move ${issueId}`, issueId, set: { iteration } }));

  describe('fields of items', () => {
    it('are written for 120 items in few calls, and not again when they hold', async () => {
      const spring = await site().iteration('Spring');
      const { outcomes, error } = await applied(site().writes('ben'), moves(120, spring));
      expect(error).toBeUndefined();
      expect(kinds(outcomes)).toEqual({ done: 120 });
      expect(site().exchanges.filter(isWriting)).toHaveLength(host.moves.writing);
      expect(site().exchanges).toHaveLength(host.moves.all);
      expect((await site().item('10001')).iteration).toBe(spring);
      expect((await site().item('10120')).iteration).toBe(spring);
      expect((await site().item('10121')).iteration).toBeNull();
      expect(kinds((await applied(site().writes('ben'), moves(120, spring))).outcomes)).toEqual({ done: 120 });
      expect(site().exchanges.filter(isWriting)).toHaveLength(host.moves.writing);
    }, 20_000);

    it('are emptied by null, and the place among iterations, too', async () => {
      const { labels, points } = await site().fields();
      const spring = await site().iteration('Spring');
      const full = {
        iteration: spring,
        parent: '10200' as IssueId,
        fields: { [labels]: ['quay', 'ice'], [points]: 8 },
      };
      const issueId = '10002' as IssueId;
      await applied(site().writes('ben'), [{ key: 'a', issueId, set: full }]);
      expect(await site().item('10002')).toMatchObject({
        iteration: spring,
        parent: '10200',
        labels: ['ice', 'quay'],
        points: 8,
      });
      const empty = { iteration: null, parent: null, fields: { [labels]: [], [points]: null } };
      const { outcomes } = await applied(site().writes('ben'), [{ key: 'a', issueId, set: empty }]);
      expect(kinds(outcomes)).toEqual({ done: 1 });
      expect(await site().item('10002')).toMatchObject({ iteration: null, parent: null, labels: [], points: null });
    });

    it('of one item are written in the order that they were given', async () => {
      const { points } = await site().fields();
      const twice = [set('10001', { [points]: 3 }), { ...set('10001', { [points]: 5 }), key: 'later' }];
      expect(kinds((await applied(site().writes('ben'), twice)).outcomes)).toEqual({ done: 2 });
      expect((await site().item('10001')).points).toBe(5);
    });

    it('that are refused stop no others', async () => {
      const { points } = await site().fields();
      const { outcomes, error } = await applied(site().writes('ben'), [
        set('10001', { [points]: 3 }),
        set('99999', { [points]: 3 }),
        set('10300', { [points]: 3 }),
        set('10002', { [points]: 'many' }),
        set('10003', { [points]: 5 }),
      ]);
      expect(error).toBeUndefined();
      expect([...outcomes.values()].sort((one, other) => one.key.localeCompare(other.key))).toEqual([
        { key: 'set 10001', kind: 'done', issueId: '10001' },
        { key: 'set 10002', kind: 'refused', code: 'invalid', message: expect.stringMatching(/\w/) },
        { key: 'set 10003', kind: 'done', issueId: '10003' },
        { key: 'set 10300', kind: 'refused', code: 'not-found', message: '' },
        { key: 'set 99999', kind: 'refused', code: 'not-found', message: '' },
      ]);
      expect([(await site().item('10001')).points, (await site().item('10003')).points]).toEqual([3, 5]);
    });

    it('that somebody may not write are forbidden, in a batch of moves, too', async () => {
      const { points } = await site().fields();
      const spring = await site().iteration('Spring');
      const { outcomes } = await applied(site().writes('rhea'), [set('10001', { [points]: 3 }), ...moves(3, spring)]);
      expect([...outcomes.values()].map((outcome) => outcome.kind === 'refused' && outcome.code)).toEqual([
        'forbidden',
        'forbidden',
        'forbidden',
        'forbidden',
      ]);
    });

    it('of an item that was changed since it was seen are left alone', async () => {
      const { points } = await site().fields();
      const { seen } = await site().item('10001');
      await site().rename('ana', '10001', 'Renamed');
      const write = { key: 'a', issueId: '10001' as IssueId, seen, set: { fields: { [points]: 3 } } };
      expect((await applied(site().writes('ben'), [write])).outcomes.get('a')).toEqual({ key: 'a', kind: 'changed' });
      expect((await site().item('10001')).points).toBeNull();
      const fresh = { ...write, seen: (await site().item('10001')).seen };
      expect(kinds((await applied(site().writes('ben'), [fresh])).outcomes)).toEqual({ done: 1 });
      expect((await site().item('10001')).points).toBe(3);
    });

    it('go only where the item still lies where it was planned from', async () => {
      const [spring, summer] = [await site().iteration('Spring'), await site().iteration('Summer')];
      const to = (iteration: string | null, from: string | null): IssueWrite => ({
        key: `${from}`,
        issueId: '10001' as IssueId,
        only: { iteration: from },
        set: { iteration },
      });
      const write = async (one: IssueWrite) => (await applied(site().writes('ben'), [one])).outcomes.get(one.key)?.kind;
      expect(await write(to(spring, summer))).toBe('changed');
      expect((await site().item('10001')).iteration).toBeNull();
      expect(await write(to(spring, null))).toBe('done');
      // It is there already: whoever sends it again is told so, wherever it came from.
      expect(await write(to(spring, null))).toBe('done');
      expect(await write(to(summer, null))).toBe('changed');
      expect(await write(to(null, spring))).toBe('done');
      expect((await site().item('10001')).iteration).toBeNull();
    });

    it('go only where the item still holds what it was planned from, days among them', async () => {
      const { due } = await site().fields();
      const spring = await site().iteration('Spring');
      const to = (day: string | null, from: string | null): IssueWrite => ({
        key: `${from}`,
        issueId: '10001' as IssueId,
        only: { iteration: null, fields: { [due]: from } },
        set: { fields: { [due]: day } },
      });
      const write = async (one: IssueWrite) => (await applied(site().writes('ben'), [one])).outcomes.get(one.key)?.kind;
      expect(await write(to('2026-11-22', '2026-11-01'))).toBe('changed');
      expect((await site().item('10001')).due).toBeNull();
      expect(await write(to('2026-11-22', null))).toBe('done');
      expect((await site().item('10001')).due).toMatch(/^2026-11-22(T00:00:00Z)?$/);
      // It is there already: whoever sends it again is told so.
      expect(await write(to('2026-11-22', null))).toBe('done');
      expect(await write(to('2026-12-24', null))).toBe('changed');
      expect(await write(to(null, '2026-11-22'))).toBe('done');
      await applied(site().writes('ben'), [{ key: 'move', issueId: '10001' as IssueId, set: { iteration: spring } }]);
      // The day is as it was, the place is not.
      expect(await write(to('2026-11-22', null))).toBe('changed');
      expect((await site().item('10001')).due).toBeNull();
    });

    it('are set together with the place in one write', async () => {
      const { due } = await site().fields();
      const spring = await site().iteration('Spring');
      const { changes } = await site().item('10001');
      const only = { iteration: null, fields: { [due]: null } };
      const write: IssueWrite = {
        key: 'both',
        issueId: '10001' as IssueId,
        only,
        set: { iteration: spring, fields: { [due]: '2026-11-22' } },
      };
      expect(kinds((await applied(site().writes('ben'), [write])).outcomes)).toEqual({ done: 1 });
      expect(await site().item('10001')).toMatchObject({ iteration: spring, changes: changes + 1 });
      const back: IssueWrite = { ...write, key: 'back', only: write.set, set: only };
      expect(kinds((await applied(site().writes('ben'), [back])).outcomes)).toEqual({ done: 1 });
      expect(await site().item('10001')).toMatchObject({ iteration: null, due: null });
    });

    it('wait while the tracker asks to, longer than one call does by itself', async () => {
      const { points } = await site().fields();
      const spring = await site().iteration('Spring');
      site().fail(`429@${paths.move}x7,429@${paths.edit}x7`);
      const { outcomes, error } = await applied(site().writes('ben'), [
        ...moves(60, spring),
        set('10070', { [points]: 3 }),
      ]);
      expect(error).toBeUndefined();
      expect(kinds(outcomes)).toEqual({ done: 61 });
      expect((await site().item('10060')).iteration).toBe(spring);
    }, 20_000);

    it.each(['lost', '500', '503'])('are found done, or written again, after %s', async (fault) => {
      const { points } = await site().fields();
      const { seen, changes } = await site().item('10001');
      site().fail(`${fault}@${paths.edit}x1`);
      const write = { key: 'a', issueId: '10001' as IssueId, seen, set: { fields: { [points]: 3 } } };
      const { outcomes } = await applied(site().writes('ben'), [write]);
      expect(outcomes.get('a')).toEqual({ key: 'a', kind: 'done', issueId: '10001' });
      expect(await site().item('10001')).toMatchObject({ points: 3, changes: changes + 1 });
    });

    it('are in doubt when nothing is heard any more after they were sent', async () => {
      const { points } = await site().fields();
      let isDead = false;
      const writes = site().writes('ben', (method, path) => {
        isDead ||= isCall(paths.edit, method, path);
        if (isDead) throw new Error('The network is gone.');
      });
      const { outcomes, error } = await applied(writes, [set('10001', { [points]: 3 })]);
      expect(outcomes.get('set 10001')).toEqual({ key: 'set 10001', kind: 'doubtful' });
      expect(error).toBeInstanceOf(HostUnreachable);
      expect(kinds((await applied(site().writes('ben'), [set('10001', { [points]: 3 })])).outcomes)).toEqual({
        done: 1,
      });
    });

    it('stop before the next call when they are told to, with what was sent said', async () => {
      const spring = await site().iteration('Spring');
      const stop = new AbortController();
      const outcomes = new Map<string, IssueWriteOutcome>();
      // More than one batch of either host.
      const more = [
        ...moves(120, spring),
        ...moves(120, null).map((write) => ({ ...write, key: `${write.key} back` })),
      ];
      const applying = site()
        .writes('ben')
        .apply(
          more,
          (outcome) => {
            outcomes.set(outcome.key, outcome);
            stop.abort(new Error('enough'));
          },
          stop.signal,
        );
      await expect(applying).rejects.toThrow('enough');
      const moved = [...outcomes.values()];
      expect(moved.length).toBeGreaterThanOrEqual(1);
      expect(moved.length).toBeLessThanOrEqual(120);
      expect(moved.every(({ kind }) => kind === 'done')).toBe(true);
      for (const id of ids(120))
        expect((await site().item(id)).iteration).toBe(outcomes.has(`move ${id}`) ? spring : null);
    }, 20_000);

    it('are not begun when they were told to stop before', async () => {
      const { error, outcomes } = await applied(
        site().writes('ben'),
        moves(3, await site().iteration('Spring')),
        AbortSignal.abort(new Error('enough')),
      );
      expect([error, outcomes.size]).toEqual([new Error('enough'), 0]);
      expect(site().exchanges.filter(isWriting)).toHaveLength(0);
    });
  });
}
