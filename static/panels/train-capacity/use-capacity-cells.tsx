import { useMemo } from 'react';
import type { GridCells } from '../../kit/grid';
import { workingDays } from '#core/train/capacity-points';
import { capacityCell, historyText, TeamHeading, type CellSource } from './capacity-cell';
import { teamName, type CapacityContext, type Question } from './capacity-context';
import { cellAt, slotOfColumn, type CapacityLine } from './capacity-table';
import { readCell, type CellReading } from './cell-text';
import { cellValue, entryAt, type Measure } from './entries';
import type { PasteCell } from './paste';
import type { TeamId } from '#core/train/ids';
import { ValueEditor } from './value-editor';
import { cellProblemText } from './words-of';

/** The table's answers to its grid: what cells show, what can be edited, what keys do. */
export function useCapacityCells(
  context: CapacityContext,
  isAll: boolean,
  onAsk: (question: Question) => void,
): GridCells<CapacityLine> {
  return useMemo(() => {
    const source: CellSource = { context, isAll, onAsk };
    return {
      cell: (line, columnId) => capacityCell(line, columnId, source),
      group(line) {
        if (line.kind !== 'group') return null;
        return (
          <>
            <TeamHeading teamId={line.teamId} name={line.name} source={source} />
            <span className="train-capacity__hint">{historyText(line.teamId, context, true)}</span>
          </>
        );
      },
      canEdit: (line, columnId) => context.canEdit && cellAt(line, columnId) !== undefined,
      editor(line, columnId, text, exit) {
        const cell = cellAt(line, columnId);
        return cell && <CellEditor {...{ context, cell, text, exit }} />;
      },
      onActivate(line, columnId) {
        if (line.teamId === undefined) return;
        const slot = slotOfColumn(columnId);
        if (line.kind === 'row' && line.measure === 'points' && slot !== undefined)
          onAsk({ kind: 'why', teamId: line.teamId, slot });
        else if (context.editing.edits.get(line.teamId)?.phase === 'clash')
          onAsk({ kind: 'clash', teamId: line.teamId });
      },
      onFold: () => undefined,
      onClear(line, columnId) {
        const cell = cellAt(line, columnId);
        if (cell) context.edits.change('typed', [{ ...cell, value: undefined }]);
      },
      copy: (lines, columnIds) =>
        lines.map((line) => columnIds.map((id) => copied(line, id, context)).join('\t')).join('\n'),
    };
  }, [context, isAll, onAsk]);
}

/** Reads a text for a cell as the viewer writes numbers. */
export function readFor(
  text: string,
  { teamId, slot, measure }: PasteCell<TeamId>,
  context: CapacityContext,
): CellReading {
  const { words, figures, state } = context;
  const at = state.pi.slots[slot];
  return readCell(text, {
    measure,
    entry: entryAt(figures.entriesOf(teamId), slot),
    workingDays: at ? workingDays(at) : 0,
    parse: words.formats.parseNumber,
  });
}

interface CellEditorProps {
  readonly context: CapacityContext;
  readonly cell: PasteCell<TeamId>;
  readonly text: string | undefined;
  readonly exit: Parameters<GridCells<CapacityLine>['editor']>[3];
}

function CellEditor({ context, cell, text, exit }: CellEditorProps) {
  const { words, state, figures, edits } = context;
  const value = cellValue(entryAt(figures.entriesOf(cell.teamId), cell.slot), cell.measure);
  return (
    <ValueEditor
      label={words.say('edit', {
        measure: words.say(cell.measure),
        team: teamName(state, cell.teamId),
        slot: state.pi.slots[cell.slot]?.name ?? '',
      })}
      help={words.say(`${cell.measure}Help`)}
      present={value === undefined ? '' : plainText(value, cell.measure, context)}
      text={text}
      read={(typed) => readFor(typed, cell, context)}
      problemText={(typed, problem) => cellProblemText(typed, problem, words)}
      onCommit={(next) => edits.change('typed', [{ ...cell, value: next }])}
      exit={exit}
    />
  );
}

/** A value as it is typed, so that what was copied can be pasted. */
function plainText(value: number, measure: Measure, { words }: CapacityContext): string {
  return measure === 'focus' ? words.formats.percent(value) : words.formats.number(value);
}

function copied(line: CapacityLine, columnId: string, context: CapacityContext): string {
  if (columnId === 'team')
    return line.kind === 'row' && line.teamId === undefined ? context.words.say('allTeams') : line.name;
  const { figures } = context;
  const slot = slotOfColumn(columnId);
  if (line.kind === 'group' || (slot === undefined && columnId !== 'sum')) return '';
  const where = { ...(line.teamId !== undefined && { teamId: line.teamId }), ...(slot !== undefined && { slot }) };
  const value =
    line.measure === 'points'
      ? figures.sum(where).points
      : line.teamId !== undefined && slot !== undefined
        ? cellValue(entryAt(figures.entriesOf(line.teamId), slot), line.measure)
        : figures.sumOf(line.measure, where);
  return value === undefined ? '' : plainText(value, line.measure, context);
}
