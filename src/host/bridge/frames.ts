import { randomUUID } from 'node:crypto';
import type { AppModule } from '#host/bridge/modules';

/** One shown instance of an app module: what its calls are trusted to be, whatever the page says. */
export interface Frame {
  readonly id: string;
  readonly accountId: string;
  readonly module: AppModule;
  /** Part of the module that is shown: `view`, `edit`, `config` …; absent for the module's own resource. */
  readonly part?: string;
  readonly localId: string;
  /** `context.extension` as the app receives it. */
  readonly extension: Readonly<Record<string, unknown>>;
}

const mostFrames = 5_000;

/** Frames that pages opened; the oldest are forgotten first. */
export interface Frames {
  open(frame: Omit<Frame, 'id'>): Frame;
  find(id: string): Frame | undefined;
  close(id: string): void;
}

/** An empty register of frames. */
export function createFrames(): Frames {
  const open = new Map<string, Frame>();
  return {
    open(frame) {
      const oldest = open.keys().next();
      if (open.size >= mostFrames && !oldest.done) open.delete(oldest.value);
      const opened = { id: randomUUID(), ...frame };
      open.set(opened.id, opened);
      return opened;
    },
    find: (id) => open.get(id),
    close: (id) => void open.delete(id),
  };
}
