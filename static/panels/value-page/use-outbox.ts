import { useEffect, useMemo } from 'react';
import type { ProjectId } from '#core/issue';
import { createDraft } from '../base/drafts';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { stepsForm, type DraftStep } from './draft';
import { Outbox, type OutboxState } from './outbox';
import { sendEdit } from './send-edit';

/** The edits of one project under one model, kept as a draft on this device until they are stored. */
export function useOutbox(host: Host, projectId: ProjectId, modelId: string): readonly [Outbox, OutboxState] {
  const outbox = useMemo(() => createOutbox(host, projectId, modelId), [host, projectId, modelId]);
  const state = useStore(outbox.states);
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

function createOutbox(host: Host, projectId: ProjectId, modelId: string): Outbox {
  return new Outbox(
    {
      send: (issueId, batch) => sendEdit(host, issueId, batch),
      later(milliseconds, task) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
      draft: createDraft<readonly DraftStep[]>(host.drafts, `value-page ${projectId} ${modelId}`, stepsForm),
    },
    modelId,
  );
}
