import type { AnyCall } from '#app/calls';
import type { Objective, ObjectiveRow } from '#app/objective/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { AccountId, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { TeamId } from '#core/train/ids';
import { predictability } from '#core/train/predictability';
import type { PlanItem } from '#core/train/plan-item';
import { planItems } from '#core/train/items';
import type { Host } from '../../static/panels/host';
import { canBegin, canRemove, ObjectiveBook } from '../../static/panels/train-objectives/objective-book';
import { groupsOf, isSoFar } from '../../static/panels/train-objectives/objective-groups';
import { draftOf, newObjective, objectiveOf } from '../../static/panels/train-objectives/objective-draft';
import { drafts } from './device';
import { crane, osprey, pi, quiet, row, story, train } from './pi-site';

const items: readonly PlanItem[] = planItems([story(1, 'Crane'), story(2, 'Crane')], train);
const at = '2026-11-20T00:00:00.000Z' as IsoDateTime;

const objective = (part: Partial<Objective> = {}): Objective => ({
  teamId: crane,
  title: 'Berths by the hour',
  isCommitted: true,
  issueIds: [],
  ...part,
});

const stored = (part: Partial<Objective> = {}, version = 1, id = 'objective-1'): ObjectiveRow => ({
  id,
  version,
  at,
  by: 'ann' as AccountId,
  objective: objective(part),
  hiddenIssues: 0,
});

/** Objectives as they are stored: compare and set by version. */
class ObjectiveStore {
  readonly rows = new Map<string, ObjectiveRow>();
  readonly saves: { readonly version: number; readonly objective: Objective }[] = [];
  fault: 'unreachable' | 'not-permitted' | undefined;

  constructor(...rows: ObjectiveRow[]) {
    for (const one of rows) this.rows.set(one.id, one);
  }

  readonly call = async ({ name }: AnyCall, request: { id: string; version: number; objective: Objective }) => {
    await Promise.resolve();
    if (this.fault === 'unreachable') throw new HostUnreachable('No answer');
    if (this.fault) return { kind: this.fault, need: 'plan-train' };
    if (name === 'objective.list')
      return { kind: 'ok', value: { rows: [...this.rows.values()], unreadable: [], can: { plan: true } } };
    const current = this.rows.get(request.id);
    if ((current?.version ?? 0) !== request.version) return { kind: 'clash', why: 'conflict', current };
    if (name === 'objective.remove') return { kind: 'ok', value: { removed: this.rows.delete(request.id) } };
    this.saves.push(request);
    const next = stored(request.objective, request.version + 1, request.id);
    this.rows.set(request.id, next);
    return { kind: 'ok', value: next };
  };
}

async function opened(store = new ObjectiveStore(), device = drafts()): Promise<ObjectiveBook> {
  const host = { commands: { call: store.call }, report: () => undefined, drafts: device } as unknown as Host;
  const ref = { projectId: row.projectId, trainId: row.id, piId: pi.id };
  const book = new ObjectiveBook(host, ref, () => items);
  await book.load();
  return book;
}

const rowsOf = (book: ObjectiveBook) => {
  const { list } = book.states.get();
  return list.kind === 'here' ? list.rows : [];
};
const typing = (book: ObjectiveBook) => book.states.get().typing;
const write = (book: ObjectiveBook, title: string): void => book.type({ ...typing(book)!.draft, title });

describe('a draft of an objective', () => {
  const draft = { ...newObjective(crane), title: ' Berths by the hour ' };

  it('is whole with a title, which is trimmed', () => {
    expect(objectiveOf(draft, items, undefined)).toEqual({ kind: 'whole', objective: objective() });
  });

  it('lacks a title that says something', () => {
    expect(objectiveOf({ ...draft, title: '  ' }, items, undefined)).toEqual({ kind: 'no-title' });
  });

  it('links items by their keys, however these are written, each once', () => {
    const made = objectiveOf({ ...draft, keys: 'train-2; #TRAIN-1,TRAIN-2' }, items, undefined);
    expect(made).toMatchObject({ objective: { issueIds: ['2', '1'] } });
  });

  it('names keys that are not on the board', () => {
    expect(objectiveOf({ ...draft, keys: 'TRAIN-1, TRAIN-99 NOPE-1' }, items, undefined)).toEqual({
      kind: 'unknown-keys',
      keys: ['TRAIN-99', 'NOPE-1'],
    });
  });

  it('keeps links to items that the page does not know, and drops those that were taken out of the text', () => {
    const before = stored({ issueIds: ['1', '2', '777'] as IssueId[] });
    const shown = draftOf(before, items);
    expect(shown.keys).toBe('TRAIN-1, TRAIN-2');
    expect(objectiveOf({ ...shown, keys: 'TRAIN-2' }, items, before)).toMatchObject({
      objective: { issueIds: ['2', '777'] },
    });
  });

  it('keeps what was rated', () => {
    const before = stored({ planned: 8, actual: 6 });
    expect(objectiveOf(draftOf(before, items), items, before)).toMatchObject({ objective: { planned: 8, actual: 6 } });
  });
});

