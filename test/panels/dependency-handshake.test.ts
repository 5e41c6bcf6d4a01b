import type { HandshakeView } from '#app/dependency/calls';
import type { AnyCall } from '#app/calls';
import { HostUnreachable } from '#app/ports/failures';
import { after, type Handshake, type HandshakeAction, type Said } from '#core/dependency/handshake';
import type { AccountId, IssueId, IssueKey } from '#core/issue';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';
import { HandshakeBook } from '../../static/panels/dependency-handshake/handshake-book';
import { emptyDraft, sayingOf } from '../../static/panels/dependency-handshake/handshake-draft';
import { problemText } from '../../static/panels/dependency-handshake/problem-text';
import {
  actionMarks,
  actionTones,
  actsOf,
  actText,
  ageText,
  isLongWait,
  saidText,
} from '../../static/panels/dependency-handshake/texts';
import { WaitingBook } from '../../static/panels/dependency-handshake/waiting-book';
import type { Host } from '../../static/panels/host';
import { enHandshake } from '../../static/panels/words/en-handshake';
import { createWords } from '../../static/panels/words/words';
import { drafts } from './device';

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(enHandshake, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);
const giver = { id: '1' as IssueId, key: 'HAR-1' as IssueKey };
const needer = { id: '2' as IssueId, key: 'HAR-2' as IssueKey };
const ends = { giverId: giver.id, neederId: needer.id };
const sprint = { id: 'sprint-2' as IterationId, name: '26.4.2' };
const at = '2026-11-20T09:00:00.000Z' as IsoDateTime;
const ann = 'ann' as AccountId;

const parts: Readonly<Record<HandshakeAction, Partial<Said>>> = {
  proposed: { day: '2026-12-01' as CalendarDate },
  committed: { iterationId: sprint.id },
  rejected: { note: 'No crew' },
  delivered: {},
  withdrawn: {},
};
const said = (action: HandshakeAction): Said => ({ action, by: ann, at, ...parts[action] });

function stands(...path: readonly HandshakeAction[]): Handshake | undefined {
  let handshake: Handshake | undefined;
  for (const action of path) {
    const next = after(handshake, { neederId: needer.id, seen: handshake?.version ?? 0, said: said(action) });
    if (next.kind !== 'ok') throw new Error(next.kind);
    handshake = next.value;
  }
  return handshake;
}

const everything = { ask: true, give: true };

/** Handshakes as their calls keep them. */
class HandshakeStore {
  readonly calls: { readonly name: string; readonly request: Record<string, unknown> }[] = [];
  peopleAsked = 0;
  fault: 'unreachable' | 'clash' | 'not-permitted' | undefined;

  constructor(
    public handshake = stands('proposed'),
    readonly can = everything,
  ) {}

  view(): HandshakeView {
    const { handshake, can } = this;
    const acts = handshake ? [handshake.end, handshake.promise, handshake.proposal] : [];
    return { ...ends, ...(handshake && { handshake }), history: acts.filter((act) => act !== undefined), can };
  }

  readonly call = async ({ name }: AnyCall, request: Record<string, unknown>) => {
    this.calls.push({ name, request });
    await Promise.resolve();
    if (this.fault === 'unreachable') throw new HostUnreachable('No answer');
    if (this.fault === 'not-permitted') return { kind: 'not-permitted', need: 'edit' };
    const row = { ...ends, handshake: this.handshake! };
    if (name === 'handshake.of')
      return { kind: 'ok', value: this.handshake ? [{ issueId: giver.id, handshakes: [row], hidden: 0 }] : [] };
    if (name === 'handshake.waiting')
      return { kind: 'ok', value: [{ issueId: giver.id, proposals: [{ ...row, days: 9 }], hidden: 2 }] };
    if (name === 'handshake.read') return { kind: 'ok', value: this.view() };
    if (this.fault === 'clash') return { kind: 'clash', why: 'conflict', current: this.view() };
    const action = { propose: 'proposed', withdraw: 'withdrawn', commit: 'committed', reject: 'rejected' }[
      name.replace('handshake.', '')
    ] as HandshakeAction | undefined;
    const { version: seen, iterationId, day, note } = request;
    const act = { action: action ?? 'delivered', by: ann, at, iterationId, day, note } as Said;
    const next = after(this.handshake, { neederId: needer.id, seen: Number(seen), said: act });
    if (next.kind !== 'ok') return { kind: 'clash', why: next.kind, current: this.view() };
    this.handshake = next.value;
    return { kind: 'ok', value: this.view() };
  };
}

function hostOf(store: HandshakeStore, device = drafts(), issues: readonly object[] = []): Host {
  return {
    commands: { call: store.call },
    report: () => undefined,
    drafts: device,
    tracker: {
      issues: { some: () => Promise.resolve(issues) },
      people: {
        named: (ids: readonly AccountId[]) => {
          store.peopleAsked += 1;
          return Promise.resolve(ids.map((id) => ({ id, name: 'Ann' })));
        },
      },
    },
  } as unknown as Host;
}

