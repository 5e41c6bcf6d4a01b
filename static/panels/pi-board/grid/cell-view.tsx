import { memo, type CSSProperties } from 'react';
import type { Cell } from '#core/train/board';
import { classNames } from '../../../kit/class-names';
import { CardView, sameLook } from './card-view';
import { slotLeft, type Sizes } from './geometry';
import { loadText } from './load-text';
import type { CardLook, GridSetting } from './setting';

/** What happens to a cell while cards are in the air. */
export type CellHint =
  /** They could be put here. */
  | { readonly kind: 'open' }
  /** They would be put here: the cell as it would be then. */
  | { readonly kind: 'goal'; readonly cell: Cell }
  /** They are over it and cannot be put here. */
  | { readonly kind: 'foreign'; readonly why: string };

interface CellViewProps {
  readonly cell: Cell;
  /** Cards that are drawn. */
  readonly looks: readonly CardLook[];
  readonly hint: CellHint | undefined;
  readonly isCursor: boolean;
  readonly sizes: Sizes;
  readonly setting: GridSetting;
}

/** A team's slot: its load, and its cards. */
export const CellView = memo(function CellView({ cell, looks, hint, isCursor, sizes, setting }: CellViewProps) {
  const { pi, words, teamNames } = setting;
  const slot = pi.slots[cell.slot];
  const shown = hint?.kind === 'goal' ? hint.cell : cell;
  const name = words.say('cellName', {
    team: teamNames.get(cell.teamId) ?? '',
    slot: slot?.name ?? '',
    load: `${loadText(words, cell).spoken}, ${words.say('cardCount', { count: cell.cards.length })}`,
  });
  return (
    <div
      role="gridcell"
      aria-colindex={cell.slot + 2}
      data-cell={`${cell.slot}|${cell.teamId}`}
      className={classNames(
        'board-cell',
        slot?.isIp && 'board-cell--ip',
        !cell.hasIteration && 'board-cell--closed',
        hint && `board-cell--${hint.kind}`,
      )}
      style={{
        insetInlineStart: `${slotLeft(sizes, cell.slot)}px`,
        insetBlockStart: `${sizes.bandHeight}px`,
        inlineSize: `${sizes.slotWidth}px`,
      }}
    >
      <CellLoad cell={shown} name={name} isCursor={isCursor} sizes={sizes} setting={setting} />
      {hint?.kind === 'foreign' && <p className="board-cell__why">{hint.why}</p>}
      {looks.map((look) => (
        <CardView key={look.card.id} look={look} sizes={sizes} setting={setting} />
      ))}
    </div>
  );
}, sameProps);

function CellLoad({
  cell,
  name,
  isCursor,
  sizes,
  setting,
}: {
  readonly cell: Cell;
  readonly name: string;
  readonly isCursor: boolean;
  readonly sizes: Sizes;
  readonly setting: GridSetting;
}) {
  const { words, pi } = setting;
  const { figure, remark, isOver, share, spoken } = loadText(words, cell);
  const whole = cell.whole && {
    ...{ slots: words.formats.list(cell.whole.slots.map((slot) => pi.slots[slot]?.name ?? '')) },
    load: words.say('loadOf', cell.whole),
  };
  const title = whole ? `${spoken}\n${words.say('wholeLoad', whole)}` : spoken;
  return (
    <div
      role="group"
      aria-label={name}
      tabIndex={isCursor ? 0 : -1}
      data-load=""
      className={classNames('board-load', isOver && 'board-load--over')}
      style={{ blockSize: `${sizes.loadHeight}px` }}
      title={title}
    >
      <div className="board-load__inner" aria-hidden="true" style={{ zoom: sizes.scale } as CSSProperties}>
        <div className="board-load__text ui-numeric">
          <span>{figure}</span>
          {cell.unestimated > 0 && <span>{words.say('unestimatedShort', { count: cell.unestimated })}</span>}
          {!cell.hasIteration && <span className="board-load__closed">{words.say('noIteration')}</span>}
          {remark !== undefined && <span className="board-load__remark">{remark}</span>}
        </div>
        <div className="board-load__track">
          {share !== undefined && <div className="board-load__bar" style={{ inlineSize: `${share * 100}%` }} />}
        </div>
      </div>
    </div>
  );
}

function sameProps(before: CellViewProps, after: CellViewProps): boolean {
  return (
    before.sizes === after.sizes &&
    before.setting === after.setting &&
    before.isCursor === after.isCursor &&
    sameHint(before.hint, after.hint) &&
    sameLoad(before.cell, after.cell) &&
    before.looks.length === after.looks.length &&
    before.looks.every((look, index) => {
      const other = after.looks[index];
      return other !== undefined && sameLook(look, other);
    })
  );
}

function sameHint(one: CellHint | undefined, other: CellHint | undefined): boolean {
  if (one?.kind === 'goal' && other?.kind === 'goal') return sameLoad(one.cell, other.cell);
  return one?.kind === other?.kind;
}

function sameLoad(one: Cell, other: Cell): boolean {
  return (
    one === other ||
    (one.teamId === other.teamId &&
      one.slot === other.slot &&
      one.load === other.load &&
      one.capacity === other.capacity &&
      one.hasCapacity === other.hasCapacity &&
      one.unestimated === other.unestimated &&
      one.hasIteration === other.hasIteration &&
      one.cards.length === other.cards.length &&
      one.whole?.load === other.whole?.load &&
      one.whole?.capacity === other.whole?.capacity)
  );
}
