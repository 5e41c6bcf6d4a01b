import type { AnyCall, CallProblem } from '#app/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { ScenarioRow } from '#app/scenario/calls';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { PiId, TeamId, TrainId } from '#core/train/ids';
import type { Scenario, ScenarioChanges } from '#core/train/scenario';
import type { PlanFigures } from '#core/train/scenario-figures';
import type { Host } from '../../static/panels/host';
import { figureRows, teamRows } from '../../static/panels/train-scenarios/comparison-rows';
import { problemText } from '../../static/panels/train-scenarios/problem-text';
import { mostLetters, ScenarioBook } from '../../static/panels/train-scenarios/scenario-book';
import type { ScenarioContext } from '../../static/panels/train-scenarios/scenario-context';
import { staleText } from '../../static/panels/train-scenarios/stale-text';
import { conditionText, whatIfText } from '../../static/panels/train-planning/what-if-text';
import { enTrainPlanning } from '../../static/panels/words/en-train-planning';
import { enTrainScenarios } from '../../static/panels/words/en-train-scenarios';
import { createWords } from '../../static/panels/words/words';
import { crane, pi, row as train, story } from './pi-site';

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const viewer = { locale: 'en', timeZone: 'UTC' };
const words = createWords(enTrainScenarios, 'en', viewer, nouns);
const planningWords = createWords(enTrainPlanning, 'en', viewer, nouns);

const ref = { projectId: '1', trainId: 'train-0001' as TrainId, piId: 'pi-264-0001' as PiId };
const scenario = (name: string, more: Partial<Scenario> = {}): Scenario => ({
  name,
  conditions: [],
  items: {},
  value: 90,
  before: 50,
  slots: [],
  capacity: {},
  ...more,
});

/** Scenarios as they are stored for everybody, by compare and set. */
class Store {
  readonly rows = new Map<string, ScenarioRow>();
  fault: CallProblem | 'unreachable' | undefined;

  put(id: string, name: string, version = 1): void {
    const at = '2026-11-20T09:00:00.000Z' as IsoDateTime;
    this.rows.set(id, { id, version, at, by: 'ben' as AccountId, scenario: scenario(name) });
  }

  readonly host = {
    commands: {
      call: async ({ name }: AnyCall, request: { id: string; version: number; scenario: Scenario }) => {
        if (this.fault === 'unreachable') throw new HostUnreachable('No answer');
        if (this.fault) return this.fault;
        if (name === 'scenario.list')
          return { kind: 'ok', value: { rows: [...this.rows.values()], unreadable: ['torn'] } };
        const stored = this.rows.get(request.id);
        if (stored && stored.version !== request.version) return { kind: 'clash', why: 'conflict', current: stored };
        if (name === 'scenario.remove') return { kind: 'ok', value: { removed: this.rows.delete(request.id) } };
        if (!stored && request.version > 0) return { kind: 'not-found' };
        this.put(request.id, request.scenario.name, request.version + 1);
        return { kind: 'ok', value: this.rows.get(request.id) };
      },
    },
    report: () => {},
  } as unknown as Host;
}

async function opened(...names: readonly string[]) {
  const store = new Store();
  names.forEach((name, index) => store.put(`scenario-${index}`, name));
  const book = new ScenarioBook(store.host, ref as never);
  await book.load();
  const rows = (): readonly ScenarioRow[] => {
    const { list } = book.states.get();
    return list.kind === 'here' ? list.rows : [];
  };
  const shown = (): readonly string[] => rows().map((one) => one.scenario.name);
  return { store, book, rows, shown };
}

describe('the book of kept scenarios', () => {
  it('says what is there, and how many cannot be read', async () => {
    const { book, shown } = await opened('A', 'B');
    expect(shown()).toEqual(['A', 'B']);
    expect(book.states.get().list).toMatchObject({ kind: 'here', unreadable: 1 });
  });

  it('that could not be read says why, and can be read again', async () => {
    const { store, book, shown } = await opened('A');
    store.fault = 'unreachable';
    await book.load();
    expect(book.states.get().list).toMatchObject({ kind: 'failed', failure: { kind: 'no-answer' } });
    store.fault = undefined;
    await book.load();
    expect(shown()).toEqual(['A']);
  });

  it('keeps one by a name of its own, in its place', async () => {
    const { book, shown, store } = await opened('A', 'C');
    expect(await book.keep(scenario('  B '))).toBe(true);
    expect([shown(), book.states.get().kept]).toEqual([['A', 'B', 'C'], 'B']);
    expect(await book.keep(scenario(' '))).toBe(false);
    expect(book.states.get().trouble?.problem).toEqual({ kind: 'needs-name' });
    expect(await book.keep(scenario('B'))).toBe(false);
    expect(book.states.get().trouble?.problem).toEqual({ kind: 'name-taken' });
    expect(store.rows.size).toBe(3);
  });

  it('shows what somebody else has made of one before it is renamed', async () => {
    const { store, book, rows, shown } = await opened('A');
    const [seen] = rows();
    store.put('scenario-0', 'Theirs', 2);
    expect(await book.rename(seen!, 'Mine')).toBe(false);
    expect(book.states.get().trouble).toEqual({ id: 'scenario-0', problem: { kind: 'clash' } });
    expect(shown()).toEqual(['Theirs']);
    expect(await book.rename(rows()[0]!, 'Mine')).toBe(true);
    expect(shown()).toEqual(['Mine']);
  });

  it('says that one is gone that somebody else has deleted', async () => {
    const { store, book, rows, shown } = await opened('A');
    const [seen] = rows();
    store.rows.clear();
    expect(await book.rename(seen!, 'B')).toBe(false);
    expect([shown(), book.states.get().trouble]).toEqual([[], { problem: { kind: 'gone' } }]);
  });

  it('copies one by a name that nobody has, however long that is', async () => {
    const { book, rows, shown } = await opened('A');
    const nameOf = (name: string): string => `Copy of ${name}`;
    await book.duplicate(rows()[0]!, nameOf);
    await book.duplicate(
      rows().find((one) => one.scenario.name === 'A')!,
      nameOf,
    );
    expect(shown()).toEqual(['A', 'Copy of A', 'Copy of Copy of A']);
    const { book: other, rows: long, shown: all } = await opened('x'.repeat(mostLetters));
    await other.duplicate(long()[0]!, nameOf);
    expect(all().map(({ length }) => length)).toEqual([mostLetters, mostLetters]);
  });

  it('deletes one, and brings it back', async () => {
    const { store, book, rows, shown } = await opened('A', 'B');
    expect(await book.remove(rows()[0]!)).toBe(true);
    expect([shown(), book.states.get().removed?.scenario.name]).toEqual([['B'], 'A']);
    expect(await book.undo()).toBe(true);
    expect([shown(), book.states.get().removed]).toEqual([['A', 'B'], undefined]);
    // By another id: the deletion, sent once more, does not meet it.
    expect([...store.rows.keys()]).not.toContain('scenario-0');
  });

  it('keeps what was deleted at hand while it cannot be brought back', async () => {
    const { store, book, rows } = await opened('A');
    await book.remove(rows()[0]!);
    store.fault = { kind: 'invalid', why: 'too-many-scenarios', data: { most: 20 } };
    expect(await book.undo()).toBe(false);
    const { removed, trouble } = book.states.get();
    expect(removed?.scenario.name).toBe('A');
    expect(problemText(trouble!.problem, words)).toBe('There are 20 of this PI already. Delete one first.');
  });
});

