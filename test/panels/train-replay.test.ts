import type { AnyCall } from '#app/calls';
import type { PlanChange } from '#app/plan/calls';
import type { FieldChange } from '#app/ports/changelog';
import { HostUnreachable } from '#app/ports/failures';
import type { AccountId, IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import { fates, replayOf } from '#core/train/replay';
import { createStore } from '../../static/panels/base/store';
import type { Host } from '../../static/panels/host';
import type { BoardState } from '../../static/panels/train/board-session';
import { mostAsked, ReplayBook, type ReplayEdits } from '../../static/panels/train-replay/replay-book';
import { changeRows, changesByItem, isOfTeam, replayRows } from '../../static/panels/train-replay/replay-rows';
import { changeCsv, itemCsv, itemText, type ReplayWording } from '../../static/panels/train-replay/replay-text';
import { csvText } from '../../static/panels/value-page/csv-text';
import { enSigning } from '../../static/panels/words/en-signing';
import { enTrainReplay } from '../../static/panels/words/en-train-replay';
import { createWords } from '../../static/panels/words/words';
import { crane, id, osprey, pi, story } from './pi-site';
import { ann, board, moment } from './replay-site';

const inPlan = (number: number, day: string, from: Placement | null, to: Placement | null): PlanChange => ({
  ...{ issueId: id(number), at: moment(day), by: ann, from, to },
});
const inTracker = (number: number, day: string, from: string, to: string, hasIds = true): FieldChange => ({
  ...{ issueId: id(number), at: moment(day), by: { id: 'cleo' as AccountId, name: 'Cleo' }, field: 'iteration' },
  from: { text: from, ...(hasIds && { id: from }) },
  to: { text: to, ...(hasIds && { id: to }) },
});

interface Told {
  readonly plan?: readonly PlanChange[];
  readonly tracker?: readonly FieldChange[];
  readonly planProblem?: object;
  readonly trackerGone?: true;
}

/** A host that tells these changes, and what it was asked. */
function replayHost({ plan = [], tracker = [], planProblem, trackerGone }: Told) {
  const asked: (readonly IssueId[])[] = [];
  const schedules: number[] = [];
  const host = {
    report: (error: unknown) => {
      throw error;
    },
    commands: {
      call: async ({ name }: AnyCall) =>
        planProblem ?? { kind: 'ok', value: { name, changes: plan, hidden: 1, unnamed: 2, unreadable: [] } },
    },
    tracker: {
      changelog: {
        changes: async (ids: readonly IssueId[]) => {
          asked.push(ids);
          if (trackerGone) throw new HostUnreachable('No answer');
          return { changes: tracker.filter(({ issueId }) => ids.includes(issueId)) };
        },
      },
      schedule: {
        iterations: async () => {
          schedules.push(1);
          return { iterations: ['c1', 'c2', 'c3'].map((one) => ({ id: one, path: `Harbour\\${one.toUpperCase()}` })) };
        },
      },
    },
  } as unknown as Host;
  return { host, asked, schedules };
}

/** What a book has read, and what moved each item by that: `day where from>to`, newest first. */
async function read(state: BoardState, told: Told) {
  const site = replayHost(told);
  const book = new ReplayBook(site.host, { states: createStore(state) });
  await book.read();
  const edits = book.states.get();
  const moves = [...changesByItem(edits.edits, state)].map(([issueId, changes]) => [
    issueId,
    ...changes.map((one) => `${one.at.slice(8, 10)} ${one.in} ${one.from ?? '-'}>${one.to ?? '-'}`),
  ]);
  return { ...site, edits, moves };
}

describe('who moved what since the commitment', () => {
  it('is told by the plan and by the tracker, of what happened since', async () => {
    const state = board([story(1, 'Crane', 'c3'), story(2, 'Crane', 'c1')], { 1: 0, 2: 0 }, { 2: { slot: 1 } });
    const { moves, edits } = await read(state, {
      plan: [inPlan(2, '12', null, { slot: 1 })],
      tracker: [inTracker(1, '08', 'c0', 'c1'), inTracker(1, '11', 'c1', 'c3')],
    });
    expect(moves).toEqual([
      ['1', '11 tracker 0>2'],
      ['2', '12 plan 0>1'],
    ]);
    expect(edits).toMatchObject({ phase: 'here', hidden: 1, unnamed: 2, isPartial: false, unasked: 0 });
    expect(edits.names.get('cleo' as AccountId)).toBe('Cleo');
  });

  it('reads several iterations in one text by the last, and paths where a tracker has no ids', async () => {
    const state = board([story(1, 'Crane', 'c3')], { 1: 0 });
    const several = await read(state, { tracker: [inTracker(1, '11', 'c0, c1', 'c0, c1, c3')] });
    expect([several.moves, several.schedules]).toEqual([[['1', '11 tracker 0>2']], []]);
    const paths = await read(state, { tracker: [inTracker(1, '11', 'Harbour\\C1', 'Harbour\\C3', false)] });
    expect([paths.moves, paths.schedules]).toEqual([[['1', '11 tracker 0>2']], [1]]);
  });

  it('asks the tracker for what lies elsewhere than promised, or was moved in the plan: not for what a commitment settled', async () => {
    const issues = [1, 2, 3, 4, 5].map((number) => story(number, 'Crane', 'c2'));
    const state = board([...issues, story(6, 'Crane')], { 1: 1, 2: 1, 3: 0, 5: 1, 6: 2 });
    const { asked, moves } = await read(state, {
      // 2 was written to the tracker and is forgotten; 5 went to the first iteration and came back.
      plan: [
        inPlan(2, '11', { slot: 1 }, null),
        inPlan(5, '13', { slot: 0 }, null),
        inPlan(5, '12', null, { slot: 0 }),
      ],
    });
    expect(asked).toEqual([['3', '4', '6', '5']]);
    expect(moves).toEqual([['2'], ['5', '13 plan 0>1', '12 plan 1>0']]);
  });

  it('asks for no more items than it may, and says of how many it did not', async () => {
    const issues = Array.from({ length: mostAsked + 3 }, (_, index) => story(index + 1, 'Crane', 'c2'));
    const { asked, edits } = await read(board(issues, {}), {});
    expect([asked[0]?.length, edits.unasked]).toEqual([mostAsked, 3]);
  });

  it('asks for nothing while the board has not come, or nothing was ever committed', async () => {
    const state = board([story(1, 'Crane', 'c2')], { 1: 0 });
    const loading = await read({ ...state, load: { ...state.load, phase: 'loading' } }, {});
    expect([loading.asked, loading.edits.phase]).toEqual([[], 'loading']);
    const { baseline: _baseline, ...plan } = state.plan;
    expect((await read({ ...state, plan }, {})).asked).toEqual([]);
  });

  it('shows what one of the two tells where the other one fails, and says which is missing', async () => {
    const state = board([story(1, 'Crane', 'c3')], { 1: 0 });
    const tracker = [inTracker(1, '11', 'c1', 'c3')];
    const noPlan = await read(state, { planProblem: { kind: 'busy' }, tracker });
    expect(noPlan.moves).toEqual([['1', '11 tracker 0>2']]);
    expect(noPlan.edits).toMatchObject({ phase: 'here', planFailure: { kind: 'no-answer', why: 'busy' } });
    expect(noPlan.edits.trackerFailed).toBeUndefined();
    const noTracker = await read(board([story(1, 'Crane', 'c1')], { 1: 0 }, { 1: { slot: 2 } }), {
      plan: [inPlan(1, '12', null, { slot: 2 })],
      trackerGone: true,
    });
    expect(noTracker.moves).toEqual([['1', '12 plan 0>2']]);
    expect(noTracker.edits).toMatchObject({ phase: 'here', trackerFailed: true });
  });

  it('of a reading that a later one has overtaken is dropped', async () => {
    const state = board([story(1, 'Crane', 'c3')], { 1: 0 });
    const site = replayHost({});
    const answers: ((value: unknown) => void)[] = [];
    const host = {
      ...site.host,
      commands: { call: () => new Promise((resolve) => answers.push(resolve)) },
    } as unknown as Host;
    const book = new ReplayBook(host, { states: createStore(state) });
    const answer = (hidden: number) => ({ kind: 'ok', value: { changes: [], hidden, unnamed: 0, unreadable: [] } });
    const both = [book.read(), book.read()];
    answers[1]!(answer(2));
    await both[1];
    answers[0]!(answer(1));
    await both[0];
    expect(book.states.get().hidden).toBe(2);
  });
});

const words = createWords(
  enTrainReplay,
  'en',
  { locale: 'en-GB', timeZone: 'UTC' },
  {
    ...{ issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
  },
);
const signing = createWords(
  enSigning,
  'en',
  { locale: 'en-GB', timeZone: 'UTC' },
  {
    ...{ issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
  },
);

function wordingOf(state: BoardState, names: ReplayEdits['names'] = new Map()): ReplayWording {
  return {
    ...{ words, signing, pi },
    teamNames: new Map(state.row.train.teams.map(({ id: team, name }) => [team, name])),
    nameOf: (person) => names.get(person),
    endangered: ({ id: late }) => state.items.filter((item) => late === '1' && item.id !== '1'),
  };
}

describe('the table of promises', () => {
  const issues = [
    story(1, 'Crane', 'c3', { points: 5 }),
    story(2, 'Osprey', 'o1', { summary: '=HYPERLINK("x")' }),
    story(3, 'Crane'),
    story(4, 'nobody'),
  ];
  const state = board(issues, { 1: 0, 2: 0, 3: 1, 4: 0 });
  const rowsOf = async (told: Told) => {
    const { edits } = await read(state, told);
    const { rows } = replayOf(
      new Map(Object.entries(state.plan.baseline!.slots) as [IssueId, number][]),
      state.items,
      state.board,
    );
    const changes = changesByItem(edits.edits, state);
    return { rows: replayRows(rows, changes), changes, wording: wordingOf(state, edits.names) };
  };

  it('has what somebody has to look at first, then in the order of the items', async () => {
    const { rows } = await rowsOf({});
    expect(rows.map(({ item, fate }) => [item.id, fate])).toEqual([
      ['3', 'left'],
      ['4', 'left'],
      ['1', 'later'],
      ['2', 'kept'],
    ]);
    expect([...rows].sort((one, other) => fates.indexOf(one.fate) - fates.indexOf(other.fate))).toEqual(rows);
  });

  it('says where it was promised, where it is, who moved it last, and what it endangers', async () => {
    const { rows, wording } = await rowsOf({
      tracker: [inTracker(1, '11', 'c1', 'c2'), inTracker(1, '14', 'c2', 'c3'), inTracker(2, '12', 'o1', 'o1')],
    });
    const late = rows.find(({ item }) => item.id === '1')!;
    const text = (column: Parameters<typeof itemText>[1], of = late) => itemText(of, column, wording);
    expect([text('became'), text('promised'), text('now'), text('team'), text('points')]).toEqual([
      ...['Later than promised', 'I1', 'IP', 'Crane', '5'],
    ]);
    expect(text('lastMove')).toBe('Cleo, 14 Nov 2026, 09:00; 2 moves');
    expect(text('endangers')).toBe('3: TRAIN-2, TRAIN-3, TRAIN-4');
    const [set] = rows;
    expect([text('promised', set), text('now', set), text('lastMove', set)]).toEqual(['I2', 'set aside', '']);
    expect(
      text(
        'endangers',
        rows.find(({ item }) => item.id === '2'),
      ),
    ).toBe('');
  });

  it('says that nobody vouches for a move, and of whom nothing is known', async () => {
    const at = moment('12');
    const one = { item: state.items[0]!, at, in: 'plan' as const, from: 0, to: 1 };
    const wording = wordingOf(state, new Map([[ann, 'Ann']]));
    const said = (by: object) => {
      const [row] = replayRows(
        [{ item: one.item, fate: 'later', promised: 0, now: 1 }],
        new Map([[one.item.id, [{ ...one, ...by }]]]),
      );
      return itemText(row!, 'lastMove', wording);
    };
    expect(said({ by: ann, doubt: 'unsigned' })).toBe('Ann (not signed), 12 Nov 2026, 09:00');
    expect(said({})).toBe('somebody, 12 Nov 2026, 09:00');
  });

  it('goes into a file with numbers as numbers and moments as moments, in which nothing runs', async () => {
    const { rows, wording } = await rowsOf({ tracker: [inTracker(1, '14', 'c1', 'c3')] });
    const [headings, ...lines] = itemCsv(rows, wording);
    expect(headings).toEqual([
      ...['Key', 'Summary', 'What became of it', 'Promised', 'Today', 'Team', 'Points today'],
      ...['Last moved by', 'Last moved at', 'Moves', 'Endangers'],
    ]);
    expect(lines[2]!.slice(2)).toEqual([
      ...['Later than promised', 'I1', 'IP', 'Crane', 5, 'Cleo', moment('14'), 1],
      state.items
        .slice(1)
        .map(({ key }) => key)
        .join(' '),
    ]);
    expect(csvText([lines[3]!])).toContain(`'=HYPERLINK`);
  });

  it('can be narrowed to a team, or to what no team of the train has', () => {
    const known = new Set([crane, osprey]);
    const shown = (team?: typeof crane | 'none') =>
      state.items.filter((item) => isOfTeam(item, { fates: [], ...(team && { team }) }, known)).map((item) => item.id);
    expect([shown(), shown(osprey), shown('none')]).toEqual([['1', '2', '3', '4'], ['2'], ['4']]);
  });
});

describe('the list of moves', () => {
  it('has all of them, the latest first, as lines of a file, too', async () => {
    const state = board([story(1, 'Crane', 'c3'), story(2, 'Osprey', 'o1')], { 1: 0, 2: 0 }, { 2: { slot: 'out' } });
    const { edits } = await read(state, {
      plan: [inPlan(2, '13', null, { slot: 'out' })],
      tracker: [inTracker(1, '11', 'c1', 'c2'), inTracker(1, '14', 'c2', 'c3')],
    });
    const changes = changesByItem(edits.edits, state);
    const rows = changeRows(changes, () => true);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
    const [, ...lines] = changeCsv(rows, wordingOf(state, new Map([...edits.names, [ann, 'Ann']])));
    expect(lines.map((line) => line.slice(2))).toEqual([
      [moment('14'), 'Cleo', 'I2', 'IP', 'in the tracker'],
      [moment('13'), 'Ann', 'I1', 'set aside', 'in the plan'],
      [moment('11'), 'Cleo', 'I1', 'I2', 'in the tracker'],
    ]);
    expect(changeRows(changes, (item) => item.id === '2')).toHaveLength(1);
  });
});
