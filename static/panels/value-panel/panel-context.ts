import type { IsoDateTime } from '#core/result';
import type { PanelContext } from '../base/panel-context';
import type { ValuePanelWords } from '../words/en-value-panel';
import type { ItemScore } from './item-score';
import type { Panel } from './panel';
import type { PanelState } from './panel-state';

/** What every part of the panel is shown with, once there is a score to show. */
export interface ValuePanelContext extends PanelContext<ValuePanelWords> {
  readonly panel: Panel;
  readonly state: PanelState;
  readonly score: ItemScore;
  readonly now: IsoDateTime;
}

/** The tracker's points, once the item was read; nothing where it has none. */
export function pointsOf({ item }: PanelState): number | undefined {
  return item.kind === 'here' ? item.value.points : undefined;
}