async function opened(store = new HandshakeStore(), device = drafts()): Promise<HandshakeBook> {
  const book = new HandshakeBook(hostOf(store, device));
  await book.open(ends);
  return book;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('rows that show how dependencies stand', () => {
  it('ask together: one call for all of them, and one for the names', async () => {
    const store = new HandshakeStore();
    const book = new HandshakeBook(hostOf(store));
    for (const id of ['1', '3', '4', '1']) book.want(id as IssueId);
    await settled();
    expect(store.calls).toMatchObject([{ name: 'handshake.of', request: { issueIds: ['1', '3', '4'] } }]);
    expect([book.pair(ends).handshake, store.peopleAsked]).toEqual([store.handshake, 1]);
    book.want(giver.id);
    await settled();
    expect(store.calls).toHaveLength(1);
  });

  it('say so where there was no answer, and ask again when they are shown again', async () => {
    const store = new HandshakeStore();
    store.fault = 'unreachable';
    const book = new HandshakeBook(hostOf(store));
    book.want(giver.id);
    await settled();
    expect([book.states.get().failure?.kind, book.states.get().read.size]).toEqual(['no-answer', 0]);
    store.fault = undefined;
    book.want(giver.id);
    await settled();
    expect([book.states.get().failure, book.pair(ends).handshake]).toEqual([undefined, store.handshake]);
  });
});

describe('what can be said', () => {
  const nothing: readonly HandshakeAction[] = [];
  it.each([
    ['nothing', nothing, ['proposed'], []],
    ['a proposal', ['proposed'], ['withdrawn'], ['committed', 'rejected']],
    ['a promise', ['proposed', 'committed'], ['withdrawn'], ['committed', 'rejected', 'delivered']],
    ['a refusal', ['proposed', 'rejected'], ['proposed'], []],
    ['a delivery', ['proposed', 'committed', 'delivered'], ['proposed'], []],
    ['a withdrawal', ['proposed', 'withdrawn'], ['proposed'], []],
  ] as const)('on %s is what the viewer’s side may say', (_name, path, asks, gives) => {
    const handshake = stands(...path);
    expect(actsOf({ handshake, can: { ask: true, give: false } })).toEqual(asks);
    expect(actsOf({ handshake, can: { ask: false, give: true } })).toEqual(gives);
    expect(actsOf({ handshake, can: { ask: false, give: false } })).toEqual([]);
  });

  it('is called after what it does', () => {
    const text = (action: HandshakeAction, ...path: readonly HandshakeAction[]) =>
      actText(action, stands(...path), giver, words);
    expect(text('proposed')).toBe('Ask HAR-1 for it');
    expect(text('proposed', 'proposed', 'rejected')).toBe('Ask HAR-1 again');
    expect(text('committed', 'proposed')).toBe('Commit');
    expect(text('committed', 'proposed', 'committed')).toBe('Commit to another iteration');
    expect(text('rejected', 'proposed')).toBe('Say no');
    expect(text('rejected', 'proposed', 'committed')).toBe('Take the commitment back');
  });
});

describe('what was said', () => {
  it.each([
    ['proposed', 'Ann asked for it by Dec 1, 2026, Nov 20, 2026, 9:00 AM'],
    ['committed', 'Ann committed to 26.4.2, Nov 20, 2026, 9:00 AM'],
    ['rejected', 'Ann said no, Nov 20, 2026, 9:00 AM'],
    ['delivered', 'Ann delivered it, Nov 20, 2026, 9:00 AM'],
    ['withdrawn', 'Ann withdrew the proposal, Nov 20, 2026, 9:00 AM'],
  ] as const)('stands in a sentence: %s', (action, sentence) =>
    // Digits and their signs stand apart by a narrow space.
    expect(saidText(said(action), [sprint], 'Ann', words).replace(/\u202f/g, ' ')).toBe(sentence),
  );

  it('names no iteration and nobody that are not known', () => {
    const wish = { ...said('proposed'), iterationId: 'gone' as IterationId };
    expect(saidText(wish, [sprint], undefined, words)).toContain(
      'somebody asked for it in another iteration, by Dec 1',
    );
  });

  it('has a word, a shape and a tone of its own', () => {
    for (const looks of [actionMarks, actionTones]) expect(new Set(Object.values(looks)).size).toBe(5);
  });

  it('waits for days, and stands out after a week', () => {
    expect([0, 1, 9].map((days) => ageText(days, words))).toEqual(['since today', 'for 1 day', 'for 9 days']);
    expect([6, 7].map(isLongWait)).toEqual([false, true]);
  });
});

describe('a form', () => {
  it('sends what its act has, and is gone', async () => {
    const store = new HandshakeStore();
    const device = drafts();
    const book = await opened(store, device);
    book.begin(ends, 'committed');
    book.type(ends, { ...book.pair(ends).draft!, iterationId: sprint.id, note: ' Gladly ' });
    expect(await book.say(ends)).toBe(true);
    const request = { issueId: giver.id, neederId: needer.id, version: 1, iterationId: sprint.id, note: 'Gladly' };
    expect(store.calls.at(-1)).toEqual({ name: 'handshake.commit', request });
    expect([book.pair(ends).draft, device.kept.size]).toEqual([undefined, 0]);
    expect(book.pair(ends).handshake?.promise?.iterationId).toBe(sprint.id);
  });

  it.each([
    ['proposed', undefined, 'no-wish', 'Say by which iteration or day it is wanted.'],
    ['committed', stands('proposed'), 'no-iteration', 'Choose the iteration that HAR-1 commits to.'],
    ['rejected', stands('proposed'), 'no-reason', 'Give a reason.'],
  ] as const)('that lacks something is not sent: %s', async (action, handshake, kind, text) => {
    const store = new HandshakeStore(handshake);
    const book = await opened(store);
    book.begin(ends, action);
    expect(await book.say(ends)).toBe(false);
    expect(store.calls.map(({ name }) => name)).toEqual(['handshake.read']);
    const { problem } = book.pair(ends);
    expect([problem, problemText(problem!, giver, words)]).toEqual([{ kind }, text]);
    book.type(ends, { ...emptyDraft(action), note: 'x' });
    expect(book.pair(ends).problem).toBeUndefined();
  });

  it('sends neither a day nor an iteration with an act that has none', () =>
    expect(sayingOf({ action: 'delivered', iterationId: 'sprint-2', day: '2026-12-01', note: ' ' })).toEqual({
      action: 'delivered',
    }));

  it('survives a fault and a reload', async () => {
    const store = new HandshakeStore();
    const device = drafts();
    const book = await opened(store, device);
    book.type(ends, { ...emptyDraft('rejected'), note: 'No crew' });
    store.fault = 'unreachable';
    expect(await book.say(ends)).toBe(false);
    expect([book.pair(ends).problem?.kind, book.pair(ends).isSending]).toEqual(['no-answer', false]);
    store.fault = undefined;
    const again = await opened(store, device);
    expect(again.pair(ends)).toMatchObject({ isRestored: true, draft: { action: 'rejected', note: 'No crew' } });
    expect(await again.say(ends)).toBe(true);
    expect(store.handshake?.end?.note).toBe('No crew');
  });

  it('that comes after somebody else’s act stays, and shows how things stand', async () => {
    const store = new HandshakeStore();
    const book = await opened(store);
    book.type(ends, { ...emptyDraft('committed'), iterationId: sprint.id });
    store.handshake = stands('proposed', 'rejected');
    expect(await book.say(ends)).toBe(false);
    expect(book.pair(ends)).toMatchObject({
      handshake: { end: { note: 'No crew' } },
      draft: { iterationId: sprint.id },
      problem: { kind: 'overtaken' },
    });
    expect(problemText(book.pair(ends).problem!, giver, words)).toMatch(/^Somebody else was faster/);
  });

  it('says why it was refused', async () => {
    const store = new HandshakeStore();
    const book = await opened(store);
    book.begin(ends, 'withdrawn');
    store.fault = 'not-permitted';
    expect(await book.say(ends)).toBe(false);
    expect(problemText(book.pair(ends).problem!, giver, words)).toMatch(/the permission/);
  });
});

describe('what waits for an answer', () => {
  it('is read in one call, with the items that ask', async () => {
    const store = new HandshakeStore();
    const host = hostOf(store, drafts(), [{ ...needer, summary: 'Beacon' }]);
    const book = new WaitingBook(host, [giver.id]);
    await book.load();
    const { kind, proposals, hidden, items } = book.states.get();
    expect([kind, proposals.map(({ days }) => days), hidden]).toEqual(['here', [9], 2]);
    expect(items.get(needer.id)?.key).toBe('HAR-2');
    expect(store.calls).toHaveLength(1);
  });

  it('is nothing where nobody is asked, without a call', async () => {
    const store = new HandshakeStore();
    const book = new WaitingBook(hostOf(store), []);
    await book.load();
    expect([book.states.get().kind, store.calls]).toEqual(['here', []]);
  });

  it('says so where there was no answer', async () => {
    const store = new HandshakeStore();
    store.fault = 'unreachable';
    const book = new WaitingBook(hostOf(store), [giver.id]);
    await book.load();
    expect(book.states.get()).toMatchObject({ kind: 'failed', failure: { kind: 'no-answer' } });
  });
});
