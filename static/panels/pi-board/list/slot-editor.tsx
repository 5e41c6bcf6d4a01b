import { useEffect, useRef } from 'react';
import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import type { EditorExit } from '../../../kit/grid';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { ListRow } from './list-rows';

interface SlotEditorProps {
  readonly words: PiBoardWords;
  readonly row: ListRow;
  readonly pi: Pick<Pi, 'slots'>;
  readonly piLabel: string;
  exit(to: EditorExit): void;
  onMove(issueId: IssueId, slot: Placement['slot']): void;
}

/** Chooses the iteration of an item: arrows choose, Enter takes it, Escape leaves it as it was. */
export function SlotEditor({ words, row, pi, piLabel, exit, onMove }: SlotEditorProps) {
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => select.current?.focus(), []);
  const before = row.slot === undefined ? (row.reason === 'taken-out' ? 'out' : 'tracker') : String(row.slot);
  const isOver = useRef(false);
  const leave = (to: EditorExit): void => {
    isOver.current = true;
    exit(to);
  };
  const take = (to: EditorExit): void => {
    // The field loses its focus when it is taken away, too: by then everything is decided.
    if (isOver.current) return;
    const value = select.current?.value ?? before;
    if (value !== before) onMove(row.item.id, slotOf(value));
    leave(to);
  };
  return (
    <select
      ref={select}
      className="ui-input plan-list__slot"
      aria-label={words.say('editSlot', { key: row.item.key })}
      defaultValue={before}
      onBlur={() => take('leave')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave('stay');
        else if (event.key === 'Enter') take('down');
        else if (event.key === 'Tab') take(event.shiftKey ? 'previous' : 'next');
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {pi.slots.map(({ name }, index) => (
        <option key={index} value={index}>
          {name}
        </option>
      ))}
      <option value="tracker">{words.say('backToTracker')}</option>
      <option value="out">{words.say('takeOut', { label: piLabel })}</option>
    </select>
  );
}

function slotOf(value: string): Placement['slot'] {
  if (value === 'tracker') return undefined;
  return value === 'out' ? 'out' : Number(value);
}
