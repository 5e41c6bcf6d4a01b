import { saveTrainCall } from '#app/train/calls';
import { castVoteCall, readVoteCall, restartVoteCall, revealVoteCall } from '#app/vote/calls';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';
import { piId, trainId, trainOf } from '../app/train-site';
import { forgedLine, sharedDocuments, type SharedDocuments } from './shared-documents';

let app: AzureApp;
let documents: SharedDocuments;
const note = 'no crew on the quay';

const ref = () => ({ projectId: app.project('Ferry'), trainId, piId });
const cast = (who: string, confidence: number, round = 1) =>
  app.call(who, castVoteCall, {
    ...ref(),
    round,
    answer: { teamId: 'deck', confidence, ...(confidence <= 2 && { note }) },
  });
const read = async (who: string) => valueOf(await app.call(who, readVoteCall, ref()));
const collection = () => documents.inFerry('vote');
/** What everybody can read of the vote. */
const readable = () => documents.everything(collection(), documents.inFerry('vote-history'));
const answersIn = async (): Promise<Json[]> => (await documents.read(collection(), piId)).value.answers;

/** Cleo and Dan have voted. */
beforeEach(async () => {
  app = startAzure();
  documents = sharedDocuments(app);
  const projectId = app.project('Ferry');
  const train = trainOf({ projectId });
  valueOf(await app.call('ben', saveTrainCall, { projectId, id: trainId, version: 0, train }));
  for (const [who, confidence] of [
    ['cleo', 2],
    ['dan', 4],
  ] as const)
    valueOf(await cast(who, confidence));
  await app.settle();
});
afterEach(() => app.close());

/** Everything that somebody’s page does with the vote while they look at it, in the page that was open and in a fresh one. */
async function looks(...people: readonly string[]): Promise<void> {
  for (const who of people)
    for (const isFresh of [false, true]) {
      app.page(who, { isFresh });
      await read(who);
      await app.settle();
    }
}

const closed = (who: string) => ({
  by: app.person(who),
  at: expect.any(String) as string,
  seal: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  signature: expect.stringMatching(/^[\w+/]{86}==$/) as string,
});

describe('votes of a round that is blind', () => {
  it('are nowhere that others can read but for their seals: no team, no number, no note', async () => {
    await looks('cleo', 'dan', 'ben');
    expect(await answersIn()).toEqual([closed('cleo'), closed('dan')]);
    expect(await readable()).not.toMatch(/teamId|confidence|crew/);
    expect((await documents.own('cleo', 'vote-drawer', piId)).secrets).toMatchObject([{ answer: { confidence: 2 } }]);
  });

  it('are sent to nobody’s documents but their author’s own', () => {
    const sent = app.exchanges.filter(({ method, path }) => method !== 'GET' && path.includes('vote'));
    const telling = sent.filter(({ request }) => /confidence|crew/.test(JSON.stringify(request) ?? ''));
    expect(telling.map(({ path }) => path).every((path) => path.includes('/User/Me/'))).toBe(true);
    // One of Cleo’s and one of Dan’s, so that the search above finds what it looks for.
    expect(telling).toHaveLength(2);
  });

  it('come in no answer to whoever did not cast them', async () => {
    const before = app.exchanges.length;
    app.page('ben', { isFresh: true });
    expect(await read('ben')).toMatchObject({ voters: 2, voices: [] });
    const answers = app.exchanges.slice(before).map(({ answer }) => answer);
    expect(answers.some((answer) => answer.includes(piId))).toBe(true);
    expect(answers.filter((answer) => /"confidence"|crew/.test(answer))).toEqual([]);
  });
});

describe('after the reveal', () => {
  it('each author’s page opens its own vote, and nobody else’s', async () => {
    valueOf(await app.call('ben', revealVoteCall, { ...ref(), round: 1 }));
    await looks('ben');
    expect(await answersIn()).toEqual([closed('cleo'), closed('dan')]);
    expect((await read('ben')).voices).toEqual([
      { by: app.person('cleo'), at: expect.any(String) },
      { by: app.person('dan'), at: expect.any(String) },
    ]);
    await looks('cleo');
    expect(await answersIn()).toMatchObject([{ answer: { confidence: 2, note } }, closed('dan')]);
    await looks('dan');
    app.reload();
    expect((await read('ben')).voices).toMatchObject([
      { answer: { teamId: 'deck', confidence: 2, note } },
      { answer: { teamId: 'deck', confidence: 4 } },
    ]);
    expect((await read('ben')).voices.filter(({ doubt }) => doubt)).toEqual([]);
  });

  it('whoever reveals opens theirs at once', async () => {
    valueOf(await app.call('cleo', revealVoteCall, { ...ref(), round: 1 }));
    expect(await answersIn()).toMatchObject([{ answer: { confidence: 2 } }, closed('dan')]);
  });

  it('a vote that is not what was sealed is broken, and one that nobody signed says so', async () => {
    valueOf(await app.call('ben', revealVoteCall, { ...ref(), round: 1 }));
    await looks('cleo', 'dan');
    await documents.change(collection(), piId, (document) => {
      document.value.answers[0].answer.confidence = 5;
      const { answer } = document.value.answers[1];
      document.value.answers[1] = { by: app.person('dan'), at: document.value.answers[1].at, answer };
    });
    app.reload();
    expect((await read('ben')).voices).toMatchObject([
      { by: app.person('cleo'), doubt: 'broken' },
      { by: app.person('dan'), doubt: 'unsigned' },
    ]);
  });

  it('votes of the next round are blind again, though the last one was revealed', async () => {
    valueOf(await app.call('ben', revealVoteCall, { ...ref(), round: 1 }));
    valueOf(await app.call('ben', restartVoteCall, { ...ref(), version: 3 }));
    valueOf(await cast('cleo', 1, 2));
    await app.settle();
    await looks('cleo', 'dan', 'ben');
    expect(await answersIn()).toEqual([closed('cleo')]);
    expect(await readable()).not.toMatch(/confidence|crew/);
  });
});

describe('somebody who writes past Waybill that a blind round is over', () => {
  it.each([
    ['in the record alone', undefined],
    ['with a line in another’s name', { action: 'revealed', round: 1 }],
  ])('gets no vote: %s', async (_, line) => {
    await documents.change(collection(), piId, (document) => {
      document.value.phase = 'revealed';
      if (!line) return;
      document.version += 1;
      document.stamped = forgedLine(app.person('ben'), document.version, line);
    });
    await looks('cleo', 'dan');
    expect(await readable()).not.toMatch(/confidence|crew/);
    expect((await read('cleo')).doubt).toMatch(/^un(signed|verified)$/);
  });
});
