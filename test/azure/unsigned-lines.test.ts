import { readSettingsCall } from '#app/settings/calls';
import { exportRecordsCall, importRecordsCall } from '#app/transfer/calls';
import {
  agreeScoreCall,
  editScoreCall,
  readHistoryCall,
  readScoreCall,
  revealRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';
import { sharedDocuments, type SharedDocuments } from './shared-documents';

let app: AzureApp;
let documents: SharedDocuments;
const issueId = '10002';
const factors = { value: 8, urgency: 5, relief: 3, size: 5 };
const wsjf = 'Custom.WSJF';

beforeEach(() => {
  app = startAzure();
  documents = sharedDocuments(app);
});
afterEach(() => app.close());

async function history(who: string) {
  const lines = valueOf(await app.call(who, readHistoryCall, { issueId }));
  return lines.map(({ version, action, doubt }) => [version, action, doubt]);
}

describe('a record from before there were signatures', () => {
  beforeEach(async () => {
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors }));
    await app.settle();
    const unsign = ({ signed: _signed, ...line }: Json) => line;
    await documents.change(documents.inFerry('score'), issueId, (document) => {
      document.stamped = unsign(document.stamped);
    });
    await documents.change(documents.inFerry('score-history'), issueId, (document) => {
      document.lines = document.lines.map(unsign);
    });
    app.page('ben', { isFresh: true });
    app.page('cleo', { isFresh: true });
  });

  it('is read as ever and says that it is not signed, and so do its lines', async () => {
    const view = valueOf(await app.call('cleo', readScoreCall, { issueId }));
    expect(view).toMatchObject({ agreed: { factors }, version: 1, doubt: 'unsigned' });
    expect(await history('cleo')).toEqual([[1, 'agreed', 'unsigned']]);
  });

  it('writes no field, until somebody goes on with it', async () => {
    await app.edit('ana', issueId, { [wsjf]: null });
    app.page('ben').tracker.forget();
    valueOf(await app.call('ben', readScoreCall, { issueId }));
    await app.settle();
    expect(app.fieldsOf(issueId)).not.toHaveProperty([wsjf]);
    const view = valueOf(
      (await app.raw('ben', 'value.edit', { issueId, version: 1, factors: { value: 13 } })) as never,
    );
    expect(view).not.toHaveProperty('doubt');
    await app.settle();
    // (13 + 5 + 3) / 5 = 4.2
    expect(app.fieldsOf(issueId)).toMatchObject({ [wsjf]: 4.2 });
    expect(await history('cleo')).toEqual([
      [2, 'edited', undefined],
      [1, 'agreed', 'unsigned'],
    ]);
  });
});

describe('an import', () => {
  it('is signed by whoever makes it, with all that it brings: only lines of the past are not', async () => {
    valueOf(await app.call('cleo', submitBallotCall, { issueId, round: 1, factors: { value: 13 }, note: 'ahoy' }));
    valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    valueOf(await app.call('cleo', readScoreCall, { issueId }));
    await app.settle();
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 2, factors }));
    await app.settle();
    const { part } = valueOf(await app.call('ana', exportRecordsCall, {}));
    const parts = [part];
    for (let next: string | undefined = '1'; next !== undefined;) {
      const more: { part: Json; next?: string } = valueOf(await app.call('ana', exportRecordsCall, { after: next }));
      parts.push(more.part);
      next = more.next;
    }
    app.close();

    app = startAzure();
    documents = sharedDocuments(app);
    for (const one of parts) valueOf(await app.call('ana', importRecordsCall, { part: one as Json, replace: false }));
    await app.settle();
    expect(app.fieldsOf(issueId)).toMatchObject({ [wsjf]: 3.2 });
    const seen = valueOf(await app.call('ben', readScoreCall, { issueId }));
    expect(seen).not.toHaveProperty('doubt');
    expect(seen.ballots).toMatchObject([{ by: app.person('cleo'), note: 'ahoy' }]);
    expect(seen.ballots[0]).not.toHaveProperty('seal');
    expect(await history('ben')).toEqual([
      [4, 'imported', undefined],
      [3, 'agreed', 'unsigned'],
      [2, 'revealed', 'unsigned'],
      [1, 'submitted', 'unsigned'],
    ]);
    valueOf(await app.call('ben', editScoreCall, { issueId, version: 4, factors: { value: 13 } }));
    await app.settle();
    expect(app.fieldsOf(issueId)).toMatchObject({ [wsjf]: 4.2 });
  });
});

describe('a page that may not use cryptography', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis.crypto, 'subtle');
  });

  it('reads everything, says that it could check nothing, writes what is no secret, and has no field follow', async () => {
    valueOf(await app.call('cleo', submitBallotCall, { issueId, round: 1, factors: { value: 13 } }));
    valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    valueOf(await app.call('cleo', readScoreCall, { issueId }));
    await app.settle();
    Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined, configurable: true });
    app.page('ben', { isFresh: true });
    const seen = valueOf(await app.call('ben', readScoreCall, { issueId }));
    expect(seen).toMatchObject({ doubt: 'unchecked', ballots: [{ factors: { value: 13 } }] });
    expect(seen.ballots[0]).not.toHaveProperty('seal');
    expect(await history('ben')).toMatchObject([
      [2, 'revealed', 'unchecked'],
      [1, 'submitted', 'unchecked'],
    ]);
    expect(await app.call('ben', submitBallotCall, { issueId: '10004', round: 1, factors })).toEqual({
      kind: 'invalid',
      why: 'insecure-page',
    });
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 2, factors }));
    await app.settle();
    expect(app.fieldsOf(issueId)).not.toHaveProperty([wsjf]);
    expect(valueOf(await app.call('ben', readSettingsCall, { projectId: app.project('Ferry') }))).toMatchObject({
      settings: { version: 0 },
    });
  });
});
