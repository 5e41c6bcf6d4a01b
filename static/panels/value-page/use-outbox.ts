import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ProjectId } from '#core/issue';
import type { Host } from '../host';
import { Outbox, type OutboxState } from './outbox';
import { sendEdit } from './send-edit';

/** The edits of one project under one model, kept as a draft on this device until they are stored. */
export function useOutbox(host: Host, projectId: ProjectId, modelId: string): readonly [Outbox, OutboxState] {
  const outbox = useMemo(() => createOutbox(host, projectId, modelId), [host, projectId, modelId]);
  const state = useSyncExternalStore(outbox.subscribe, outbox.read);
  useEffect(() => {
    const retry = () => outbox.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      outbox.close();
    };
  }, [outbox]);
  return [outbox, state];
}

function createOutbox({ commands, drafts }: Host, projectId: ProjectId, modelId: string): Outbox {
  const key = `value-page ${projectId} ${modelId}`;
  return new Outbox(
    {
      send: (issueId, batch) => sendEdit(commands, issueId, batch),
      later(milliseconds, task) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
      readDraft: () => drafts.read(key),
      writeDraft: (text) => drafts.write(key, text),
    },
    modelId,
  );
}
