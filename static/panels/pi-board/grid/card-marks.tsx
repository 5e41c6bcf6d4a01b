import type { CardProgress } from './card-text';

/** The shape of a card's progress: an empty dashed ring, a full square, a half ring, a tick, a clock. */
export function ProgressMark({ progress }: { readonly progress: CardProgress }) {
  return (
    <svg
      className={`board-mark board-mark--${progress}`}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[progress]} strokeDasharray={progress === 'draft' ? '2.2 1.6' : undefined} />
    </svg>
  );
}

/** An octagon with a mark of exclamation: a conflict. */
export function ConflictMark() {
  return (
    <svg className="board-mark board-mark--conflict" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M4.6 1h4.8L13 4.6v4.8L9.4 13H4.6L1 9.4V4.6Z" />
      <path className="board-mark__sign" d="M7 3.8v3.9M7 10v.1" />
    </svg>
  );
}

/** A triangle: a risk. */
export function RiskMark() {
  return (
    <svg className="board-mark board-mark--risk" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M7 1.5 13 12.5H1Z" />
      <path className="board-mark__sign" d="M7 5.5v3M7 10.6v.1" />
    </svg>
  );
}

/** A pin, full where something is pinned. */
export function PinIcon({ isPinned }: { readonly isPinned: boolean }) {
  return (
    <svg
      className={isPinned ? 'ui-icon board-pin board-pin--on' : 'ui-icon board-pin'}
      width="14"
      height="14"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M5.5 2h5l-.7 4.2 2.2 2.3v1.25H4V8.5l2.2-2.3ZM8 9.75V14" />
    </svg>
  );
}

const shapes: Readonly<Record<CardProgress, string>> = {
  draft: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
  committed: 'M2 2h8v8H2Z',
  started: 'M6 1.5a4.5 4.5 0 1 1 0 9ZM6 1.5a4.5 4.5 0 0 0 0 9',
  slipped: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM6 3.5V6l2 1.2',
  done: 'M1.5 6.5 4.5 9.5 10.5 2.5',
};
