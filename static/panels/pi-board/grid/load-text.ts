import type { Cell } from '#core/train/board';
import { loadRatio, pointsOver } from '#core/train/capacity-points';
import type { PiBoardWords } from '../../words/en-pi-board';

/** How a cell's load is said. */
export interface LoadText {
  /** "32 / 40 pt" */
  readonly figure: string;
  /** "over by 4", "no capacity yet"; absent: nothing is to be said. */
  readonly remark?: string;
  readonly isOver: boolean;
  /** Share of the capacity, 0–1; absent where nobody has said it. */
  readonly share?: number;
  /** All of it as a sentence. */
  readonly spoken: string;
}

/** Puts a cell's load into words. */
export function loadText(words: PiBoardWords, cell: Cell): LoadText {
  const { load, capacity, unestimated, hasCapacity, hasIteration } = cell;
  const missing = hasIteration ? [] : [words.say('noIteration')];
  const open = unestimated > 0 ? [words.say('unestimatedHere', { count: unestimated })] : [];
  if (!hasCapacity) {
    const remark = words.say('noCapacityYet');
    return {
      figure: words.say('loadAlone', { load }),
      remark,
      isOver: false,
      spoken: words.formats.list([words.say('loadSpokenAlone', { load }), remark, ...open, ...missing]),
    };
  }
  const over = pointsOver(cell);
  const isOver = over > 0;
  const remark = isOver ? words.say('overBy', { points: over }) : undefined;
  return {
    figure: words.say('loadOf', { load, capacity }),
    ...(remark !== undefined && { remark }),
    isOver,
    share: Math.min(1, loadRatio(cell) ?? 0),
    spoken: words.formats.list([
      words.say('loadSpoken', { load, capacity }),
      ...(remark === undefined ? [] : [remark]),
      ...open,
      ...missing,
    ]),
  };
}
