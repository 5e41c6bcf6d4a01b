import { boardOf } from '#core/train/board-of';
import { itemDependencies } from '#core/train/dependencies';
import { planItems } from '#core/train/items';
import type { IsoDateTime } from '#core/result';
import { boardFacts } from '../../static/panels/pi-board/board-facts';
import { countQuick, shownOf, shownTies } from '../../static/panels/pi-board/board-filter';
import { csvRows } from '../../static/panels/pi-board/csv-rows';
import { headline } from '../../static/panels/pi-board/figures';
import { chosenPlace } from '../../static/panels/pi-board/last-place';
import { sortRows } from '../../static/panels/pi-board/list/list-columns';
import { listRows } from '../../static/panels/pi-board/list/list-rows';
import { plainView, readView, writeView, type PageView } from '../../static/panels/pi-board/page-view';
import { slotsOfCards, tieSentence } from '../../static/panels/pi-board/ties/tie-text';
import { actionOf } from '../../static/panels/pi-board/use-hotkeys';
import { csvText } from '../../static/panels/value-page/csv-text';
import { enPiBoard } from '../../static/panels/words/en-pi-board';
import { enPiTies } from '../../static/panels/words/en-pi-ties';
import { createWords } from '../../static/panels/words/words';
import { issue } from './builders';
import { blocks, crane, id, osprey, pi, row, story, train } from './pi-site';

const now = '2026-11-03T00:00:00.000Z' as IsoDateTime;
const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(enPiBoard, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);
const tieWords = createWords(enPiTies, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);
const epic = { id: id(10), key: 'TRAIN-10' as never, summary: 'Mast' };

/** Crane's Mast of two stories, one of which Osprey's Beacon needs too early; one item without estimate set aside. */
const issues = [
  issue(10, { type: { name: 'Feature', isSubtask: false }, summary: 'Mast', team: 'Crane', clients: ['Acme'] }),
  story(1, 'Crane', 'c1', { epic, summary: 'Saw the wood' }),
  story(2, 'Crane', 'c2', { epic, summary: 'Raise it' }),
  story(3, 'Osprey', 'o2', { summary: 'Beacon' }),
  issue(4, { summary: '=1+1', team: 'Osprey' }),
];
const items = planItems(issues, train);
const dependencies = itemDependencies([{ typeId: blocks, from: id(2), to: id(3) }], items, train);
const capacity = new Map([[crane, [2, 4, 0].map((points) => ({ people: 1, daysOff: 0, focus: 1, points }))]]);
const board = boardOf({ train, pi, items, dependencies, placements: new Map([[id(3), { slot: 1 }]]), capacity, now });
const facts = boardFacts(board);
const view = (part: Partial<PageView>): PageView => ({ ...plainView, ...part });
const cardsOf = (part: Partial<PageView>) => [...(shownOf(board, facts, view(part)).cards ?? ['all'])];

describe('the address of the planning board', () => {
  it('says nothing of the plain view', () => expect(writeView(plainView)).toBe(''));

  it('gives back every part of a view', () => {
    const full = view({
      train: row.id,
      pi: pi.id,
      view: 'list',
      search: 'mast & sail',
      quick: ['at-risk', 'drafts'],
      teams: [crane, osprey],
      clients: ['Acme, Ltd'],
      focus: id(3),
      ties: 'all',
      zoom: 75,
      hasTray: false,
      sort: { column: 'points', isDescending: true },
    });
    expect(readView(writeView(full))).toEqual(full);
  });

  it('leaves out what it does not understand', () =>
    expect(readView('view=nothing&show=everything&zoom=3000&ties=maybe&sort=')).toEqual(plainView));
});

