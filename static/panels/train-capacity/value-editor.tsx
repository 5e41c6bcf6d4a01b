import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { placeAt } from '../../kit/anchor';
import { classNames } from '../../kit/class-names';
import type { EditorExit } from '../../kit/grid';
import type { CellReading } from './cell-text';

interface ValueEditorProps {
  readonly label: string;
  /** What may be written. */
  readonly help: string;
  /** What the cell holds, as the viewer writes it. */
  readonly present: string;
  /** What was typed to open it; absent: it opens on what the cell holds. */
  readonly text: string | undefined;
  read(text: string): CellReading;
  problemText(text: string, problem: Extract<CellReading, { readonly kind: 'problem' }>['problem']): string;
  onCommit(value: number | undefined): void;
  exit(to: EditorExit): void;
}

/** Edits one cell: Enter stores and goes down, Tab stores and goes on, Escape leaves the cell as it was. */
export function ValueEditor(props: ValueEditorProps) {
  const { label, help, present, text, read, onCommit, exit } = props;
  const [typed, setTyped] = useState(text ?? present);
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLParagraphElement>(null);
  const isDone = useRef(false);
  const helpId = useId();
  usePlaced(input, popup, text === undefined);

  function commit(): boolean {
    if (isDone.current || typed.trim() === (text === undefined ? present.trim() : undefined)) return true;
    const reading = read(typed);
    if (reading.kind === 'problem') {
      setError(props.problemText(typed, reading.problem));
      return false;
    }
    isDone.current = true;
    onCommit(reading.value);
    return true;
  }

  const leave = (to: Exclude<EditorExit, 'leave'>) => {
    // Escape leaves the cell as it was.
    if (to === 'stay') isDone.current = true;
    if (to === 'stay' || commit()) exit(to);
  };

  return (
    <span className="train-capacity__editor">
      <input
        ref={input}
        className="train-capacity__input"
        aria-label={label}
        aria-describedby={helpId}
        aria-invalid={error !== undefined || undefined}
        autoComplete="off"
        inputMode="decimal"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setError(undefined);
        }}
        onPaste={(event) => event.stopPropagation()}
        onKeyDown={(event) => handle(event, leave)}
        onBlur={() => commit() && exit('leave')}
      />
      <p
        ref={popup}
        id={helpId}
        popover="manual"
        role={error === undefined ? undefined : 'alert'}
        className={classNames('train-capacity__help', error !== undefined && 'train-capacity__help--error')}
      >
        {error ?? help}
      </p>
    </span>
  );
}

function handle(event: KeyboardEvent, leave: (to: Exclude<EditorExit, 'leave'>) => void): void {
  event.stopPropagation();
  const to = exitOf(event);
  if (!to) return;
  event.preventDefault();
  leave(to);
}

function exitOf({ key, shiftKey }: KeyboardEvent): Exclude<EditorExit, 'leave'> | undefined {
  switch (key) {
    case 'Enter':
      return 'down';
    case 'Tab':
      return shiftKey ? 'previous' : 'next';
    case 'Escape':
      return 'stay';
    default:
      return undefined;
  }
}

/** Puts the help under its field and keeps it there, however the table scrolls; the field has the focus. */
function usePlaced(
  input: RefObject<HTMLInputElement | null>,
  popup: RefObject<HTMLElement | null>,
  selects: boolean,
): void {
  useEffect(() => {
    const follow = () => placeAt(popup.current, input.current);
    popup.current?.showPopover();
    follow();
    input.current?.focus({ preventScroll: true });
    if (selects) input.current?.select();
    document.addEventListener('scroll', follow, true);
    return () => document.removeEventListener('scroll', follow, true);
  }, [input, popup, selects]);
}
