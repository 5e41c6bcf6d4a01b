import { useEffect, type RefObject } from 'react';
import type { BoardSession } from '../train/board-session';
import type { PageView, ViewName } from './page-view';
import type { ChangeView } from './use-page-view';

interface Hotkeys {
  readonly session: BoardSession;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly view: PageView;
  onView: ChangeView;
  onHelp(): void;
}

const viewKeys: Readonly<Record<string, ViewName>> = { 1: 'board', 2: 'list', 3: 'dependencies' };

/** What a key asks of the page, wherever the focus is; undefined: nothing. */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): 'undo' | 'redo' | 'search' | 'help' | 'tray' | ViewName | undefined {
  const key = event.key.toLowerCase();
  if (event.altKey) return viewKeys[event.key];
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' && !event.shiftKey ? 'redo' : undefined;
  }
  if (key === '?') return 'help';
  if (key === '/') return 'search';
  return key === 't' && !event.shiftKey ? 'tray' : undefined;
}

/** The keys of the page. In a field and in a dialog keys belong to that. */
export function useHotkeys({ session, search, view, onView, onHelp }: Hotkeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || belongsElsewhere(event.target)) return;
      const action = actionOf(event);
      if (action === undefined) return;
      event.preventDefault();
      if (action === 'undo') session.undo();
      else if (action === 'redo') session.redo();
      else if (action === 'search') search.current?.focus();
      else if (action === 'help') onHelp();
      else if (action === 'tray') onView({ hasTray: !view.hasTray });
      else onView({ view: action });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

function belongsElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, dialog, [popover], [contenteditable]') !== null
  );
}
