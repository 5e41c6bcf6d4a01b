import fc from 'fast-check';
import { wsjf } from '#core/value/models';
import type { IssueId, IssueKey, IssueLink } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { columnsOf } from '../../static/panels/value-page/column';
import { countQuick, facetOptions, filterRows } from '../../static/panels/value-page/filter';
import { layLines } from '../../static/panels/value-page/group';
import { createRowMaker } from '../../static/panels/value-page/row';
import { untouched, withChange } from '../../static/panels/value-page/row-edits';
import { sortRows } from '../../static/panels/value-page/sort';
import { orderOf } from '../../static/panels/value-page/table';
import { plainView, readView } from '../../static/panels/value-page/view';
import { issue, now, rowsOf, scored } from './builders';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const columns = columnsOf(wsjf);
const column = (id: string) => columns.find((candidate) => candidate.id === id);
const keys = (rows: readonly { readonly issue: { readonly key: string } }[]) => rows.map(({ issue: { key } }) => key);

/** Cost of delay 8 + 5 + 3 = 16, size 4: WSJF 4. */
const sixteen = { value: 8, urgency: 5, relief: 3, size: 4 };

describe('a scored item', () => {
  const [row] = rowsOf([issue(1)], [scored(1, sixteen)]);
  it('has cost of delay, score and place', () =>
    expect([row?.costOfDelay, row?.score, row?.place]).toEqual([16, 4, { rank: 1, of: 1 }]));
  it('counts as scored only', () => expect(row?.quick).toEqual(['scored']));
});

describe('an item without an agreed size but with an estimate', () => {
  const [row] = rowsOf([issue(1, { points: 2 })], [scored(1, { value: 8, urgency: 5, relief: 3 })]);
  it('shows the estimate as such', () =>
    expect([row?.values, row?.isSizeEstimated]).toEqual([{ value: 8, urgency: 5, relief: 3, size: 2 }, true]));
  it('has no score until it is agreed with one', () => expect(row?.score).toBeUndefined());
});

describe('an edit that is not stored yet', () => {
  const edited = withChange(untouched({ version: 1, factors: sixteen as Record<FactorId, number> }), {
    id: 1,
    factor: 'size' as FactorId,
    before: 4,
    after: 8,
  });
  it('shows what it makes of the score: 16 ÷ 8', () =>
    expect(rowsOf([issue(1)], [scored(1, sixteen)], new Map([['1' as IssueId, edited]]))[0]?.score).toBe(2));
});

describe('a backlog in which one item waits for another', () => {
  const waits: IssueLink = {
    relation: 'needs',
    phrase: 'is blocked by',
    issue: { id: '1' as IssueId, key: 'TRAIN-1' as IssueKey, summary: '', status: 'new' },
  };
  const rows = rowsOf([issue(1), issue(2, { links: [waits] })], [scored(2, sixteen)]);
  it('passes the cost of delay on, apart', () =>
    expect([rows[0]?.inherited?.costOfDelay, rows[0]?.costOfDelay]).toEqual([16, undefined]));
});

describe('a backlog of which a part is missing', () => {
  const make = createRowMaker();
  it('has no places yet', () =>
    expect(
      make({
        issues: [issue(1)],
        scores: new Map([['1' as IssueId, scored(1, sixteen)]]),
        edits: new Map(),
        model: wsjf,
        now,
        isComplete: false,
      })[0]?.place,
    ).toBeUndefined());
});

