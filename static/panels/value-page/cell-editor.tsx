import { useId, useRef, type Ref } from 'react';
import { classNames } from '../../kit/class-names';
import { allowedValues, useValuePage } from './page-context';
import { useCellEditing, usePlacedList, type CellEditing, type CellEditorProps } from './use-cell-editor';

/**
 * Edits one factor in its cell: steps are chosen from a list that follows what is typed, ranges are typed.
 * Enter stores and goes down, Tab stores and goes on, Escape leaves the cell as it was.
 */
export function CellEditor(props: CellEditorProps) {
  const { row, factor, text, exit } = props;
  const { words } = useValuePage();
  const editing = useCellEditing(props);
  const { choices, active, typed, isTouched, error, type, commit, onKeyDown } = editing;
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const id = useId();
  usePlacedList(input, popup, text, active);
  const present = row.values[factor.id];
  const shown = isTouched ? typed : present === undefined ? '' : words.formats.number(present);
  const hasList = choices.length > 0;
  return (
    <span className="value-page__editor">
      <input
        ref={input}
        className="value-page__input"
        role={hasList ? 'combobox' : undefined}
        aria-label={words.say('editLabel', { factor: factor.name, key: row.issue.key })}
        aria-expanded={hasList ? true : undefined}
        aria-controls={hasList ? `${id}-list` : undefined}
        aria-activedescendant={active ? `${id}-${active.value}` : undefined}
        aria-describedby={`${id}-help`}
        aria-invalid={error !== undefined || undefined}
        autoComplete="off"
        inputMode="decimal"
        value={shown}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          if (!popup.current?.contains(event.relatedTarget) && commit()) exit('leave');
        }}
      />
      <Chooser ref={popup} id={id} cell={props} editing={editing} />
    </span>
  );
}

interface ChooserProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly id: string;
  readonly cell: CellEditorProps;
  readonly editing: CellEditing;
}

/** What can be chosen, what is wrong with what was typed, and a way to empty the cell. */
function Chooser({ ref, id, cell: { row, factor }, editing }: ChooserProps) {
  const context = useValuePage();
  const { words } = context;
  const { choices, error, pick } = editing;
  return (
    <div ref={ref} popover="manual" className="value-page__chooser">
      {choices.length > 0 && <Choices id={id} cell={{ row, factor }} editing={editing} />}
      <p
        id={`${id}-help`}
        role={error === undefined ? undefined : 'alert'}
        className={classNames('value-page__help', error !== undefined && 'value-page__help--error')}
      >
        {error ?? (choices.length > 0 ? factor.help : `${factor.help} ${allowedValues(factor.scale, context)}`)}
      </p>
      {row.values[factor.id] !== undefined && (
        <button
          type="button"
          className="value-page__clear"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(undefined)}
        >
          {words.say('clearCell')}
        </button>
      )}
    </div>
  );
}

function Choices({
  id,
  cell: { row, factor },
  editing: { choices, active, pick },
}: Pick<ChooserProps, 'id' | 'editing'> & { readonly cell: Pick<CellEditorProps, 'row' | 'factor'> }) {
  const { words } = useValuePage();
  const estimate = factor.from === 'estimate' ? row.issue.points : undefined;
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={factor.name}>
      {choices.map((choice) => (
        <li
          key={choice.value}
          id={`${id}-${choice.value}`}
          role="option"
          aria-selected={choice === active}
          className={classNames('value-page__choice', choice === active && 'value-page__choice--active')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(choice.value)}
        >
          <span className="ui-numeric">{words.formats.number(choice.value)}</span>
          <span>{choice.name ?? (choice.value === estimate ? words.say('estimate') : undefined)}</span>
        </li>
      ))}
    </ul>
  );
}
