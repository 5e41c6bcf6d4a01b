import type { AnyCall } from '#app/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { VoteView } from '#app/vote/calls';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { VoteAnswer } from '#core/train/vote-round';
import type { Host } from '../../static/panels/host';
import { problemText } from '../../static/panels/train-vote/problem-text';
import { confidenceText, teamName } from '../../static/panels/train-vote/texts';
import { isFew, peopleOf } from '../../static/panels/train-vote/turnout';
import { VoteBook } from '../../static/panels/train-vote/vote-book';
import { enTrainVote } from '../../static/panels/words/en-train-vote';
import { createWords } from '../../static/panels/words/words';
import { drafts } from './device';
import { crane, osprey, pi, row, train } from './pi-site';

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(enTrainVote, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);
const at = '2026-11-20T00:00:00.000Z' as IsoDateTime;
const me = 'ann' as AccountId;
const teams = [crane, osprey];

const open = (part: Partial<VoteView> = {}): VoteView => ({
  version: 0,
  round: 1,
  phase: 'open',
  voters: 0,
  voices: [],
  can: { vote: true, plan: true },
  ...part,
});

/** A vote as its calls keep it, with one voter: the viewer. */
class VoteStore {
  readonly cast: { readonly round: number; readonly answer: VoteAnswer }[] = [];
  fault: 'unreachable' | 'not-permitted' | undefined;
  /** What an answer waits for. */
  pause: Promise<void> = Promise.resolve();

  constructor(public view = open()) {}

  readonly call = async ({ name }: AnyCall, request: { round: number; version: number; answer: VoteAnswer }) => {
    const { view } = this;
    await this.pause;
    if (this.fault === 'unreachable') throw new HostUnreachable('No answer');
    if (this.fault) return { kind: this.fault, need: 'edit' };
    if (name === 'vote.read') return { kind: 'ok', value: view };
    const version = view.version + 1;
    if (name === 'vote.cast') {
      if (request.round !== this.view.round || this.view.phase !== 'open')
        return { kind: 'clash', why: 'wrong-phase', current: this.view };
      this.cast.push(request);
      this.view = { ...view, version, voters: 1, mine: { by: me, at, answer: request.answer } };
    }
    if (name === 'vote.reveal') this.view = { ...view, version, phase: 'revealed', voices: [view.mine!] };
    if (name === 'vote.restart') {
      if (request.version !== this.view.version) return { kind: 'clash', why: 'conflict', current: this.view };
      this.view = open({ version, round: view.round + 1 });
    }
    return { kind: 'ok', value: this.view };
  };
}

async function opened(store = new VoteStore(), device = drafts()): Promise<VoteBook> {
  const host = { commands: { call: store.call }, report: () => undefined, drafts: device } as unknown as Host;
  const book = new VoteBook(host, { projectId: row.projectId, trainId: row.id, piId: pi.id });
  await book.load();
  return book;
}

const viewOf = (book: VoteBook): VoteView | undefined => {
  const { vote } = book.states.get();
  return vote.kind === 'here' ? vote.view : undefined;
};
const problem = (book: VoteBook) => book.states.get().trouble?.problem;

describe('a vote that is chosen', () => {
  it('is cast for its team, and chosen no more', async () => {
    const store = new VoteStore();
    const device = drafts();
    const book = await opened(store, device);
    book.choose({ teamId: osprey });
    book.choose({ confidence: 2 });
    book.choose({ note: ' Too few people ' });
    await book.cast(teams);
    expect(store.cast).toMatchObject([{ round: 1, answer: { teamId: osprey, confidence: 2, note: 'Too few people' } }]);
    expect([book.states.get().draft, viewOf(book)?.mine?.answer?.confidence]).toEqual([undefined, 2]);
    expect([...device.kept.keys()].filter((key) => !key.includes('team'))).toEqual([]);
  });

  it('lacks a number, then a team, and is not sent; the only team of a train needs no choosing', async () => {
    const store = new VoteStore();
    const book = await opened(store);
    await book.cast(teams);
    expect(problem(book)).toEqual({ kind: 'needs-confidence' });
    book.choose({ confidence: 4 });
    expect(problem(book)).toBeUndefined();
    await book.cast(teams);
    expect([problem(book), store.cast]).toEqual([{ kind: 'needs-team' }, []]);
    await book.cast([crane]);
    expect(store.cast).toMatchObject([{ answer: { teamId: crane, confidence: 4 } }]);
  });

  it('for a team that has left the train since has to be chosen anew', async () => {
    const book = await opened();
    book.choose({ teamId: 'gone' as TeamId, confidence: 4 });
    await book.cast(teams);
    expect(problem(book)).toEqual({ kind: 'needs-team' });
  });

  it('carries no note from 3 on, whatever was typed before', async () => {
    const store = new VoteStore();
    const book = await opened(store);
    book.choose({ teamId: crane, confidence: 1, note: 'Too few people' });
    book.choose({ confidence: 3 });
    await book.cast(teams);
    expect(store.cast[0]!.answer).toEqual({ teamId: crane, confidence: 3 });
  });

  it('survives a fault and a reload', async () => {
    const store = new VoteStore();
    const device = drafts();
    const book = await opened(store, device);
    book.choose({ teamId: crane, confidence: 1, note: 'Too few people' });
    store.fault = 'unreachable';
    await book.cast(teams);
    expect([problem(book)?.kind, book.states.get().doing]).toEqual(['no-answer', undefined]);
    store.fault = undefined;
    const again = await opened(store, device);
    expect(again.states.get()).toMatchObject({ isRestored: true, draft: { confidence: 1, note: 'Too few people' } });
    await again.cast(teams);
    expect(store.cast).toHaveLength(1);
  });

  it('is for the team that was voted for last, on this device', async () => {
    const device = drafts();
    const book = await opened(new VoteStore(), device);
    book.choose({ teamId: osprey, confidence: 4 });
    await book.cast(teams);
    expect((await opened(new VoteStore(), device)).chosen()).toEqual({ teamId: osprey, note: '' });
  });

  it('begins with what was cast, and is that again when it is discarded', async () => {
    const mine = { by: me, at, answer: { teamId: crane, confidence: 2, note: 'Too few people' } };
    const book = await opened(new VoteStore(open({ version: 1, voters: 1, mine })));
    expect(book.chosen()).toEqual(mine.answer);
    book.choose({ confidence: 4 });
    book.discard();
    expect([book.states.get().draft, book.chosen()]).toEqual([undefined, mine.answer]);
  });
});

