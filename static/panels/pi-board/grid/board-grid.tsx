import './board-grid.css';
import './board-card.css';
import './board-marks.css';
import './board-ties.css';
import './board-tip.css';
import { useRef, type CSSProperties } from 'react';
import { classNames } from '../../../kit/class-names';
import { LiveRegion } from '../../../kit/visually-hidden';
import { CardTip } from './card-tip';
import { DayLines, HeadView } from './head-view';
import type { BoardGridProps } from './props';
import { RowView } from './row-view';
import { TieLayer } from './tie-layer';
import { useBoard } from './use-board';

/**
 * Teams by iterations, with cards to be moved by mouse, keyboard and menu, and dependencies as strings between them.
 * Only what is in sight is on the page, so the size of a train costs little.
 */
export function BoardGrid(props: BoardGridProps) {
  const root = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const drawn = useBoard(props, root, head);
  const { board, words, pi, today } = props;
  const { geometry, sight, setting, ties, tipped } = drawn;
  if (board.rows.length === 0) return <p className="board-grid__empty">{words.say('emptyBoard')}</p>;
  return (
    <>
      <div
        ref={root}
        role="grid"
        aria-label={words.say('boardLabel')}
        aria-description={words.say(props.canPlan ? 'boardKeys' : 'boardKeysReading')}
        aria-rowcount={board.rows.length + 1}
        aria-colcount={pi.slots.length + 1}
        className={classNames('board-grid', geometry.isNarrow && 'board-grid--narrow')}
        style={{ '--board-head': `${drawn.headHeight}px` } as CSSProperties}
        {...drawn.events}
      >
        <HeadView ref={head} {...{ geometry, setting, today }} />
        <div
          role="rowgroup"
          className="board-body"
          style={{ inlineSize: `${geometry.width}px`, blockSize: `${geometry.height}px` }}
        >
          <DayLines {...{ geometry, setting, today, sight }} />
          {props.ties !== 'none' && (
            <TieLayer bundles={ties.quiet} focused={ties.focused} {...{ geometry, sight, setting }} />
          )}
          {drawn.rows.map(({ row, line, looks, cursorSlot }) => (
            <RowView
              key={line.teamId}
              row={line}
              index={row}
              {...{ looks, cursorSlot, geometry, setting }}
              hintOf={drawn.hintOf}
              sizes={drawn.sizes}
            />
          ))}
        </div>
      </div>
      {tipped && <CardTip card={tipped} ties={ties.of(tipped.id)} setting={setting} onHover={drawn.onTipHover} />}
      <LiveRegion text={drawn.speech} />
    </>
  );
}
