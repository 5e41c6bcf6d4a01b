import type { IssueId } from '#core/issue';
import type { IterationId, TeamId } from '#core/train/ids';
import { cardAt, settled, stepped, type Cursor, type Step } from '../../static/panels/pi-board/grid/cursor';
import { commandOf } from '../../static/panels/pi-board/grid/keys';
import { cellWith, changesFor, isMovable } from '../../static/panels/pi-board/grid/moves';
import { placesOf } from '../../static/panels/pi-board/grid/places';
import { extended, movedWith, noSelection, present, toggled } from '../../static/panels/pi-board/grid/selection';
import { pinned } from '../../static/panels/pi-board/pinned';
import { withSlot } from '../../static/panels/train/same-placement';
import { board, card, cell, item, pi } from './board-grid-builders';

const inTracker = (id: string, iteration: string) =>
  item(id, { teamId: 'a' as TeamId, iterations: [iteration as IterationId] });

describe('what is said of the parts of a card that is moved', () => {
  const parts = [inTracker('1', 'a-0'), inTracker('2', 'a-0')];
  const moved = card('f', 'a', 0, { parts });

  it('is the slot, of all of them', () => {
    expect([...changesFor([moved], 2, pi)]).toEqual([
      ['1', 2],
      ['2', 2],
    ]);
  });

  it('is nothing where the tracker has them there already', () => {
    const back = card('f', 'a', 2, { parts, state: 'draft' });
    expect([...changesFor([back], 0, pi)]).toEqual([
      ['1', undefined],
      ['2', undefined],
    ]);
  });

  it('is nothing at all in the slot where it lies', () => {
    expect(changesFor([moved], 0, pi).size).toBe(0);
  });

  it('takes them out of the PI, or leaves them to the tracker', () => {
    expect([...changesFor([moved], 'out', pi).values()]).toEqual(['out', 'out']);
    const draft = card('f', 'a', 1, { parts, state: 'draft' });
    expect([...changesFor([draft], 'tracker', pi).values()]).toEqual([undefined, undefined]);
    expect(changesFor([moved], 'tracker', pi).size).toBe(0);
  });

  it('leaves out parts that are done: they stay where they were done', () => {
    const half = card('f', 'a', 0, { parts: [{ ...parts[0]!, status: 'done' }, parts[1]!] });
    expect([...changesFor([half], 1, pi).keys()]).toEqual(['2']);
    expect(isMovable(half)).toBe(true);
    expect(isMovable({ ...half, state: 'done' })).toBe(false);
  });
});

describe('what a plan says of an item that is put elsewhere', () => {
  it('keeps what it says otherwise, and is nothing where it says nothing', () => {
    expect(withSlot({ slot: 1, isPinned: true, isExcluded: true }, 2)).toEqual({
      slot: 2,
      isPinned: true,
      isExcluded: true,
    });
    expect(withSlot({ slot: 1, isExcluded: true }, undefined)).toEqual({ isExcluded: true });
    expect(withSlot({ slot: 1 }, undefined)).toBeNull();
    expect(withSlot(undefined, 'out')).toEqual({ slot: 'out' });
  });

  it('is pinned with all the cards that were chosen, at once', () => {
    const [one, two] = [inTracker('1', 'a-0'), inTracker('2', 'a-0')];
    const placements = new Map([[one.id, { slot: 2 }]]);
    expect([...pinned([{ parts: [one] }, { parts: [two] }], true, placements)]).toEqual([
      ['1', { slot: 2, isPinned: true }],
      ['2', { isPinned: true }],
    ]);
  });
});

describe('the load that a cell would have', () => {
  it('counts cards of its own team that are not there yet', () => {
    const here = card('1', 'a', 0);
    const there = cell('a', 1, [card('2', 'a', 1)]);
    expect(cellWith(there, [here]).load).toBe(10);
    expect(cellWith(there, [card('2', 'a', 1)]).load).toBe(5);
    expect(cellWith(there, [card('3', 'b', 0)]).load).toBe(5);
    expect(cellWith(there, [card('4', 'a', 0, { unestimated: 2 })]).unestimated).toBe(2);
  });
});

