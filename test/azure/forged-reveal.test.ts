import {
  editScoreCall,
  listScoresCall,
  readScoreCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';
import { forgedLine, sharedDocuments, type SharedDocuments } from './shared-documents';

let app: AzureApp;
let documents: SharedDocuments;
const issueId = '10002';
const answers = { value: 13, urgency: 5, relief: 3 };
const note = 'for the night boats';

/** Cleo and Dan have scored: Cleo's answers are nowhere but in her own documents. */
beforeEach(async () => {
  app = startAzure();
  documents = sharedDocuments(app);
  for (const who of ['cleo', 'dan'])
    valueOf(await app.call(who, submitBallotCall, { issueId, round: 1, factors: answers, note }));
  await app.settle();
});
afterEach(() => app.close());

/** What everybody can read of the item. */
const readable = () => documents.everything(documents.inFerry('score'), documents.inFerry('score-history'));

async function forgePhase(line?: object): Promise<void> {
  await documents.change(documents.inFerry('score'), issueId, (document) => {
    document.value.phase = 'revealed';
    if (!line) return;
    document.version += 1;
    document.stamped = forgedLine(app.person('ben'), document.version, line);
  });
}

/** Everything that Cleo's page does with the item while she looks at it, in a fresh page and in the one that was open. */
async function cleoLooks(): Promise<void> {
  for (const isFresh of [false, true]) {
    app.page('cleo', { isFresh });
    valueOf(await app.call('cleo', readScoreCall, { issueId }));
    valueOf(await app.call('cleo', listScoresCall, { projectId: app.project('Ferry') }));
    await app.settle();
  }
}

describe('a reader who writes into the record that a blind round is over', () => {
  it('does not get the answers: the author’s page opens them for nobody’s word', async () => {
    const before = await documents.read(documents.inFerry('score'), issueId);
    await forgePhase();
    await cleoLooks();
    expect(await readable()).not.toMatch(/factors|night boats/);
    // and takes the traces away again
    await documents.write(documents.inFerry('score'), before);
    await cleoLooks();
    expect(await readable()).not.toMatch(/factors|night boats/);
  });

  it('does not get them with a line in the name of somebody who might have ended it either', async () => {
    await forgePhase({ action: 'revealed', round: 1 });
    await cleoLooks();
    expect(await readable()).not.toMatch(/factors|night boats/);
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId }))).toMatchObject({ doubt: 'unsigned' });
  });

  it('does not get them with the signature of another line', async () => {
    const { stamped } = await documents.read(documents.inFerry('score'), issueId);
    await documents.change(documents.inFerry('score'), issueId, (document) => {
      document.value.phase = 'revealed';
      document.stamped = { ...stamped, line: { action: 'revealed', round: 1 } };
    });
    await cleoLooks();
    expect(await readable()).not.toMatch(/factors|night boats/);
    expect(valueOf(await app.call('ben', readScoreCall, { issueId }))).toMatchObject({ doubt: 'unverified' });
  });

  it('does not get them when somebody edits the value on top of it, who ends no round by that', async () => {
    await forgePhase();
    const { version } = valueOf(await app.call('ben', readScoreCall, { issueId }));
    valueOf(await app.call('ben', editScoreCall, { issueId, version, factors: { value: 8 } }));
    await app.settle();
    await cleoLooks();
    expect(await readable()).not.toMatch(/night boats/);
  });

  it.each([
    ['starts again', restartRoundCall, {}],
    ['edits the value', editScoreCall, { factors: { value: 8 } }],
  ])('does not get them when the author herself %s', async (_, call, more) => {
    await forgePhase();
    const { version } = valueOf(await app.call('cleo', readScoreCall, { issueId }));
    valueOf(await app.raw('cleo', call.name, { issueId, version, ...more }));
    await app.settle();
    await cleoLooks();
    expect(await readable()).not.toMatch(/night boats/);
  });
});

describe('a round that somebody ends in their own name', () => {
  it('opens each answer when its author looks next', async () => {
    valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    await app.settle();
    await cleoLooks();
    expect(await readable()).toMatch(/night boats/);
    const seen = valueOf(await app.call('ben', readScoreCall, { issueId }));
    expect(seen).not.toHaveProperty('doubt');
    expect(seen.ballots).toMatchObject([{ by: app.person('cleo'), factors: answers, note }]);
    expect(seen.ballots[0]).not.toHaveProperty('seal');
  });
});