describe('an objective that is typed', () => {
  it('is stored, shown, and typed no more', async () => {
    const store = new ObjectiveStore();
    const device = drafts();
    const book = await opened(store, device);
    book.begin(crane);
    write(book, 'Berths by the hour');
    expect(device.kept.size).toBe(1);
    expect(await book.save()).toBe(true);
    expect([rowsOf(book), typing(book), device.kept.size]).toEqual([[...store.rows.values()], undefined, 0]);
  });

  it('is not sent while it lacks something, and says what', async () => {
    const store = new ObjectiveStore();
    const book = await opened(store);
    book.begin(crane);
    expect(await book.save()).toBe(false);
    expect([typing(book)?.problem, store.saves]).toEqual([{ kind: 'no-title' }, []]);
  });

  it('survives a fault and a reload', async () => {
    const store = new ObjectiveStore();
    const device = drafts();
    const book = await opened(store, device);
    book.begin(crane);
    write(book, 'Berths by the hour');
    store.fault = 'unreachable';
    expect(await book.save()).toBe(false);
    expect(typing(book)).toMatchObject({ isSaving: false, problem: { kind: 'no-answer' } });
    store.fault = undefined;
    const again = await opened(store, device);
    expect(typing(again)).toMatchObject({ isRestored: true, draft: { title: 'Berths by the hour' } });
    expect(await again.save()).toBe(true);
    expect(rowsOf(again)).toHaveLength(1);
  });

  it('on while it is saved keeps what came after, and saves it over what was stored', async () => {
    const store = new ObjectiveStore();
    const book = await opened(store);
    book.begin(crane);
    write(book, 'Berths');
    const saving = book.save();
    write(book, 'Berths by the hour');
    // A second press while the first is on its way sends nothing.
    expect(await book.save()).toBe(false);
    await saving;
    expect(typing(book)).toMatchObject({ isSaving: false, draft: { title: 'Berths by the hour', version: 1 } });
    expect(await book.save()).toBe(true);
    expect([...store.rows.values()]).toEqual([stored({}, 2, [...store.rows.keys()][0])]);
  });

  it('is not thrown away when another one is begun', async () => {
    const book = await opened(new ObjectiveStore(stored({ title: 'Stored' })));
    book.begin(crane);
    expect(canBegin(book.states.get())).toBe(true);
    book.begin(osprey);
    expect(typing(book)?.draft.teamId).toBe(osprey);
    write(book, 'Berths by the hour');
    expect(canBegin(book.states.get())).toBe(false);
    book.begin(crane);
    book.change(rowsOf(book)[0]!);
    expect(typing(book)?.draft).toMatchObject({ teamId: osprey, title: 'Berths by the hour' });
    book.discard();
    book.change(rowsOf(book)[0]!);
    expect(typing(book)?.draft.title).toBe('Stored');
  });
});

describe('an objective that somebody else has changed meanwhile', () => {
  async function clashed() {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    book.change(rowsOf(book)[0]!);
    write(book, 'Mine');
    store.rows.set('objective-1', stored({ title: 'Theirs' }, 2));
    expect(await book.save()).toBe(false);
    return { store, book };
  }

  it('is told with what they wrote, and what was typed stays', async () => {
    const { store, book } = await clashed();
    expect(typing(book)).toMatchObject({
      draft: { title: 'Mine' },
      problem: { kind: 'clash', current: { objective: { title: 'Theirs' } } },
    });
    expect(store.saves).toEqual([]);
  });

  it('is saved over theirs when that is wanted', async () => {
    const { store, book } = await clashed();
    book.settle('mine');
    await quiet();
    expect([store.rows.get('objective-1')?.objective.title, typing(book)]).toEqual(['Mine', undefined]);
  });

  it('is as they wrote it when that is wanted', async () => {
    const { store, book } = await clashed();
    book.settle('theirs');
    await quiet();
    expect([rowsOf(book)[0]?.objective.title, typing(book), store.saves]).toEqual(['Theirs', undefined, []]);
  });
});

