import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { placeAt } from '../../kit/anchor';
import { classNames } from '../../kit/class-names';
import type { EditorExit } from '../../kit/grid';
import type { Factor } from '#core/value/model';
import { choiceFor, choicesOf, readChoice, type Choice } from './choice';
import type { EditorDraft } from './open-editor';
import type { Row } from './row';
import { allowedValues, useScope } from './scope';

interface CellEditorProps {
  readonly row: Row;
  readonly factor: Factor;
  /** What was typed to open it; absent: it opens on the present value. */
  readonly text: string | undefined;
  /** Keeps what is typed as long as the editor is open; the same object all the while. */
  readonly draft: EditorDraft;
  /** Stores a value; `undefined` empties the cell. */
  onCommit(value: number | undefined): void;
  exit(to: EditorExit): void;
}

/**
 * Edits one factor in its cell: steps are chosen from a list that follows what is typed, ranges are typed.
 * Enter stores and goes down, Tab stores and goes on, Escape leaves the cell as it was.
 */
export function CellEditor({ row, factor, text, draft, onCommit, exit }: CellEditorProps) {
  const scope = useScope();
  const { words } = scope;
  const { parseNumber, number } = words.formats;
  const present = row.values[factor.id];
  const estimate = factor.from === 'estimate' ? row.issue.points : undefined;
  const choices = choicesOf(factor.scale, estimate);
  const [typed, setTyped] = useState(text ?? '');
  const [active, setActive] = useState<Choice | undefined>(() =>
    text === undefined ? choices.find(({ value }) => value === present) : choiceFor(text, choices, parseNumber, number),
  );
  const [isTouched, setTouched] = useState(text !== undefined);
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const isDone = useRef(false);
  const id = useId();

  useEffect(() => {
    const box = popup.current;
    const field = input.current;
    box?.showPopover();
    const follow = () => placeAt(box, field);
    follow();
    field?.focus({ preventScroll: true });
    if (text === undefined) field?.select();
    const grid = field?.closest('[role=grid]');
    const resized = new ResizeObserver(follow);
    if (grid) resized.observe(grid);
    document.addEventListener('scroll', follow, true);
    return () => {
      resized.disconnect();
      document.removeEventListener('scroll', follow, true);
    };
  }, [text]);

  useEffect(() => {
    popup.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  useEffect(() => {
    if (isTouched) draft.write({ issueId: row.id, factor: factor.id, text: typed });
  }, [draft, row.id, factor.id, isTouched, typed]);
  useEffect(() => () => draft.write(undefined), [draft]);

  function type(next: string) {
    setTyped(next);
    setTouched(true);
    setError(undefined);
    setActive(choiceFor(next, choices, parseNumber, number));
  }

  /** Answers false, and says why, where the text is no value of the scale. */
  function commit(): boolean {
    if (isDone.current) return true;
    if (!isTouched) return true;
    const reading = active
      ? ({ kind: 'value', value: active.value } as const)
      : readChoice(typed, factor.scale, choices, parseNumber, number);
    if (reading.kind === 'not-allowed') {
      setError(
        words.say('notAllowed', { text: typed.trim().slice(0, 40), allowed: allowedValues(factor.scale, scope) }),
      );
      return false;
    }
    isDone.current = true;
    onCommit(reading.kind === 'value' ? reading.value : undefined);
    return true;
  }

  function leave(to: EditorExit) {
    if (commit()) exit(to);
  }

  function highlight(step: number) {
    if (choices.length === 0) return;
    const at = active ? choices.indexOf(active) + step : step > 0 ? 0 : choices.length - 1;
    const next = choices[Math.max(0, Math.min(at, choices.length - 1))];
    setActive(next);
    setTouched(true);
    setError(undefined);
    if (next) setTyped(number(next.value));
  }

  function onKeyDown(event: KeyboardEvent) {
    const actions: Readonly<Record<string, () => void>> = {
      Enter: () => leave('down'),
      Tab: () => leave(event.shiftKey ? 'previous' : 'next'),
      Escape: () => {
        isDone.current = true;
        exit('stay');
      },
      ...(choices.length > 0 && { ArrowDown: () => highlight(1), ArrowUp: () => highlight(-1) }),
    };
    const action = actions[event.key];
    event.stopPropagation();
    if (!action) return;
    event.preventDefault();
    action();
  }

  function pick(value: number | undefined) {
    isDone.current = true;
    onCommit(value);
    exit('stay');
  }

  const shown = isTouched ? typed : present === undefined ? '' : number(present);
  return (
    <span className="value-page__editor">
      <input
        ref={input}
        className="value-page__input"
        role={choices.length > 0 ? 'combobox' : undefined}
        aria-label={words.say('editLabel', { factor: factor.name, key: row.issue.key })}
        aria-expanded={choices.length > 0 ? true : undefined}
        aria-controls={choices.length > 0 ? `${id}-list` : undefined}
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
      <div ref={popup} popover="manual" className="value-page__chooser">
        {choices.length > 0 && (
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
                <span className="ui-numeric">{number(choice.value)}</span>
                <span>{choice.name ?? (choice.value === estimate ? words.say('estimate') : undefined)}</span>
              </li>
            ))}
          </ul>
        )}
        <p
          id={`${id}-help`}
          role={error === undefined ? undefined : 'alert'}
          className={classNames('value-page__help', error !== undefined && 'value-page__help--error')}
        >
          {error ?? (choices.length > 0 ? factor.help : `${factor.help} ${allowedValues(factor.scale, scope)}`)}
        </p>
        {present !== undefined && (
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
    </span>
  );
}
