import { memo, type CSSProperties } from 'react';
import type { Cell } from '#core/train/board';
import { CellView, type CellHint } from './cell-view';
import type { Geometry, Sizes } from './geometry';
import type { CardLook, GridSetting, Rows } from './setting';

interface RowViewProps {
  readonly row: Rows[number];
  readonly index: number;
  /** By slot: the cards that are drawn. */
  readonly looks: readonly (readonly CardLook[])[];
  /** The slot whose cell the keyboard comes to first. */
  readonly cursorSlot: number;
  hintOf(cell: Cell, row: number): CellHint | undefined;
  readonly geometry: Geometry;
  readonly sizes: Sizes;
  readonly setting: GridSetting;
}

/** A team's row. It makes no layer of its own, so that strings run above its cells and under all cards. */
export const RowView = memo(function RowView(props: RowViewProps) {
  const { row, index, looks, cursorSlot, hintOf, geometry, sizes, setting } = props;
  const { top = 0, height = 0 } = geometry.rows[index] ?? {};
  const name = setting.teamNames.get(row.teamId) ?? '';
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="board-row"
      style={{ insetBlockStart: `${top}px`, blockSize: `${height}px` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className="board-row__team"
        style={
          geometry.isNarrow
            ? { blockSize: `${geometry.bandHeight}px`, inlineSize: `${geometry.slotWidth}px` }
            : { inlineSize: `${geometry.teamWidth}px` }
        }
      >
        <div className="board-row__name">
          <div title={name} style={{ zoom: geometry.scale } as CSSProperties}>
            {name}
          </div>
        </div>
      </div>
      {row.cells.map((cell) => (
        <CellView
          key={cell.slot}
          cell={cell}
          looks={looks[cell.slot] ?? none}
          hint={hintOf(cell, index)}
          isCursor={cursorSlot === cell.slot}
          sizes={sizes}
          setting={setting}
        />
      ))}
    </div>
  );
});

const none: readonly CardLook[] = [];
