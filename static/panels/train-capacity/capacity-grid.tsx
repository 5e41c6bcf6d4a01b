import { useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../kit/button';
import { Grid, type GridColumn, type GridHandle } from '../../kit/grid';
import { UndoIcon } from '../../kit/icons';
import { Lozenge, Pill } from '../../kit/pill';
import type { TeamId } from '#core/train/ids';
import type { CapacityContext, Question } from './capacity-context';
import { cellAt, linesOf, slotColumn, type CapacityLine, type Shown } from './capacity-table';
import { cellValue, entryAt, measures } from './entries';
import { planFill } from './fill';
import { Holidays } from './holidays';
import { blockOf, planPaste } from './paste';
import { PasteNotice, resultOf, type PasteResult } from './paste-notice';
import { readFor, useCapacityCells } from './use-capacity-cells';

interface CapacityGridProps {
  readonly context: CapacityContext;
  onAsk(question: Question): void;
}

const undoWords = {
  typed: 'undoTyped',
  pasted: 'undoPasted',
  filled: 'undoFilled',
  holidays: 'undoHolidays',
  taken: 'undoTaken',
} as const;

/** Teams × iterations, edited like a sheet. */
export function CapacityGrid({ context, onAsk }: CapacityGridProps) {
  const { words, state, edits, canEdit } = context;
  const { teams } = state.row.train;
  const [shown, setShown] = useState<Shown>(() => (state.capacity.size > 0 ? 'points' : 'people'));
  const [pasted, setPasted] = useState<PasteResult>();
  const [isFillEmpty, setFillEmpty] = useState(false);
  const grid = useRef<GridHandle>(null);
  const lines = useMemo(() => linesOf(teams, shown), [teams, shown]);
  const columns = useColumns(context, shown);
  const cells = useCapacityCells(context, shown === 'all', onAsk);
  const byKey = useMemo(() => new Map(lines.map((line) => [line.key, line])), [lines]);

  function onPaste(event: ClipboardEvent) {
    const selection = grid.current?.selection();
    if (!canEdit || !selection || isTyping(event.target)) return;
    event.preventDefault();
    const plan = planPaste(blockOf(event.clipboardData.getData('text/plain')), {
      keys: lines.map(({ key }) => key),
      columnIds: columns.map(({ id }) => id),
      selection,
      cellAt: (key, columnId) => cellAt(byKey.get(key), columnId),
      headingOf: (key) => headingOf(byKey.get(key), shown, context),
      read: (text, cell) => readFor(text, cell, context),
    });
    edits.change('pasted', plan.changes);
    setPasted(resultOf(plan, byKey, context));
  }

  function fill(direction: 'right' | 'down') {
    const selection = grid.current?.selection();
    const changes = selection
      ? planFill<TeamId>(direction, {
          selection,
          cellAt: (key, columnId) => cellAt(byKey.get(key), columnId),
          valueAt: ({ teamId, slot, measure }) => cellValue(entryAt(context.figures.entriesOf(teamId), slot), measure),
        })
      : [];
    edits.change('filled', changes);
    setFillEmpty(changes.length === 0);
    return changes.length > 0;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isTyping(event.target) || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') edits.undo();
    // Without cells to fill, the key stays the browser's: it bookmarks, or loads again.
    else if ((key !== 'd' && key !== 'r') || !canEdit || !fill(key === 'd' ? 'down' : 'right')) return;
    event.preventDefault();
  }

  return (
    <>
      <Toolbar context={context} shown={shown} onShow={setShown} onFill={fill} onAsk={onAsk} />
      {isFillEmpty && <p className="train-capacity__hint">{words.say('fillNothing')}</p>}
      {pasted && <PasteNotice words={words} {...pasted} onClose={() => setPasted(undefined)} />}
      <div className="train-capacity__table" onPaste={onPaste} onKeyDown={onKeyDown}>
        <Grid ref={grid} label={words.say('table')} columns={columns} lines={lines} cells={cells} />
      </div>
      {canEdit && <p className="train-capacity__hint">{words.say('keys')}</p>}
    </>
  );
}

interface ToolbarProps extends CapacityGridProps {
  readonly shown: Shown;
  onShow(shown: Shown): void;
  onFill(direction: 'right' | 'down'): void;
}

function Toolbar({ context, shown, onShow, onFill, onAsk }: ToolbarProps) {
  const { words, editing, edits, host, canEdit } = context;
  return (
    <div className="train-capacity__toolbar">
      <div className="train-capacity__shown" role="group" aria-label={words.say('show')}>
        {(['points', 'people', 'daysOff', 'focus', 'all'] as const).map((each) => (
          <Pill key={each} isActive={shown === each} onToggle={() => onShow(each)}>
            {words.say(each)}
          </Pill>
        ))}
      </div>
      {canEdit && (
        <>
          <span className="train-capacity__gap" />
          {editing.undo && (
            <Button appearance="subtle" icon={<UndoIcon />} onClick={edits.undo}>
              {words.say(undoWords[editing.undo])}
            </Button>
          )}
          <Button appearance="subtle" onClick={() => onFill('down')}>
            {words.say('fillDown')}
          </Button>
          <Button appearance="subtle" onClick={() => onFill('right')}>
            {words.say('fillRight')}
          </Button>
          <Holidays context={context} />
          {host.tracker.schedule.can.readCapacity && (
            <Button onClick={() => onAsk({ kind: 'take' })}>{words.say('take')}</Button>
          )}
          {host.tracker.schedule.can.writeCapacity && (
            <Button onClick={() => onAsk({ kind: 'write' })}>{words.say('write')}</Button>
          )}
        </>
      )}
    </div>
  );
}

function useColumns(context: CapacityContext, shown: Shown): readonly GridColumn[] {
  const { words, state } = context;
  const { pi, row } = state;
  return useMemo(() => {
    const isWide = shown === 'points' || shown === 'all';
    const column = (id: string, width: number, header: ReactNode, isNumber = true): GridColumn => ({
      id,
      width,
      isNumber,
      header: (
        <span data-cell-target tabIndex={-1} className="train-capacity__heading">
          {header}
        </span>
      ),
    });
    return [
      column('team', 160, words.say('team'), false),
      ...pi.slots.map((slot, index) =>
        column(
          slotColumn(index),
          isWide ? 124 : 108,
          <>
            <span dir="auto">{slot.name}</span>
            {slot.isIp && (
              <span title={words.say('ipHelp', { share: words.formats.percent(row.train.capacityRule.ipShare) })}>
                <Lozenge tone="info">{words.say('ip')}</Lozenge>
              </span>
            )}
          </>,
        ),
      ),
      ...(shown === 'focus' ? [] : [column('sum', isWide ? 132 : 108, words.say('sum'))]),
      ...(shown === 'points' ? [column('history', 180, words.say('delivered'), false)] : []),
    ];
  }, [words, pi.slots, row.train.capacityRule.ipShare, shown]);
}

/** What the sheet is expected to call a row: the team, or the measure where a team has several rows. */
function headingOf(line: CapacityLine | undefined, shown: Shown, { words }: CapacityContext): string {
  if (!line) return '';
  if (line.kind === 'row' && line.teamId === undefined) return words.say('allTeams');
  return line.kind === 'row' && shown === 'all' && measures.includes(line.measure)
    ? words.say(line.measure)
    : line.name;
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [popover]') !== null;
}
