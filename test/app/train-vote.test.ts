import { removeTrainCall } from '#app/train/calls';
import { importRecordsCall } from '#app/transfer/calls';
import { castVoteCall, readVoteCall, restartVoteCall, revealVoteCall } from '#app/vote/calls';
import { exported, hosts, siteOfEach } from './app-site';
import { valueOf } from './forge';
import { piId, refOf, saveTrain, trainId } from './train-site';

const note = 'The quay has no crew for the trial';

describe.each(hosts)('the confidence vote of a PI on %s', (_, start) => {
  const site = siteOfEach(start);
  beforeEach(async () => {
    valueOf(await saveTrain(site, 'ben', 0));
  });
  const cast = (who: string, confidence: number, more: object = {}, round = 1) =>
    site.call(who, castVoteCall, { ...refOf(site), round, answer: { teamId: 'deck', confidence, ...more } });
  const reveal = (who: string, round = 1) => site.call(who, revealVoteCall, { ...refOf(site), round });
  const restart = (who: string, version: number) => site.call(who, restartVoteCall, { ...refOf(site), version });
  const read = async (who: string) => valueOf(await site.call(who, readVoteCall, refOf(site)));
  /** Everybody looks once: where there is no trusted side, each opens their own vote. */
  const opened = async (...people: readonly string[]) => {
    for (const who of people) await read(who);
    await site.settle();
    return read(people[0]!);
  };
  const votesIn = ({ voices }: Awaited<ReturnType<typeof read>>) =>
    Object.fromEntries(voices.map(({ by, answer }) => [by, answer]));

  it('has nobody in it at first', async () => {
    expect(await read('ben')).toEqual({
      version: 0,
      round: 1,
      phase: 'open',
      voters: 0,
      voices: [],
      can: { vote: true, plan: true },
    });
    expect((await read('rhea')).can).toEqual({ vote: false, plan: false });
  });

  it('is a number until it is revealed, and the viewer’s own vote', async () => {
    valueOf(await cast('ben', 2, { note }));
    const answered = valueOf(await cast('cleo', 5, { teamId: 'quay' }));
    for (const view of [answered, await read('cleo')]) {
      expect(view).toMatchObject({ phase: 'open', version: 2, voters: 2, voices: [] });
      expect(view.mine).toMatchObject({ by: site.person('cleo'), answer: { teamId: 'quay', confidence: 5 } });
      expect(JSON.stringify(view)).not.toContain(note);
      expect(JSON.stringify(view)).not.toContain(site.person('ben'));
    }
    expect((await read('ben')).mine?.answer).toEqual({ teamId: 'deck', confidence: 2, note });
    const { mine, ...others } = await read('rhea');
    expect([mine, others.voters, others.voices]).toEqual([undefined, 2, []]);
  });

  it('is one a person, changed until the reveal; the same again is nothing new', async () => {
    valueOf(await cast('ben', 2));
    expect(valueOf(await cast('ben', 2)).version).toBe(1);
    expect(valueOf(await cast('ben', 4, { teamId: 'quay' }))).toMatchObject({ version: 2, voters: 1 });
    valueOf(await reveal('ben'));
    expect(await cast('ben', 1)).toMatchObject({ kind: 'clash', why: 'wrong-phase', current: { phase: 'revealed' } });
    expect(votesIn(await read('cleo'))).toEqual({ [site.person('ben')]: { teamId: 'quay', confidence: 4 } });
  });

  it('is everybody’s when they vote at once', async () => {
    await Promise.all([cast('ben', 2), cast('cleo', 3), cast('ana', 4)]);
    expect((await read('dan')).voters).toBe(3);
  });

  it('shows each vote after the reveal', async () => {
    valueOf(await cast('ben', 2, { note }));
    valueOf(await cast('cleo', 5, { teamId: 'quay' }));
    expect(await cast('cleo', 5, { teamId: 'quay' }, 2)).toMatchObject({ kind: 'clash', why: 'wrong-phase' });
    valueOf(await reveal('cleo'));
    expect(valueOf(await reveal('cleo')).version).toBe(3);
    await site.settle();
    const view = await opened('rhea', 'ben', 'cleo');
    expect(view).toMatchObject({ phase: 'revealed', voters: 2 });
    expect(votesIn(view)).toEqual({
      [site.person('ben')]: { teamId: 'deck', confidence: 2, note },
      [site.person('cleo')]: { teamId: 'quay', confidence: 5 },
    });
    expect(view.voices.filter(({ doubt }) => doubt)).toEqual([]);
  });

  it('is taken again, blind and empty, from what was seen; asked for twice it is one round', async () => {
    expect(await reveal('ben')).toMatchObject({ kind: 'invalid', why: 'no-votes' });
    valueOf(await cast('ben', 2));
    expect(await restart('ben', 1)).toMatchObject({ kind: 'clash', why: 'wrong-phase', current: { phase: 'open' } });
    valueOf(await reveal('ben'));
    expect(valueOf(await restart('ben', 2))).toMatchObject({ version: 3, round: 2, phase: 'open', voters: 0 });
    expect(valueOf(await restart('ben', 2)).version).toBe(3);
    expect(await restart('cleo', 2)).toMatchObject({ kind: 'clash', why: 'conflict', current: { round: 2 } });
    valueOf(await cast('ben', 4, {}, 2));
    valueOf(await reveal('ben', 2));
    expect(votesIn(await opened('cleo', 'ben'))).toEqual({ [site.person('ben')]: { teamId: 'deck', confidence: 4 } });
  });

  it('is cast by whoever may edit, and led by whoever plans', async () => {
    valueOf(await saveTrain(site, 'ana', 1, { plannedBy: 'administrators' }));
    expect((await read('ben')).can).toEqual({ vote: true, plan: false });
    valueOf(await cast('ben', 2));
    expect(await reveal('ben')).toEqual({ kind: 'not-permitted', need: 'administer' });
    expect(await cast('rhea', 2)).toEqual({ kind: 'not-permitted', need: 'edit' });
    valueOf(await reveal('ana'));
    expect(await restart('ben', 2)).toEqual({ kind: 'not-permitted', need: 'administer' });
  });

  it('is of a team of the train, from 1 to 5, with a note where something would have to change', async () => {
    expect(await cast('ben', 3, { teamId: 'moor' })).toMatchObject({ why: 'unknown-team', field: 'answer.teamId' });
    expect(await cast('ben', 3, { note })).toMatchObject({ why: 'stray-note' });
    for (const confidence of [0, 6, 2.5]) expect(await cast('ben', confidence)).toMatchObject({ why: 'malformed' });
    expect(await cast('ben', 1, { note: 'x'.repeat(501) })).toMatchObject({ why: 'malformed' });
    expect(valueOf(await cast('ben', 3, { note: ' ' })).mine?.answer).toEqual({ teamId: 'deck', confidence: 3 });
    expect(await site.call('ben', readVoteCall, { ...refOf(site), piId: 'pi-000002' })).toEqual({ kind: 'not-found' });
  });

  describe('in a file', () => {
    const importOf = (part: object) => site.call('ana', importRecordsCall, { part, replace: true } as never);

    it('holds no vote before the reveal, and takes none away that is here', async () => {
      valueOf(await cast('ben', 2, { note }));
      await site.settle();
      const file = await exported(site);
      const text = JSON.stringify(file);
      expect(file.records.find(({ kind }) => kind === 'vote')?.value).toMatchObject({ phase: 'open', answers: [] });
      expect([text.includes(note), text.includes('"confidence"')]).toEqual([false, false]);
      valueOf(await cast('cleo', 4));
      valueOf(await importOf({ ...file, lines: [] }));
      await site.settle();
      site.reload();
      const { voters, phase, mine } = await read('ben');
      expect([voters, phase, mine?.answer]).toEqual([2, 'open', { teamId: 'deck', confidence: 2, note }]);
    });

    it('comes back after its train was removed, and becomes the next round where another one goes on', async () => {
      valueOf(await cast('ben', 2, { note }));
      valueOf(await reveal('ben'));
      await site.settle();
      const file = await exported(site);
      valueOf(await site.call('ben', removeTrainCall, { projectId: site.projectId, id: trainId, version: 1 }));
      await site.settle();
      site.reload();
      expect((await exported(site)).records.filter(({ kind }) => kind === 'vote')).toEqual([]);
      valueOf(await importOf({ ...file, lines: [] }));
      site.reload();
      const vote = { [site.person('ben')]: { teamId: 'deck', confidence: 2, note } };
      const back = await read('cleo');
      expect([back.round, votesIn(back)]).toEqual([1, vote]);
      valueOf(await restart('ben', back.version));
      valueOf(await importOf({ ...file, records: file.records.filter(({ kind }) => kind === 'vote'), lines: [] }));
      site.reload();
      const again = await read('cleo');
      expect([again.round, again.phase, votesIn(again)]).toEqual([3, 'revealed', vote]);
    });

    it('is left out where it is of a blind round, damaged, or of two votes of one person', async () => {
      const at = '2026-11-02T09:00:00.000Z';
      const voice = { by: site.person('ben'), at, answer: { teamId: 'deck', confidence: 2 } };
      const value = { trainId, piId, round: 1, phase: 'revealed', answers: [voice] };
      const skipped = async (more: object, id = piId) => {
        const record = {
          kind: 'vote',
          format: 1,
          id,
          home: site.projectId,
          version: 1,
          at,
          value: { ...value, ...more },
        };
        const part = { waybill: 'records', format: 2, exported: at, records: [record], lines: [] };
        return valueOf(await importOf(part)).skipped.map(({ why }) => why);
      };
      expect(await skipped({ answers: [voice, voice] })).toEqual(['two-ballots']);
      expect(await skipped({}, 'pi-000009')).toEqual(['damaged']);
      expect(await skipped({ answers: [{ ...voice, at: '2999-01-01T00:00:00.000Z' }] })).toEqual(['in-the-future']);
      expect(await skipped({ answers: [{ ...voice, answer: { ...voice.answer, confidence: 3, note } }] })).toEqual([
        'damaged',
      ]);
      expect(await skipped({ phase: 'open' })).toEqual(['blind-answers']);
      expect((await read('ben')).voters).toBe(0);
    });
  });
});
