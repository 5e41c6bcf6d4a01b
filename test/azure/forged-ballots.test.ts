import { newNonce, sealOf } from '#app/blind/seal';
import { readScoreCall, revealRoundCall, submitBallotCall } from '#app/value/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';
import { sharedDocuments, type SharedDocuments } from './shared-documents';

let app: AzureApp;
let documents: SharedDocuments;
const issueId = '10002';
const answers = { value: 13, urgency: 5, relief: 3 };
const forged = { factors: { value: 1, urgency: 1, relief: 1 } };

/** Cleo’s answer is revealed and open. */
beforeEach(async () => {
  app = startAzure();
  documents = sharedDocuments(app);
  valueOf(await app.call('cleo', submitBallotCall, { issueId, round: 1, factors: answers }));
  valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
  valueOf(await app.call('cleo', readScoreCall, { issueId }));
  await app.settle();
});
afterEach(() => app.close());

async function withBallots(change: (ballots: Json[]) => Json[] | Promise<Json[]>): Promise<void> {
  const document = await documents.read(documents.inFerry('score'), issueId);
  document.value.ballots = await change(document.value.ballots);
  await documents.write(documents.inFerry('score'), document);
}

async function seenBy(who: string): Promise<{ doubt: unknown; seals: Json }> {
  app.page(who, { isFresh: true });
  const { ballots, doubt } = valueOf(await app.call(who, readScoreCall, { issueId }));
  return { doubt, seals: ballots.map(({ by, seal }) => [by, seal]) };
}

const cleo = () => app.person('cleo');

describe('a ballot that its author did not give', () => {
  it('is nobody’s doubt where it is hers', async () => {
    for (const who of ['ben', 'cleo'])
      expect(await seenBy(who)).toEqual({ doubt: undefined, seals: [[cleo(), undefined]] });
  });

  it('without a seal is shown as not signed, and to her as not what she answered', async () => {
    await withBallots(([{ by, at }]) => [{ by, at, answer: forged }]);
    expect(await seenBy('ben')).toEqual({ doubt: 'unverified', seals: [[cleo(), 'unsigned']] });
    expect(await seenBy('cleo')).toEqual({ doubt: 'unverified', seals: [[cleo(), 'broken']] });
  });

  it.each([
    ['her signature of the first one', 'broken', (signature: string): object => ({ signature })],
    ['none', 'unsigned', (): object => ({})],
  ])('with a new seal that fits it, and %s, is shown as %s', async (_, shown, signed) => {
    await withBallots(async ([{ by, at, signature }]) => {
      const nonce = newNonce();
      const seal = await sealOf(nonce, { kind: 'score', id: issueId, round: 1, by, answer: forged });
      return [{ by, at, seal, nonce, answer: forged, ...signed(signature) }];
    });
    expect(await seenBy('ben')).toEqual({ doubt: 'unverified', seals: [[cleo(), shown]] });
    expect(await seenBy('cleo')).toEqual({ doubt: 'unverified', seals: [[cleo(), 'broken']] });
  });

  it('of somebody who never voted is shown as not signed, beside hers, which stays hers', async () => {
    const dan = app.person('dan');
    await withBallots((ballots) => [...ballots, { by: dan, at: '2026-11-20T09:00:00.000Z', answer: forged }]);
    const seals = [
      [cleo(), undefined],
      [dan, 'unsigned'],
    ];
    expect(await seenBy('ben')).toEqual({ doubt: 'unverified', seals });
    expect(await seenBy('dan')).toEqual({ doubt: 'unverified', seals });
  });

  it('stays what it is when somebody goes on with the record, whose signature then holds', async () => {
    await withBallots(([{ by, at }]) => [{ by, at, answer: forged }]);
    const { version } = valueOf(await app.call('ben', readScoreCall, { issueId }));
    const factors = { value: 8, urgency: 5, relief: 3, size: 5 };
    valueOf((await app.raw('ben', 'value.agree', { issueId, version, factors })) as never);
    await app.settle();
    expect(await seenBy('dan')).toEqual({ doubt: undefined, seals: [[cleo(), 'unsigned']] });
  });
});
