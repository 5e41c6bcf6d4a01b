import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { withDrags } from '../with-drags';
import { edgeSpeed } from './edge-scroll';

/** Marks what is dragged as a card of this page's board. */
const cardMark = 'waybill-card';

/** What the drag of a card carries. */
export function dragData(cardId: string): Record<string, unknown> {
  return { [cardMark]: cardId };
}

/** Hears of a drag with the mouse; points are those of the window. */
export interface DragListener {
  /** Text that goes with the pointer. */
  preview(cardId: string): string;
  onStart(cardId: string): void;
  onOver(x: number, y: number): void;
  /** `isInside`: it was let go over the board. */
  onEnd(isInside: boolean): void;
}

/** Follows cards that are dragged over the board, and draws the board along at its edges. */
export function useDrag(root: RefObject<HTMLElement | null>, listener: DragListener): void {
  const pointer = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  const preview = useEffectEvent((cardId: string) => listener.preview(cardId));
  const start = useEffectEvent((cardId: string) => listener.onStart(cardId));
  const over = useEffectEvent((x: number, y: number) => listener.onOver(x, y));
  const end = useEffectEvent((isInside: boolean) => listener.onEnd(isInside));

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let frame = 0;
    const scroll = () => {
      frame = requestAnimationFrame(scroll);
      if (pointer.current && drawAlong(element, pointer.current)) over(pointer.current.x, pointer.current.y);
    };
    const isCard = ({ source }: { readonly source: { readonly data: Record<string, unknown> } }) =>
      cardMark in source.data;
    const stop = withDrags(({ dropTargetForElements, monitorForElements, setCustomNativeDragPreview }) => {
      const stopTarget = dropTargetForElements({ element, canDrop: isCard, getDropEffect: () => 'move' });
      const stopMonitor = monitorForElements({
        canMonitor: isCard,
        onGenerateDragPreview({ source, nativeSetDragImage }) {
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render({ container }) {
              const box = document.createElement('div');
              box.className = 'board-drag';
              box.textContent = preview(String(source.data[cardMark]));
              container.append(box);
            },
          });
        },
        onDragStart({ source, location }) {
          pointer.current = { x: location.current.input.clientX, y: location.current.input.clientY };
          start(String(source.data[cardMark]));
          frame = requestAnimationFrame(scroll);
        },
        onDrag({ location }) {
          const { clientX: x, clientY: y } = location.current.input;
          pointer.current = { x, y };
          over(x, y);
        },
        onDrop({ location }) {
          cancelAnimationFrame(frame);
          pointer.current = undefined;
          end(location.current.dropTargets.length > 0);
        },
      });
      return () => {
        stopMonitor();
        stopTarget();
      };
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [root]);
}

function drawAlong(element: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const { scrollLeft, scrollTop } = element;
  // Only a board that reaches beyond its box scrolls, and an edge that is reached stops.
  element.scrollBy({ left: edgeSpeed(x, left, right), top: edgeSpeed(y, top, bottom), behavior: 'instant' });
  return element.scrollLeft !== scrollLeft || element.scrollTop !== scrollTop;
}
