import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { ProjectId } from '#core/issue';
import type { Host } from '../host';
import { emptyBacklog, loadBacklog, type Backlog } from './backlog';

interface LoadedBacklog {
  readonly backlog: Backlog;
  /** Loads everything again; what is here stays until the new has arrived. */
  reload(): void;
  /** Stops what is still on its way and keeps what is here. */
  cancel(): void;
}

/**
 * A project's backlog, loading from the first rendering on and again whenever what is asked for changes.
 * React's own state, not a store: only that can be drawn in slices.
 */
export function useBacklog(
  host: Host,
  project: { readonly id: ProjectId; readonly key: string },
  withDone: boolean,
): LoadedBacklog {
  const [backlog, setBacklog] = useState(emptyBacklog);
  const [attempt, setAttempt] = useState(0);
  const running = useRef<AbortController>(undefined);

  const present = useRef(0);
  useEffect(() => {
    present.current = backlog.issues.length;
  }, [backlog.issues]);

  useEffect(() => {
    const controller = new AbortController();
    running.current = controller;
    // What arrives is drawn in slices: typing and scrolling go first.
    const onChange = (change: Partial<Backlog>) =>
      startTransition(() => setBacklog((before) => ({ ...before, ...change })));
    const request = { projectId: project.id, projectKey: project.key, withDone, present: present.current };
    void loadBacklog(host, request, onChange, controller.signal);
    return () => controller.abort();
  }, [host, project.id, project.key, withDone, attempt]);

  const reload = useCallback(() => {
    setBacklog((before) => ({ ...before, phase: 'loading', problem: undefined }));
    setAttempt((count) => count + 1);
  }, []);

  const cancel = useCallback(() => {
    running.current?.abort();
    setBacklog((before) => ({ ...before, phase: 'cancelled' }));
  }, []);

  return { backlog, reload, cancel };
}
