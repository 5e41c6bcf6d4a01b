import { endangering } from '#core/train/endangered';
import { storiesByFeature } from '#core/train/precedence';
import type { PlanItem } from '#core/train/plan-item';
import { board, feature, inIterations, issueId, story, waits } from './builders';

const at = (slot: number) => inIterations(`crane-${slot}`);

/** Keys of what the first of the items endangers. */
function endangered(items: readonly PlanItem[], ...pairs: string[]): readonly string[] {
  const { ties } = board(items, { dependencies: waits(...pairs) });
  return endangering(ties, storiesByFeature(items))(items[0]!).map(({ id }) => id);
}

describe('an item that is late endangers', () => {
  it('what waits for it without slack, and what waits for that', () => {
    const items = [story('1', at(2)), story('2', at(2)), story('3', at(2)), story('4', at(1))];
    expect(endangered(items, '1>2', '2>3', '3>4')).toEqual(['2', '3', '4']);
  });

  it('nothing that has an iteration to spare, nor what comes after it', () => {
    const items = [story('1', at(0)), story('2', at(2)), story('3', at(2))];
    expect(endangered(items, '1>2', '2>3')).toEqual([]);
  });

  it('nothing that is done', () => {
    expect(endangered([story('1', at(2)), story('2', { ...at(1), status: 'done' })], '1>2')).toEqual([]);
  });

  it('what waits for its feature, and the stories of a feature that waits', () => {
    const inFeature = (id: string) => ({ featureId: issueId(id) });
    const items = [
      story('1', { ...at(2), ...inFeature('F') }),
      feature('F'),
      feature('G'),
      story('2', { ...at(1), ...inFeature('G') }),
      story('3', at(1)),
      story('sibling', { ...at(0), ...inFeature('F') }),
      story('9', at(0)),
    ];
    expect(endangered(items, 'F>G', '2>3', 'sibling>9')).toEqual(['G', '3']);
  });

  it('each once, in circles too', () => {
    const items = [story('1', at(1)), story('2', at(1)), story('3', at(1))];
    expect(endangered(items, '1>2', '2>3', '3>1', '1>3')).toEqual(['2', '3']);
  });
});