describe('filters', () => {
  it('leave all cards where nothing is filtered', () => expect(cardsOf({})).toEqual(['all']));

  it.each([
    ['the search, by a part of the card', { search: 'saw' }, [`10|crane|0`]],
    ['the search, by its feature', { search: 'mast' }, ['10|crane|0', '10|crane|1']],
    ['a team', { teams: [osprey] }, ['3|osprey|1']],
    ['a client, by the feature', { clients: ['Acme'] }, ['10|crane|0', '10|crane|1']],
    ['conflicts, both ends', { quick: ['conflicts'] }, ['10|crane|1', '3|osprey|1']],
    // The first iteration holds 3 points and can take 2; the second holds 3 of 4; of Osprey nobody said anything.
    ['too full a slot', { quick: ['over'] }, ['10|crane|0']],
    ['a team and conflicts', { teams: [crane], quick: ['conflicts'] }, ['10|crane|1']],
  ] as const)('narrow to %s', (_, part, expected) => expect(cardsOf(part as Partial<PageView>)).toEqual(expected));

  it('count what each quick filter would leave, on the board and set aside', () =>
    expect(countQuick(board, facts, plainView)).toEqual({
      conflicts: 2,
      'at-risk': 0,
      over: 1,
      drafts: 0,
      unestimated: 1,
    }));

  it('narrow what is set aside, too', () => {
    expect(shownOf(board, facts, view({ teams: [crane] })).tray).toEqual([]);
    expect(shownOf(board, facts, view({ quick: ['unestimated'] })).tray.map(({ item }) => item.id)).toEqual([id(4)]);
  });

  it('keep a dependency of which one end fits', () => {
    expect(shownTies(board.ties, view({ search: 'beacon' }))).toHaveLength(1);
    expect(shownTies(board.ties, view({ search: 'nothing' }))).toHaveLength(0);
  });
});

describe('the headline', () => {
  it('counts what is planned, and the load of teams whose capacity is known', () =>
    // Crane: 3 + 3 points of 2 + 4 + 0.
    expect(headline(words, { board }, facts)).toEqual(['3 of 4 planned', '1 conflict', 'load 100%']));
});

describe('the list', () => {
  const rows = listRows(board, facts, shownOf(board, facts, plainView));
  const wording = { words, pi, piLabel: 'PI', teamNames: new Map([[crane as string, 'Crane']]) };

  it('has a line for every item that the board counts', () => expect(rows).toHaveLength(board.counts.total));

  it('says what an item waits for', () =>
    // Both lie in the second iteration: the needer is one too early.
    expect(rows.find(({ key }) => key === '3')?.waits).toEqual({ count: 1, worst: 'conflict', slack: -1 }));

  it('sorts by iteration, what lies in none last both ways', () => {
    const order = (isDescending: boolean) =>
      sortRows(rows, { column: 'slot', isDescending }, wording, new Intl.Collator('en')).map(({ key }) => key);
    expect([order(false), order(true)]).toEqual([
      ['1', '2', '3', '4'],
      ['2', '3', '1', '4'],
    ]);
  });

  it('is saved with formulas made harmless', () => {
    const lines = csvRows({
      words,
      state: { board, row, pi },
      facts,
      shown: shownOf(board, facts, plainView),
      view: plainView,
      locale: 'en',
    });
    expect(lines).toHaveLength(5);
    expect(lines[1]).toEqual([
      ...['Story', 'TRAIN-1', 'Saw the wood', 'Crane', 'I1', 3, 'As in the tracker'],
      ...['', '', '', 'TRAIN-10 Mast', 'To Do'],
    ]);
    expect(csvText(lines)).toContain("'=1+1");
  });
});

describe('a dependency', () => {
  it('is a sentence with both ends and the iteration in which it is needed', () => {
    const teamNames = new Map(train.teams.map((team) => [team.id as string, team.name]));
    expect(tieSentence(board.ties[0]!, { words: tieWords, pi, teamNames, slotOfCard: slotsOfCards(board) })).toBe(
      'Crane’s TRAIN-2 Raise it is needed by Osprey’s TRAIN-3 Beacon, I2',
    );
  });
});

describe('a page without a PI in its address', () => {
  const past = {
    ...pi,
    id: 'past' as typeof pi.id,
    slots: [{ ...pi.slots[0]!, end: '2026-06-01T00:00:00.000Z' as IsoDateTime }],
  };
  const trains = [{ ...row, train: { ...row.train, pis: [past, pi] as typeof row.train.pis } }];

  it.each([
    ['the one that is under way', {}, undefined, pi.id],
    ['the one that was looked at last', {}, { train: row.id, pi: 'past' }, 'past'],
    ['the one of the address before that', { pi: pi.id }, { train: row.id, pi: 'past' }, pi.id],
    ['the current one where the last is gone', {}, { train: row.id, pi: 'gone' }, pi.id],
  ] as const)('shows %s', (_, wanted, last, expected) =>
    expect(chosenPlace(trains, wanted, last, now)?.pi?.id).toBe(expected),
  );
});

describe('keys', () => {
  const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
    actionOf({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

  it.each([
    ['z', { ctrlKey: true }, 'undo'],
    ['z', { metaKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['?', { shiftKey: true }, 'help'],
    ['z', {}, undefined],
    ['t', { ctrlKey: true }, undefined],
    ['2', { altKey: true }, 'list'],
  ] as const)('%s %o', (name, held, expected) => expect(key(name, held)).toBe(expected));
});
