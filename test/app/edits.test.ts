import { importRecordsCall } from '#app/transfer/calls';
import { agreeScoreCall, editScoreCall, readScoreCall, reopenRoundCall, submitBallotCall } from '#app/value/calls';
import { agreed, exported, full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('an edit of cells on %s', (_, start) => {
  const site = siteOfEach(start);
  const edit = (who: string, version: number, factors: Record<string, number | null>, of = issueId) =>
    site.call(who, editScoreCall, { issueId: of, version, factors });
  const read = async (of = issueId) => valueOf(await site.call('rhea', readScoreCall, { issueId: of }));

  it.each([1, 999, 900_000_000])('from version %s, which nobody has seen yet, is a conflict', async (ahead) => {
    expect(await edit('ben', ahead, { value: 13 })).toMatchObject({ kind: 'clash', why: 'conflict' });
    expect((await read()).version).toBe(0);
    const version = await agreed(site, 'cleo');
    valueOf(await edit('cleo', version, { value: 20 }));
    expect(await edit('ben', version + 1 + ahead, { value: 13 })).toMatchObject({
      kind: 'clash',
      why: 'conflict',
      current: { version: version + 1, agreed: { factors: { value: 20 } } },
    });
    expect((await read()).agreed?.factors).toMatchObject({ value: 20 });
  });

  it.each([-1, 1.5, 2 ** 53 - 1, 1e300])('from %s, which is no version, is refused', async (version) =>
    expect(await edit('ben', version, { value: 13 })).toMatchObject({ kind: 'invalid', field: 'version' }),
  );

  it.each<Record<string, null>>([{}, { value: null }, { value: null, urgency: null, relief: null, size: null }])(
    'that sets nothing leaves an item unscored, and its round open: %j',
    async (factors) => {
      // FERRY-1 has an estimate, which would be frozen beside an answer; FERRY-2 has none.
      for (const of of ['10001', issueId]) {
        expect(await edit('ben', 0, factors, of)).toMatchObject({ kind: 'ok', value: { version: 0, phase: 'open' } });
        expect(await read(of)).toMatchObject({ version: 0, phase: 'open' });
        const ballot = { issueId: of, round: 1, factors: full };
        expect(await site.call('cleo', submitBallotCall, { ...ballot, factors: { value: 3 } })).toMatchObject({
          kind: 'ok',
        });
      }
    },
  );

  it('that sets nothing leaves an agreed value as it is', async () => {
    const version = await agreed(site);
    expect(await edit('ben', version, {})).toMatchObject({ kind: 'ok', value: { version } });
    expect(await edit('ben', version, { ...full })).toMatchObject({ kind: 'ok', value: { version } });
  });

  it('does not go over an agreement that was taken back since', async () => {
    const version = await agreed(site);
    valueOf(await site.call('cleo', reopenRoundCall, { issueId, version }));
    expect(await edit('ben', version, { value: 13 })).toMatchObject({ kind: 'clash', why: 'conflict' });
    expect(await read()).toMatchObject({ version: version + 1, phase: 'open' });
  });

  it('does not go over an import', async () => {
    const version = await agreed(site);
    await site.settle();
    const file = await exported(site);
    valueOf(await edit('cleo', version, { value: 20 }));
    await site.settle();
    const part = { ...file, records: file.records.filter(({ kind }) => kind === 'score'), lines: [] };
    expect(valueOf(await site.call('ana', importRecordsCall, { part, replace: true }))).toMatchObject({ written: 1 });
    const now = await read();
    expect(now.version).toBe(version + 2);
    expect(await edit('ben', version + 1, { value: 13 })).toMatchObject({
      kind: 'clash',
      why: 'conflict',
      current: { agreed: { factors: full } },
    });
  });

  it('goes over a ballot, which is no agreed value', async () => {
    valueOf(await site.call('cleo', submitBallotCall, { issueId, round: 1, factors: full }));
    expect(await edit('ben', 0, { value: 13 })).toMatchObject({ kind: 'ok', value: { version: 2, ballots: 1 } });
    expect(await site.call('ben', agreeScoreCall, { issueId, version: 2, factors: full })).toMatchObject({
      kind: 'clash',
      why: 'wrong-phase',
    });
  });
});
