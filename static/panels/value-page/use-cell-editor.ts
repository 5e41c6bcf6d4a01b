import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { placeAt } from '../../kit/anchor';
import type { EditorExit } from '../../kit/grid';
import type { Factor } from '#core/value/model';
import type { Draft } from '../base/drafts';
import { choiceFor, choicesOf, readChoice, type Choice } from './choice';
import type { OpenEditor } from './open-editor';
import { allowedValues, useValuePage } from './page-context';
import type { Row } from './row';

/** A cell that is being edited, and what becomes of it. */
export interface CellEditorProps {
  readonly row: Row;
  readonly factor: Factor;
  /** What was typed to open it; absent: it opens on the present value. */
  readonly text: string | undefined;
  /** Keeps what is typed as long as the editor is open; the same object all the while. */
  readonly draft: Draft<OpenEditor>;
  /** Stores a value; `undefined` empties the cell. */
  onCommit(value: number | undefined): void;
  exit(to: EditorExit): void;
}

/** What was typed or chosen in a cell so far. */
interface TypedChoice {
  readonly choices: readonly Choice[];
  readonly active: Choice | undefined;
  readonly typed: string;
  readonly isTouched: boolean;
  readonly type: (text: string) => void;
  /** Goes so many choices down the list. */
  readonly highlight: (step: number) => void;
}

/** The choice follows what is typed, and the text the choice. */
function useTypedChoice({ row, factor, text }: CellEditorProps, onTyped: () => void): TypedChoice {
  const { parseNumber, number } = useValuePage().words.formats;
  const choices = choicesOf(factor.scale, factor.from === 'estimate' ? row.issue.points : undefined);
  const [typed, setTyped] = useState(text ?? '');
  const [active, setActive] = useState<Choice | undefined>(() =>
    text === undefined
      ? choices.find(({ value }) => value === row.values[factor.id])
      : choiceFor(text, choices, parseNumber, number),
  );
  const [isTouched, setTouched] = useState(text !== undefined);

  function type(next: string) {
    setTyped(next);
    setTouched(true);
    onTyped();
    setActive(choiceFor(next, choices, parseNumber, number));
  }

  function highlight(step: number) {
    if (choices.length === 0) return;
    const at = active ? choices.indexOf(active) + step : step > 0 ? 0 : choices.length - 1;
    const next = choices[Math.max(0, Math.min(at, choices.length - 1))];
    setActive(next);
    setTouched(true);
    onTyped();
    if (next) setTyped(number(next.value));
  }

  return { choices, active, typed, isTouched, type, highlight };
}

/** An editor of one cell: what is in it, what is wrong with that, and what keys and clicks do. */
export interface CellEditing extends TypedChoice {
  readonly error: string | undefined;
  /** Answers false, and says why, where the text is no value of the scale. */
  readonly commit: () => boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly pick: (value: number | undefined) => void;
}

/** Stores what was typed once, on the way out; keeps it on the device until then. */
export function useCellEditing(props: CellEditorProps): CellEditing {
  const { factor, onCommit, exit } = props;
  const context = useValuePage();
  const { words } = context;
  const { parseNumber, number } = words.formats;
  const [error, setError] = useState<string>();
  const choice = useTypedChoice(props, () => setError(undefined));
  const { choices, active, typed, isTouched, highlight } = choice;
  const isDone = useRef(false);
  useKeptText(props, choice);

  function end(value: number | undefined) {
    isDone.current = true;
    onCommit(value);
  }

  function commit(): boolean {
    if (isDone.current || !isTouched) return true;
    const reading = active
      ? ({ kind: 'value', value: active.value } as const)
      : readChoice(typed, factor.scale, choices, parseNumber, number);
    if (reading.kind === 'not-allowed') {
      const allowed = allowedValues(factor.scale, context);
      setError(words.say('notAllowed', { text: typed.trim().slice(0, 40), allowed }));
      return false;
    }
    end(reading.kind === 'value' ? reading.value : undefined);
    return true;
  }

  const leave = (to: EditorExit) => commit() && exit(to);

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
    end(value);
    exit('stay');
  }

  return { ...choice, error, commit, onKeyDown, pick };
}

/** Keeps what is typed on the device, so that a reload in the middle of a cell loses nothing. */
function useKeptText({ draft, row, factor }: CellEditorProps, { isTouched, typed }: TypedChoice): void {
  useEffect(() => {
    if (isTouched) draft.keep({ issueId: row.id, factor: factor.id, text: typed });
  }, [draft, row.id, factor.id, isTouched, typed]);
  useEffect(() => () => draft.keep(undefined), [draft]);
}

/** Opens the list under its field and keeps it there, however the table scrolls; the field has the focus. */
export function usePlacedList(
  input: RefObject<HTMLInputElement | null>,
  popup: RefObject<HTMLDivElement | null>,
  text: string | undefined,
  active: Choice | undefined,
): void {
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
  }, [input, popup, text]);
  useEffect(() => {
    popup.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [popup, active]);
}
