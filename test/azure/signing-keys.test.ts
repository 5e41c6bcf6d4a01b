import { agreeScoreCall, editScoreCall, readHistoryCall, readScoreCall, submitBallotCall } from '#app/value/calls';
import { newKeyPair } from '#app/signing/key-pair';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';
import { sharedDocuments, type SharedDocuments } from './shared-documents';

let app: AzureApp;
let documents: SharedDocuments;
const issueId = '10002';
const factors = { value: 8, urgency: 5, relief: 3, size: 5 };

beforeEach(() => {
  app = startAzure();
  documents = sharedDocuments(app);
});
afterEach(() => app.close());

async function agreed(who: string): Promise<void> {
  valueOf(await app.call(who, agreeScoreCall, { issueId, version: 0, factors }));
  await app.settle();
}

async function edited(who: string, value: number): Promise<void> {
  const { version } = valueOf(await app.call(who, readScoreCall, { issueId }));
  valueOf(await app.call(who, editScoreCall, { issueId, version, factors: { value } }));
  await app.settle();
}

async function seenAnew(who: string) {
  app.page(who, { isFresh: true });
  const view = valueOf(await app.call(who, readScoreCall, { issueId }));
  await app.settle();
  return view;
}

const published = async (): Promise<Record<string, string>> =>
  (await documents.read('keys', app.project('Ferry')))?.keys ?? {};

describe('a person’s key', () => {
  it('is made with the first write, and its private half is where nobody else can read it', async () => {
    valueOf(await app.call('ben', readScoreCall, { issueId }));
    await app.settle();
    expect(await published()).toEqual({});
    await agreed('ben');
    const { pair } = await documents.own('ben', 'signing', 'own');
    expect(await published()).toEqual({ [app.person('ben')]: pair.publicKey });
    const shared = await documents.everything('keys', documents.inFerry('score'), documents.inFerry('score-history'));
    expect(shared).not.toContain(pair.privateKey);
    expect(await documents.own('ana', 'signing', 'own')).not.toHaveProperty('pair');
  });

  it('is the same on a new device of theirs', async () => {
    await agreed('ben');
    const first = await published();
    expect(await seenAnew('cleo')).not.toHaveProperty('doubt');
    app.page('ben', { isFresh: true });
    await edited('ben', 13);
    expect(await published()).toEqual(first);
    expect(await seenAnew('cleo')).not.toHaveProperty('doubt');
  });

  it('is one, though two of their devices write for the first time at once', async () => {
    const page = app.page('ben');
    app.page('ben', { isFresh: true });
    await Promise.all([
      page.records.signing?.sign('one', app.project('Ferry')),
      app.page('ben').records.signing?.sign('two', app.project('Ferry')),
    ]);
    const { pair } = await documents.own('ben', 'signing', 'own');
    expect(await published()).toEqual({ [app.person('ben')]: pair.publicKey });
    await agreed('ben');
    expect(await seenAnew('cleo')).not.toHaveProperty('doubt');
  });

  it('is put right by their own page when somebody puts another one in its place', async () => {
    await agreed('ben');
    const first = await published();
    await documents.change('keys', app.project('Ferry'), ({ keys }) => (keys[app.person('ben')] = 'another'));
    await seenAnew('ben');
    expect(await published()).toEqual(first);
  });
});

describe('a key that changes', () => {
  /** Cleo knows Ben’s key; then somebody else’s takes its place, and signs in Ben’s name. */
  async function impostor(): Promise<string> {
    await agreed('ben');
    await seenAnew('cleo');
    // Whoever reads these has the private half of the new one: a page of “Ben’s” with documents of his that are new.
    await documents.dropOwn('ben', 'signing', 'own');
    app.page('ben', { isFresh: true });
    await edited('ben', 20);
    return (await published())[app.person('ben')]!;
  }

  it('moves nothing and is told, with whose it is, until the viewer has said what to make of it', async () => {
    const key = await impostor();
    expect(await seenAnew('cleo')).toMatchObject({ doubt: 'unverified' });
    const changed = [{ by: app.person('ben'), key }];
    expect(await app.page('cleo').keyNews.changed()).toEqual(changed);
    expect(await app.page('dan').keyNews.changed()).toEqual([]);
  });

  it('that is accepted counts from then on, on every device, and so does what was signed before', async () => {
    const key = await impostor();
    await seenAnew('cleo');
    await app.page('cleo').keyNews.settle({ by: app.person('ben'), key }, true);
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId }))).not.toHaveProperty('doubt');
    expect(await seenAnew('cleo')).not.toHaveProperty('doubt');
    expect(await app.page('cleo').keyNews.changed()).toEqual([]);
    const lines = valueOf(await app.call('cleo', readHistoryCall, { issueId }));
    expect(lines.map(({ version, doubt }) => [version, doubt])).toEqual([
      [2, undefined],
      [1, undefined],
    ]);
  });

  it('that is not accepted is told no more, and stays unverified', async () => {
    const key = await impostor();
    await seenAnew('cleo');
    await app.page('cleo').keyNews.settle({ by: app.person('ben'), key }, false);
    expect(await seenAnew('cleo')).toMatchObject({ doubt: 'unverified' });
    expect(await app.page('cleo').keyNews.changed()).toEqual([]);
  });

  it('is none that somebody publishes in the viewer’s own name', async () => {
    const { publicKey } = await newKeyPair();
    await agreed('ben');
    await documents.change('keys', app.project('Ferry'), ({ keys }) => (keys[app.person('cleo')] = publicKey));
    await seenAnew('cleo');
    expect(await app.page('cleo').keyNews.changed()).toEqual([]);
    valueOf(await app.call('cleo', submitBallotCall, { issueId: '10004', round: 1, factors }));
    await app.settle();
    expect((await published())[app.person('cleo')]).not.toBe(publicKey);
  });
});

describe('what a page asks for to check signatures', () => {
  it('is its own keys and those of its project, beside the rest, and nothing after it', async () => {
    await agreed('ben');
    const before = app.exchanges.length;
    await seenAnew('cleo');
    const asked = app.exchanges.slice(before).filter(({ path }) => /Collections\/(keys|signing)/.test(path));
    expect(asked.map(({ method, path }) => [method, /Collections\/(\w+)/.exec(path)?.[1]])).toEqual([
      ['GET', 'signing'],
      ['GET', 'keys'],
      // Ben’s is pinned, once.
      ['GET', 'signing'],
      ['POST', 'signing'],
    ]);
    const again = app.exchanges.length;
    await seenAnew('cleo');
    const later = app.exchanges.slice(again).map(({ path }) => path);
    expect(later.filter((path) => /Collections\/(keys|signing)/.test(path))).toHaveLength(2);
    const first = later.findIndex((path) => path.includes('/Collections/score-'));
    expect(later.findLastIndex((path) => /Collections\/(keys|signing)/.test(path))).toBeLessThan(first);
  });
});
