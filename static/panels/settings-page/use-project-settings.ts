import { useCallback, useEffect, useState } from 'react';
import type { ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import type { Host } from '../host';
import { callProblem, replyProblem, type CallProblem } from './call-problem';
import { queryProblem } from './candidates';
import { differences, readSettingsDraft, writeSettingsDraft } from './settings-draft';

/** What the page knows of one project's settings. */
export interface SettingsState {
  readonly saved: ProjectSettings;
  readonly draft: ProjectSettings;
  readonly models: readonly ScoringModel[];
  readonly canAdminister: boolean;
  /** The draft was kept on this device from an earlier visit. */
  readonly isRestored: boolean;
  readonly phase: 'idle' | 'saving' | 'saved' | 'undone';
  readonly problem?: CallProblem;
  /** What somebody else saved while the draft was edited. */
  readonly conflict?: ProjectSettings;
  /** The settings before the last save: undo brings them back. */
  readonly before?: ProjectSettings;
}

/** One project's settings: loaded, edited as a draft that survives a reload, saved with the version that was seen. */
export function useProjectSettings(host: Host, project: { readonly id: ProjectId; readonly key: string }) {
  const projectId = project.id;
  const [state, setState] = useState<SettingsState>();
  const [loadFailure, setLoadFailure] = useState<CallProblem>();
  const [attempt, setAttempt] = useState(0);
  const draftKey = `settings-page ${projectId}`;

  useEffect(() => {
    let isCurrent = true;
    host.commands.call('settings.read', { projectId }).then(
      (reply) => {
        if (!isCurrent) return;
        if (reply.kind !== 'ok') return setLoadFailure(replyProblem(reply));
        const saved = reply.value.settings as ProjectSettings;
        const kept = readSettingsDraft(host.drafts.read(draftKey), saved);
        setLoadFailure(undefined);
        setState({
          saved,
          draft: kept ?? saved,
          models: reply.value.models as unknown as readonly ScoringModel[],
          canAdminister: reply.value.can.administer,
          isRestored: kept !== undefined && differences(kept, saved).length > 0,
          phase: 'idle',
        });
      },
      (error: unknown) => isCurrent && setLoadFailure(callProblem(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [host, projectId, draftKey, attempt]);

  const edit = useCallback(
    (draft: ProjectSettings) =>
      setState((before) => {
        if (!before) return before;
        host.drafts.write(
          draftKey,
          differences(draft, before.saved).length > 0 ? writeSettingsDraft(draft) : undefined,
        );
        const { problem: _, ...rest } = before;
        return { ...rest, draft, phase: 'idle' };
      }),
    [host, draftKey],
  );

  const send = useCallback(
    async (settings: ProjectSettings, phase: 'saved' | 'undone'): Promise<boolean> => {
      setState((before) => before && { ...before, phase: 'saving' });
      try {
        const reply = await host.commands.call('settings.save', { projectId, settings });
        if (reply.kind === 'ok') {
          const saved = reply.value as ProjectSettings;
          host.drafts.write(draftKey, undefined);
          setState((before) => {
            if (!before) return before;
            const { problem: _problem, conflict: _conflict, before: _before, ...rest } = before;
            return {
              ...rest,
              saved,
              draft: saved,
              isRestored: false,
              phase,
              ...(phase === 'saved' && { before: before.saved }),
            };
          });
          return true;
        }
        if (reply.kind === 'settings-conflict')
          setState((before) => before && { ...before, phase: 'idle', conflict: reply.current as ProjectSettings });
        else setState((before) => before && { ...before, phase: 'idle', problem: replyProblem(reply) });
      } catch (error) {
        const problem = callProblem(error);
        setState((before) => before && { ...before, phase: 'idle', problem });
      }
      return false;
    },
    [host, projectId, draftKey],
  );

  return {
    state,
    loadFailure,
    reload: () => setAttempt((count) => count + 1),
    edit,
    /** A query is tried first: one that does not work would leave everybody without a backlog. */
    async save() {
      if (!state) return false;
      const { draft, saved } = state;
      setState({ ...state, phase: 'saving' });
      const problem = await queryProblem(host, project, draft, saved);
      if (!problem) return send({ ...draft, version: saved.version }, 'saved');
      setState((before) => before && { ...before, phase: 'idle', problem });
      return false;
    },
    undo: async () => (state?.before ? send({ ...state.before, version: state.saved.version }, 'undone') : false),
    discard: () => {
      if (state) edit(state.saved);
      setState((before) => before && { ...before, isRestored: false });
    },
    /** Settles a conflict: `mine` saves the draft over what is stored, `theirs` forgets the draft. */
    async settle(choice: 'mine' | 'theirs' | 'later') {
      if (!state?.conflict) return;
      const { conflict } = state;
      const withoutConflict = ({ conflict: _, ...rest }: SettingsState): SettingsState => rest;
      if (choice === 'later') return setState((before) => before && withoutConflict(before));
      if (choice === 'mine') {
        setState((before) => before && { ...withoutConflict(before), saved: conflict });
        await send({ ...state.draft, version: conflict.version }, 'saved');
        return;
      }
      host.drafts.write(draftKey, undefined);
      setState(
        (before) => before && { ...withoutConflict(before), saved: conflict, draft: conflict, isRestored: false },
      );
    },
  };
}
