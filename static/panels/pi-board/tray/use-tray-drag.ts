import { useCallback, useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { PlanItem } from '#core/train/plan-item';
import { withDrags } from '../with-drags';

/** Marks what is dragged as something of this page that is set aside. */
const trayMark = Symbol('set aside');

type Attach = (element: HTMLElement, item: PlanItem) => () => void;

/**
 * Lets what is set aside be dragged onto a board, whose cells say `data-cell="slot|team"`. An item is dropped into the
 * slot under the pointer, in its own team's row, whichever row that is. Answers the board's place and how an entry is
 * made draggable.
 */
export function useTrayDrag(
  onDrop: (item: PlanItem, slot: number) => void,
  onHold: (isHeld: boolean) => void,
): readonly [RefObject<HTMLDivElement | null>, Attach] {
  const area = useRef<HTMLDivElement>(null);
  const drop = useEffectEvent(onDrop);

  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    let goal: Element | undefined;
    const mark = (next: Element | undefined): void => {
      if (goal === next) return;
      goal?.removeAttribute('data-drop');
      next?.setAttribute('data-drop', 'goal');
      goal = next;
    };
    return withDrags(({ dropTargetForElements }) =>
      dropTargetForElements({
        element,
        canDrop: ({ source }) => trayMark in source.data,
        getDropEffect: () => 'move',
        onDrag({ source, location: { current } }) {
          const item = itemIn(source.data);
          const slot = slotAt(current.input.clientX, current.input.clientY);
          mark(slot === undefined ? undefined : cellOf(element, slot, item));
        },
        onDragLeave: () => mark(undefined),
        onDrop({ source, location: { current } }) {
          mark(undefined);
          const slot = slotAt(current.input.clientX, current.input.clientY);
          if (slot !== undefined) drop(itemIn(source.data), slot);
        },
      }),
    );
  }, []);

  const attach = useCallback<Attach>(
    (element, item) =>
      withDrags(({ draggable }) =>
        draggable({
          element,
          getInitialData: () => ({ [trayMark]: item }),
          onDragStart: () => onHold(true),
          onDrop: () => onHold(false),
        }),
      ),
    [onHold],
  );
  return [area, attach];
}

function itemIn(data: Record<string | symbol, unknown>): PlanItem {
  return data[trayMark] as PlanItem;
}

/** The slot of the cell at a point of the window. */
function slotAt(x: number, y: number): number | undefined {
  const cell = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>('[data-cell]'))
    .find((found) => found !== null);
  const slot = Number(cell?.dataset['cell']?.split('|')[0] ?? Number.NaN);
  return Number.isInteger(slot) ? slot : undefined;
}

/** The cell that an item would lie in; nothing while that row is out of sight. */
function cellOf(area: HTMLElement, slot: number, { teamId }: PlanItem): Element | undefined {
  return area.querySelector(`[data-cell="${CSS.escape(`${slot}|${teamId ?? ''}`)}"]`) ?? undefined;
}
