import type { CalendarDate } from '#core/result';
import { planItems } from '#core/train/items';
import type { BoardState } from '../../static/panels/train/board-session';
import { endangeredBy, slipChoices } from '../../static/panels/train-replay/slip-choices';
import { story, train } from './pi-site';
import { board } from './replay-site';

describe('the question what a slip endangers', () => {
  const parts = (state: BoardState, ...numbers: number[]) => ({
    parts: state.items.filter((item) => numbers.includes(Number(item.id))),
  });

  it('can be asked for as many iterations as there are after it, the last of them out of the PI', () => {
    const state = board([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c3'), story(3, 'Crane')], {});
    const choices = [[1], [2], [3], [1, 2]].map((numbers) => slipChoices(parts(state, ...numbers), state));
    expect(choices).toEqual([3, 1, 0, 3]);
  });

  it('is not asked of what is done, wherever the card was when it was asked', () => {
    const open = board([story(1, 'Crane', 'c2')], {});
    const done = board([story(1, 'Crane', 'c2', { status: { name: 'Done', category: 'done' } })], {});
    expect([slipChoices(parts(open, 1), open), slipChoices(parts(open, 1), done)]).toEqual([2, 0]);
  });

  it('counts each endangered item once, and not the one that slips', () => {
    const [own, two, three] = planItems(
      [1, 2, 3].map((number) => story(number, 'Crane', 'c1')),
      train,
    );
    const milestone = { name: 'Demo', day: '2026-11-20' as CalendarDate };
    const slipped = (item = own!) => ({ item, from: 0, to: 1 });
    const slip = {
      own: [slipped()],
      pushed: [slipped(two)],
      tight: [three!],
      missed: [{ milestone, items: [own!, two!] }],
    };
    expect(endangeredBy(slip)).toBe(2);
  });
});