describe('making rows again', () => {
  it('keeps the rows that nothing has changed for', () => {
    const make = createRowMaker();
    const issues = [issue(1), issue(2)];
    const sources = {
      issues,
      scores: new Map([['1' as IssueId, scored(1, sixteen)]]),
      edits: new Map(),
      model: wsjf,
      now,
      isComplete: true,
    };
    const before = make(sources);
    const after = make({ ...sources, scores: new Map([...sources.scores, ['2' as IssueId, scored(2, { value: 1 })]]) });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});

describe('filtering', () => {
  const rows = rowsOf(
    [
      issue(1, { team: 'Heron', summary: 'Refund timeout' }),
      issue(2, { team: 'Wren', clients: ['Alder', 'Mistral'] }),
      issue(3),
      issue(4, { status: { name: 'Done', category: 'done' } }),
    ],
    [scored(1, sixteen), scored(3, {}, { phase: 'open', ballots: 2 })],
  );
  const shown = (query: string) => keys(filterRows(rows, readView(query), columns));

  it('finds all words, in key or summary, in any case', () => expect(shown('q=TIMEOUT+train-1')).toEqual(['TRAIN-1']));
  it('widens within a column', () => expect(shown('team=Heron&team=Wren')).toEqual(['TRAIN-1', 'TRAIN-2']));
  it('narrows between columns', () => expect(shown('team=Heron&client=Alder')).toEqual([]));
  it('finds what has none', () => expect(shown('team=')).toEqual(['TRAIN-3', 'TRAIN-4']));
  it('finds empty and filled cells', () =>
    expect([shown('filled=score'), shown('empty=score&team=')]).toEqual([['TRAIN-1'], ['TRAIN-3', 'TRAIN-4']]));
  it('counts what quick filters leave; a done item needs no score', () =>
    expect(countQuick(rows)).toEqual({ unscored: 2, unsized: 2, stale: 0, scored: 1, waiting: 1 }));
  it('offers the values of a column with counts, none last', () =>
    expect(facetOptions(rows, 'client', collator)).toEqual([
      { value: 'Alder', label: 'Alder', count: 1 },
      { value: 'Mistral', label: 'Mistral', count: 1 },
      { value: '', label: '', count: 3 },
    ]));
});

describe('sorting', () => {
  const rows = rowsOf([issue(10), issue(9), issue(2)], [scored(9, sixteen), scored(2, { ...sixteen, size: 1 })]);
  it('reads numbers in keys as numbers', () =>
    expect(keys(sortRows(rows, column('key'), false, collator))).toEqual(['TRAIN-2', 'TRAIN-9', 'TRAIN-10']));
  it('puts empty cells last, upwards', () =>
    expect(keys(sortRows(rows, column('score'), false, collator))).toEqual(['TRAIN-9', 'TRAIN-2', 'TRAIN-10']));
  it('puts empty cells last, downwards', () =>
    expect(keys(sortRows(rows, column('score'), true, collator))).toEqual(['TRAIN-2', 'TRAIN-9', 'TRAIN-10']));
  it('keeps the backlog’s order without a column', () =>
    expect(keys(sortRows(rows, undefined, false, collator))).toEqual(['TRAIN-10', 'TRAIN-9', 'TRAIN-2']));
  it('shows every item exactly once, in any order', () => {
    const some = fc.array(
      fc.record({
        team: fc.option(fc.constantFrom('b', 'B', 'a', ''), { nil: undefined }),
        points: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...columns.map(({ id }) => id)), fc.boolean(), (parts, id, isDescending) => {
        const given = rowsOf(
          parts.map(({ team, points }, index) =>
            issue(index, { ...(team !== undefined && { team }), ...(points !== undefined && { points }) }),
          ),
        );
        const order = orderOf(given, { ...plainView, sort: { column: id, isDescending } }, columns, collator);
        expect([...order].sort()).toEqual(given.map((row) => String(row.id)).sort());
      }),
    );
  });
});

describe('grouping by client', () => {
  const rows = rowsOf(
    [issue(1, { clients: ['Mistral', 'Alder'] }), issue(2), issue(3, { clients: ['Alder'] })],
    [scored(1, sixteen), scored(3, { ...sixteen, value: 13 })],
  );
  const lines = (query: string) =>
    layLines(rows, readView(query), collator).map((line) =>
      line.kind === 'group' ? [line.group.value, line.group.count, line.group.costOfDelay] : line.row.issue.key,
    );

  it('shows an item of two clients in both, with counts and sums: 16 + 21', () =>
    expect(lines('group=client')).toEqual([
      ['Alder', 2, 37],
      'TRAIN-1',
      'TRAIN-3',
      ['Mistral', 1, 16],
      'TRAIN-1',
      ['', 1, undefined],
      'TRAIN-2',
    ]));
  it('folds', () =>
    expect(lines('group=client&folded=Alder&folded=')).toEqual([
      ['Alder', 2, 37],
      ['Mistral', 1, 16],
      'TRAIN-1',
      ['', 1, undefined],
    ]));
  it('gives every line a key of its own', () => {
    const found = layLines(rows, readView('group=client'), collator).map(({ key }) => key);
    expect(new Set(found).size).toBe(found.length);
  });
});