describe('keys', () => {
  const at = (itemId: string | undefined, slot = 0, teamId = 'a'): Cursor => ({
    teamId: teamId as TeamId,
    slot,
    ...(itemId !== undefined && { itemId: itemId as IssueId }),
  });
  const plan = board({
    a: [[card('1', 'a', 0), card('2', 'a', 0), card('3', 'a', 0)], [card('4', 'a', 1)], []],
    b: [[], [card('5', 'b', 1)], []],
  });
  const go = (from: Cursor, step: Step, perLine = 1) => stepped(plan, from, step, perLine);

  it('lead down through a cell, on to the next team, and up again', () => {
    expect(go(at(undefined), 'down')).toEqual(at('1'));
    expect(go(at('1'), 'down')).toEqual(at('2'));
    expect(go(at('3'), 'down')).toEqual(at(undefined, 0, 'b'));
    expect(go(at(undefined, 0, 'b'), 'up')).toEqual(at('3'));
    expect(go(at('1'), 'up')).toEqual(at(undefined));
    expect(go(at(undefined), 'up')).toEqual(at(undefined));
    expect(go(at(undefined, 0, 'b'), 'down')).toEqual(at(undefined, 0, 'b'));
  });

  it('lead sideways to the same line, or to the last card above it', () => {
    expect(go(at('1'), 'right')).toEqual(at('4', 1));
    expect(go(at('3'), 'right')).toEqual(at('4', 1));
    expect(go(at('4', 1), 'right')).toEqual(at(undefined, 2));
    expect(go(at(undefined, 2), 'right')).toEqual(at(undefined, 2));
    expect(go(at('4', 1), 'left')).toEqual(at('1'));
    expect(go(at(undefined, 1), 'left')).toEqual(at(undefined, 0));
  });

  it('lead through lines of several cards', () => {
    expect(go(at('1'), 'right', 2)).toEqual(at('2'));
    expect(go(at('2'), 'right', 2)).toEqual(at('4', 1));
    expect(go(at('2'), 'left', 2)).toEqual(at('1'));
    expect(go(at('1'), 'down', 2)).toEqual(at('3'));
    expect(go(at('2'), 'down', 2)).toEqual(at('3'));
    expect(go(at('3'), 'down', 2)).toEqual(at(undefined, 0, 'b'));
    expect(go(at('3'), 'up', 2)).toEqual(at('1'));
  });

  it('lead to other teams and to the ends', () => {
    expect(go(at('2'), 'row-down')).toEqual(at(undefined, 0, 'b'));
    expect(go(at('5', 1, 'b'), 'row-up')).toEqual(at(undefined, 1));
    expect(go(at('2'), 'last')).toEqual(at(undefined, 2));
    expect(go(at(undefined, 2), 'first')).toEqual(at(undefined, 0));
    expect(go(at('2'), 'bottom')).toEqual(at(undefined, 0, 'b'));
    expect(go(at('5', 1, 'b'), 'top')).toEqual(at(undefined, 1));
  });

  it('stay with an item that was moved to where they went', () => {
    expect(cardAt(plan, at('4', 1))?.item.id).toBe('4');
    expect(cardAt(plan, at('4', 0))).toBeUndefined();
  });

  it('begin at the first cell, also of a board that has lost the team', () => {
    expect(settled(plan, undefined)).toEqual(at(undefined));
    expect(settled(plan, at('9', 0, 'gone'))).toEqual(at(undefined));
    expect(settled(board({}), undefined)).toBeUndefined();
  });

  const pressed = (key: string, more: object = {}) => ({
    ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
    ...more,
  });

  it('mean moves, and with Shift a choice', () => {
    expect(commandOf(pressed('ArrowLeft'), false)).toEqual({ kind: 'go', step: 'left', isExtending: false });
    expect(commandOf(pressed('ArrowDown', { shiftKey: true }), false)).toMatchObject({ isExtending: true });
    expect(commandOf(pressed('End', { ctrlKey: true }), false)).toMatchObject({ step: 'bottom' });
    expect(commandOf(pressed('ArrowLeft', { altKey: true }), false)).toBeUndefined();
  });

  it('open, pin, pick up and clear', () => {
    expect(commandOf(pressed('o'), false)).toEqual({ kind: 'open', newTab: false });
    expect(commandOf(pressed('Enter', { metaKey: true }), false)).toEqual({ kind: 'open', newTab: true });
    expect(commandOf(pressed('P'), false)).toEqual({ kind: 'pin' });
    expect(commandOf(pressed('m'), false)).toEqual({ kind: 'menu' });
    expect(commandOf(pressed(' '), false)).toEqual({ kind: 'pick-up' });
    expect(commandOf(pressed('Escape'), false)).toEqual({ kind: 'clear' });
    // The browser prints with it.
    expect(commandOf(pressed('p', { ctrlKey: true }), false)).toBeUndefined();
  });

  it('choose the slot of a card in the air, and do nothing else', () => {
    expect(commandOf(pressed('ArrowRight'), true)).toEqual({ kind: 'shift', by: 1 });
    expect(commandOf(pressed('Enter'), true)).toEqual({ kind: 'drop' });
    expect(commandOf(pressed('Escape'), true)).toEqual({ kind: 'cancel' });
    expect(commandOf(pressed('Tab'), true)).toEqual({ kind: 'cancel' });
    expect(commandOf(pressed('ArrowUp'), true)).toEqual({ kind: 'stay' });
    expect(commandOf(pressed('p'), true)).toBeUndefined();
  });
});

describe('a choice of several cards', () => {
  const [one, two, three, other] = [card('1', 'a', 0), card('2', 'a', 0), card('3', 'a', 1), card('5', 'b', 0)];
  const plan = board({ a: [[one, two], [three]], b: [[other], []] });
  const places = placesOf(plan);
  const ids = (selection: { readonly ids: ReadonlySet<string> }) => [...selection.ids].map((id) => id.split('|')[0]);

  it('grows and shrinks card by card', () => {
    const both = toggled(toggled(noSelection, one.id), other.id);
    expect(ids(both)).toEqual(['1', '5']);
    expect(ids(toggled(both, one.id))).toEqual(['5']);
  });

  it('reaches from its anchor to another card of the team, over slots, in both directions', () => {
    const first = extended(plan, places, noSelection, two.id, three.id);
    expect(ids(first)).toEqual(['2', '3']);
    expect(ids(extended(plan, places, first, three.id, one.id))).toEqual(['1', '2']);
  });

  it('takes in single cards of other teams', () => {
    const first = extended(plan, places, noSelection, one.id, two.id);
    expect(ids(extended(plan, places, first, two.id, other.id))).toEqual(['1', '2', '5']);
  });

  it('is moved as a whole by any of its cards, and not by others', () => {
    const both = toggled(toggled(noSelection, one.id), two.id);
    expect(movedWith(both, two.id)).toEqual([one.id, two.id]);
    expect(movedWith(both, three.id)).toEqual([three.id]);
  });

  it('loses cards that have left the board, and is the same while none has', () => {
    const both = toggled(toggled(noSelection, one.id), two.id);
    expect(present(both, places)).toBe(both);
    expect(ids(present(both, placesOf(board({ a: [[one], []] }))))).toEqual(['1']);
  });
});