describe('what has changed since a scenario was kept, in words', () => {
  const nothing: ScenarioChanges = {
    slots: false,
    teams: [],
    added: [],
    settled: [],
    resized: [],
    moved: [],
    gone: 0,
  };
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...story(index + 1, 'Crane'),
    })) as unknown as ScenarioChanges['added'];

  it('is nothing where nothing has', () => {
    expect(staleText(nothing, train.train as never, words)).toBeUndefined();
  });

  it('names teams and a few items, and counts the others', () => {
    const changes = { ...nothing, teams: [crane, 'left' as TeamId], added: items(7), gone: 1 };
    const [one, two, three, four, five] = items(5).map(({ key }) => key);
    expect(staleText(changes, train.train as never, words)).toBe(
      `Changed since: capacity of Crane, left; 7 work items are new (${one}, ${two}, ${three}, ${four}, ${five}, 2 more); 1 is gone`,
    );
  });
});

describe('plans side by side, in words', () => {
  const figures: PlanFigures = {
    load: 90,
    capacity: 100,
    teams: [
      { teamId: crane, load: 60, capacity: 50, over: 1 },
      { teamId: 'osprey' as TeamId, load: 30, capacity: 50, over: 0 },
    ],
    meanRatio: 0.9,
    fullest: { teamId: crane, ratio: 1.2 },
    lastSlot: 1,
    doneIn: [1, 2, 0],
    doneBy: [],
    conflicts: 2,
    atRisk: 1,
    unmet: 0,
    aside: { features: 3, worth: 40 },
    doneAt: new Map(),
  };
  const context = { words, board: { row: train, pi } } as unknown as ScenarioContext;
  const plans = [
    { id: 'today', figures },
    { id: 'kept', figures, scenario: scenario('Kept', { bound: 100 }) },
  ];
  const cellsOf = (key: string, worth: ReadonlyMap<string, number | null>) =>
    figureRows(plans, worth, context).find((one) => one.key === key)!.cells;

  it('a value stands with what is proven of it, and with what it would be today', () => {
    expect(cellsOf('value', new Map())).toEqual([
      { text: 'Being counted' },
      { text: '90', more: 'at most 10 % below the best' },
    ]);
    const known = new Map([
      ['today', 70],
      ['kept', 85],
    ]);
    expect(cellsOf('value', known)).toEqual([
      { text: '70' },
      { text: '90', more: 'at most 10 % below the best; today 85' },
    ]);
    // The same but for a rounding.
    expect(cellsOf('value', new Map([['kept', 90.001]]))[1]).toEqual({
      text: '90',
      more: 'at most 10 % below the best',
    });
    expect(cellsOf('value', new Map([['today', null]]))[0]).toEqual({ text: 'not known' });
  });

  it('says which team is fullest, and marks what somebody has to look at', () => {
    expect(cellsOf('fullest', new Map())[0]).toEqual({ text: 'Crane, 120%' });
    expect(cellsOf('over', new Map())[0]).toEqual({ text: '1: Crane', isBad: true });
    expect(cellsOf('conflicts', new Map())[0]).toEqual({ text: '2', isBad: true });
    expect(cellsOf('unmet', new Map())[0]).toEqual({ text: '0', isBad: false });
    expect(teamRows(plans, context)[1]?.cells[0]).toEqual({ text: '60%', isBad: false });
  });
});

describe('a what-if in words', () => {
  const { train: of } = train;
  it('names everything that is otherwise', () => {
    const conditions = [
      { kind: 'capacity', share: 0.8 },
      { kind: 'late-team', team: crane, slots: 2 },
    ] as const;
    expect(whatIfText({ kind: 'all', conditions }, of as never, planningWords)).toBe(
      'Capacity −20%, Crane begins 2 iterations late',
    );
    expect(whatIfText({ kind: 'as-is' }, of as never, planningWords)).toBe('As it is');
    expect(conditionText({ kind: 'capacity', share: 1.1 }, of as never, planningWords)).toBe('Capacity +10%');
  });
});