describe('a vote that somebody else goes on with', () => {
  it('is shown as it stands, and what was chosen is kept', async () => {
    const store = new VoteStore();
    const book = await opened(store);
    book.choose({ teamId: crane, confidence: 4 });
    store.view = open({ version: 5, round: 1, phase: 'revealed', voters: 3 });
    await book.cast(teams);
    expect([viewOf(book)?.version, problem(book), book.chosen().confidence]).toEqual([5, { kind: 'overtaken' }, 4]);
  });

  it('is not begun anew twice', async () => {
    const store = new VoteStore(open({ version: 2, phase: 'revealed', voters: 1 }));
    const book = await opened(store);
    store.view = open({ version: 3, round: 2 });
    await book.restart();
    expect([viewOf(book)?.round, problem(book)]).toEqual([2, { kind: 'overtaken' }]);
  });

  it('is revealed, and begun anew, by whoever leads it', async () => {
    const book = await opened();
    book.choose({ teamId: crane, confidence: 4 });
    await book.cast(teams);
    await book.reveal();
    expect(viewOf(book)).toMatchObject({ phase: 'revealed', voices: [{ by: me }] });
    await book.restart();
    expect(viewOf(book)).toMatchObject({ phase: 'open', round: 2, voters: 0 });
  });
});

describe('a look', () => {
  it('that an act has overtaken changes nothing', async () => {
    const store = new VoteStore();
    const book = await opened(store);
    book.choose({ teamId: crane, confidence: 4 });
    let answer!: () => void;
    store.pause = new Promise((resolve) => (answer = resolve));
    // Asks before the vote is cast, and is answered after it.
    const looking = book.load();
    store.pause = Promise.resolve();
    await book.cast(teams);
    answer();
    await looking;
    expect(viewOf(book)).toMatchObject({ version: 1, voters: 1 });
  });

  it('that finds no answer says so, and leaves what was seen', async () => {
    const store = new VoteStore(open({ voters: 3, version: 3 }));
    const book = await opened(store);
    store.fault = 'unreachable';
    expect(await book.load()).toBe(false);
    expect([book.states.get().isStale, viewOf(book)?.voters]).toEqual([true, 3]);
    store.fault = undefined;
    expect(await book.load()).toBe(true);
    expect(book.states.get().isStale).toBe(false);
  });

  it('that is refused shows why, and nothing of before', async () => {
    const store = new VoteStore();
    const book = await opened(store);
    store.fault = 'not-permitted';
    await book.load();
    const { vote } = book.states.get();
    expect(vote).toMatchObject({ kind: 'failed', failure: { kind: 'refused' } });
  });
});

describe('how many could vote', () => {
  const people = (...counts: readonly number[]) =>
    counts.map((count) => ({ people: count, daysOff: 0, focus: 1 }) satisfies CapacityEntry);

  it('is what the teams say they are, of each its largest iteration', () => {
    const capacity = new Map([
      [crane, people(5, 6.5, 4)],
      [osprey, people(4)],
    ]);
    // 6.5 + 4 = 10.5: eleven people.
    expect(peopleOf(train.teams, capacity)).toBe(11);
  });

  it('is unknown where a team has not said it', () => {
    expect(peopleOf(train.teams, new Map([[crane, people(5)]]))).toBeUndefined();
    expect(peopleOf([], new Map())).toBeUndefined();
  });

  it('is few below half of them, or below one a team', () => {
    expect([isFew(5, 11, 2), isFew(6, 11, 2), isFew(5, 10, 2)]).toEqual([true, false, false]);
    expect([isFew(1, undefined, 2), isFew(2, undefined, 2)]).toEqual([true, false]);
  });
});

describe('what is said of a vote', () => {
  it('names fingers and teams, those that have left among them', () => {
    expect(confidenceText(4, words)).toBe('4 – Good');
    expect([teamName(train, osprey, words), teamName(train, 'gone' as TeamId, words)]).toEqual([
      'Osprey',
      'a team that has left',
    ]);
  });

  it('tells a voter who came too late from somebody who leads', () => {
    expect(problemText({ kind: 'overtaken' }, words, 'cast')).toMatch(/before your vote arrived/);
    expect(problemText({ kind: 'overtaken' }, words, 'reveal')).toMatch(/how it stands now/);
  });

  it.each(['insecure-page', 'unknown-team', 'no-votes'])('has words for the code %s', (why) =>
    expect(problemText({ kind: 'refused', problem: { kind: 'invalid', why } }, words)).not.toContain(why),
  );
});
