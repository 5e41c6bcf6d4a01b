import {
  agreeScoreCall,
  listScoresCall,
  readScoreCall,
  reopenRoundCall,
  restartRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';

let app: AzureApp;
beforeEach(() => void (app = startAzure()));
afterEach(() => app.close());

const issueId = '10002';
const full = { value: 13, urgency: 5, relief: 3, size: 5 };
const secret = 'for the night boats';

/** The item's record as anybody who may call the platform reads it. */
async function stored(): Promise<Json> {
  const data = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes/Default/Current/Collections';
  return (await app.rest('rhea', `${data}/score-${app.project('Ferry')}/Documents/${issueId}`)).body.value;
}

async function submitted(...people: readonly string[]): Promise<void> {
  for (const who of people)
    valueOf(await app.call(who, submitBallotCall, { issueId, round: 1, factors: full, note: secret }));
  await app.settle();
}

const closed = (who: string) => ({
  by: app.person(who),
  at: expect.any(String) as string,
  seal: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  signature: expect.stringMatching(/^[\w+/]{86}==$/) as string,
});

describe('while a round is open', () => {
  it('its answers stay sealed, however often their authors look at it', async () => {
    await submitted('ben', 'cleo');
    for (const who of ['ben', 'cleo', 'dan', 'ana']) {
      app.page(who, { isFresh: true });
      valueOf(await app.call(who, readScoreCall, { issueId }));
      valueOf(await app.call(who, listScoresCall, { projectId: app.project('Ferry') }));
      await app.settle();
    }
    expect((await stored()).ballots).toEqual([closed('ben'), closed('cleo')]);
    expect(JSON.stringify(await stored())).not.toContain(secret);
  });

  it('so they do in the round that a new one has taken the place of, which may come back', async () => {
    await submitted('ben', 'cleo');
    const { version } = valueOf(await app.call('ben', readScoreCall, { issueId }));
    valueOf(await app.call('ben', restartRoundCall, { issueId, version }));
    await app.settle();
    expect((await stored()).replaced).toEqual({
      by: 'restart',
      phase: 'open',
      ballots: [closed('ben'), closed('cleo')],
    });
    valueOf(await app.call('cleo', reopenRoundCall, { issueId, version: version + 1 }));
    await app.settle();
    expect((await stored()).ballots).toEqual([closed('ben'), closed('cleo')]);
    expect(JSON.stringify(await stored())).not.toContain(secret);
  });
});

describe('an agreement that is taken back', () => {
  it('seals the answer again that it opened: the round is blind for the others', async () => {
    await submitted('ben');
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 1, factors: full }));
    await app.settle();
    expect((await stored()).ballots).toMatchObject([{ answer: { factors: full } }]);
    valueOf(await app.call('ben', reopenRoundCall, { issueId, version: 2 }));
    await app.settle();
    expect(await stored()).toMatchObject({ phase: 'open', ballots: [closed('ben')] });
    expect((await stored()).ballots).toEqual([closed('ben')]);
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId }))).toMatchObject({
      voters: [app.person('ben')],
      ballots: [],
    });
  });
});