describe('an objective that is rated in its row', () => {
  it('is shown at once and stored', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    const rating = book.set(rowsOf(book)[0]!, { planned: 8 });
    expect(rowsOf(book)[0]?.objective.planned).toBe(8);
    await rating;
    expect(store.rows.get('objective-1')?.objective.planned).toBe(8);
  });

  it('twice and thrice in quick succession is no clash with itself', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    const first = book.set(rowsOf(book)[0]!, { planned: 8 });
    void book.set(rowsOf(book)[0]!, { actual: 5 });
    void book.set(rowsOf(book)[0]!, { actual: 6 });
    expect(rowsOf(book)[0]?.objective).toMatchObject({ planned: 8, actual: 6 });
    await first;
    expect(store.rows.get('objective-1')?.objective).toMatchObject({ planned: 8, actual: 6 });
    expect(store.saves.map(({ version }) => version)).toEqual([1, 2]);
    expect([book.states.get().rowProblems.size, rowsOf(book)[0]?.version]).toEqual([0, 3]);
  });

  it('after somebody else changed it shows theirs and says so', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    const [before] = rowsOf(book);
    store.rows.set('objective-1', stored({ planned: 3 }, 2));
    await book.set(before!, { planned: 8 });
    expect(rowsOf(book)[0]?.objective.planned).toBe(3);
    expect(book.states.get().rowProblems.get('objective-1')?.kind).toBe('clash');
    await book.set(rowsOf(book)[0]!, { planned: 9 });
    expect([store.rows.get('objective-1')?.objective.planned, book.states.get().rowProblems.size]).toEqual([9, 0]);
  });

  it('without the right to goes back to what it was, and says why', async () => {
    const store = new ObjectiveStore(stored({ planned: 3 }));
    const book = await opened(store);
    store.fault = 'not-permitted';
    await book.set(rowsOf(book)[0]!, { planned: 8 });
    expect(rowsOf(book)[0]?.objective.planned).toBe(3);
    expect(book.states.get().rowProblems.get('objective-1')).toMatchObject({ kind: 'refused' });
  });

  it('is taken away, unless somebody else has changed it', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    const [before] = rowsOf(book);
    store.rows.set('objective-1', stored({ title: 'Theirs' }, 2));
    await book.remove(before!);
    expect([rowsOf(book)[0]?.objective.title, store.rows.size]).toEqual(['Theirs', 1]);
    await book.remove(rowsOf(book)[0]!);
    expect([rowsOf(book), store.rows.size]).toEqual([[], 0]);
  });

  it('is not taken away while a rating of it is on its way, nor while it is typed', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    const rating = book.set(rowsOf(book)[0]!, { planned: 8 });
    expect([canRemove(book.states.get(), 'objective-1'), await book.remove(rowsOf(book)[0]!)]).toEqual([false, false]);
    await rating;
    expect(store.rows.get('objective-1')?.objective.planned).toBe(8);
    book.change(rowsOf(book)[0]!);
    expect(await book.remove(rowsOf(book)[0]!)).toBe(false);
    book.discard();
    expect([await book.remove(rowsOf(book)[0]!), store.rows.size]).toEqual([true, 0]);
  });

  it('is not rated any more once its removal is on its way', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    const removing = book.remove(rowsOf(book)[0]!);
    await book.set(rowsOf(book)[0]!, { planned: 8 });
    expect([await removing, store.saves, rowsOf(book)]).toEqual([true, [], []]);
  });

  it('can be taken away after a removal that found no answer', async () => {
    const store = new ObjectiveStore(stored());
    const book = await opened(store);
    store.fault = 'unreachable';
    expect(await book.remove(rowsOf(book)[0]!)).toBe(false);
    expect(book.states.get().rowProblems.get('objective-1')?.kind).toBe('no-answer');
    store.fault = undefined;
    expect(await book.remove(rowsOf(book)[0]!)).toBe(true);
  });
});

describe('objectives by team', () => {
  const ofGone = stored({ teamId: 'gone' as TeamId }, 1, 'objective-2');
  const groups = (rows: readonly ObjectiveRow[], typed?: TeamId) =>
    groupsOf(train, rows, typed).map(({ team, rows: own }) => [team?.id, own.map(({ id }) => id)]);
  const own = train.teams.map(({ id }) => [id, id === crane ? ['objective-1'] : []]);

  it('stand in the order of the train, with a group of their own for teams that have left it', () => {
    expect(groups([ofGone, stored()])).toEqual([...own, [undefined, ['objective-2']]]);
  });

  it('need no such group while no team has left, but for what is typed of one', () => {
    expect(groups([stored()], crane)).toEqual(own);
    expect(groups([stored()], 'gone' as TeamId)).toEqual([...own, [undefined, []]]);
  });

  it('have a predictability so far until each of them has its actual value', () => {
    const rated = { teamId: crane, isCommitted: true, planned: 8, actual: 6 };
    expect(isSoFar(predictability([rated]))).toBe(false);
    expect(isSoFar(predictability([rated, { ...rated, actual: undefined }]))).toBe(true);
    expect(isSoFar(predictability([{ ...rated, actual: undefined }]))).toBe(false);
  });
});
