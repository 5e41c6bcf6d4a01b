import type { IsoDateTime } from '#core/result';

/** What a session asks of the page around it; tests wind its clock. */
export interface Environment {
  /** Runs `task` later, unless the answer is called first. */
  later(milliseconds: number, task: () => void): () => void;
  isVisible(): boolean;
  /** Calls when the page comes into sight; answers how to stop. */
  onVisible(listener: () => void): () => void;
  /** Milliseconds of a clock that never goes back. */
  clock(): number;
  now(): IsoDateTime;
}

/** The browser's own. */
export const browser: Environment = {
  later(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
  onVisible(listener) {
    const heard = () => document.visibilityState === 'visible' && listener();
    document.addEventListener('visibilitychange', heard);
    return () => document.removeEventListener('visibilitychange', heard);
  },
  clock: () => performance.now(),
  now: () => new Date().toISOString() as IsoDateTime,
};
