import { useEffect } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { Saved } from '../../kit/saved';
import { Skeleton } from '../../kit/skeleton';
import type { ProjectId } from '#core/issue';
import type { Host } from '../host';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';
import { reasonText, type CallProblem } from './call-problem';
import { ConflictDialog } from './conflict-dialog';
import { differences, settingProblems } from './settings-draft';
import { SettingsForm } from './settings-form';
import { useProjectSettings } from './use-project-settings';

interface ProjectSettingsProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string; readonly name: string };
  readonly words: Words<typeof enSettingsPage>;
  /** The viewer wants to go to another project. */
  readonly isLeaving: boolean;
  onDirty(isDirty: boolean): void;
  onStay(): void;
  onLeave(): void;
}

/** How one project is scored; nothing that was changed is lost on the way out. */
export function ProjectSettingsSection({
  host,
  project,
  words,
  isLeaving,
  onDirty,
  onStay,
  onLeave,
}: ProjectSettingsProps) {
  const { state, loadFailure, reload, edit, save, undo, discard, settle } = useProjectSettings(host, project);
  const isDirty = state !== undefined && differences(state.draft, state.saved).length > 0;

  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  if (!state)
    return loadFailure ? (
      <LoadFailure problem={loadFailure} words={words} onRetry={reload} />
    ) : (
      <Skeleton label={words.say('loading')} lines={[100, 90, 60, 100, 80]} />
    );
  const hasProblem = settingProblems(state.draft).length > 0;
  return (
    <div className="settings-page__settings">
      {!state.canAdminister && (
        <Message tone="info" title={words.say('readOnlyTitle')}>
          {words.say('readOnlyText')}
        </Message>
      )}
      {state.isRestored && isDirty && <Message tone="info">{words.say('draftKept')}</Message>}
      <SettingsForm
        host={host}
        project={project}
        words={words}
        models={state.models}
        settings={state.draft}
        isDisabled={!state.canAdminister}
        refusal={state.problem?.kind === 'bad-query' ? reasonText(state.problem, words) : undefined}
        onChange={edit}
      />
      {state.problem && state.problem.kind !== 'bad-query' && (
        <Message tone="danger">{words.say('saveFailed', { why: reasonText(state.problem, words) })}</Message>
      )}
      {state.canAdminister && (
        <div className="settings-page__actions">
          <Button
            appearance="primary"
            isBusy={state.phase === 'saving'}
            isDisabled={!isDirty || hasProblem}
            onClick={() => void save()}
          >
            {words.say('save')}
          </Button>
          {isDirty && <Button onClick={discard}>{words.say('discard')}</Button>}
          {isDirty && <span className="settings-page__hint">{words.say('unsaved')}</span>}
          {!isDirty && state.phase === 'saved' && (
            <Saved undo={{ label: words.say('undo'), onUndo: () => void undo() }}>{words.say('saved')}</Saved>
          )}
          {!isDirty && state.phase === 'undone' && <Saved>{words.say('undone')}</Saved>}
        </div>
      )}
      {state.conflict && (
        <ConflictDialog
          mine={state.draft}
          theirs={state.conflict}
          models={state.models}
          words={words}
          onSettle={(choice) => void settle(choice)}
        />
      )}
      {isLeaving && !state.conflict && (
        <Dialog
          title={words.say('guardTitle')}
          closeLabel={words.say('guardStay')}
          onClose={onStay}
          actions={
            <>
              <Button onClick={onStay}>{words.say('guardStay')}</Button>
              <Button
                onClick={() => {
                  discard();
                  onLeave();
                }}
              >
                {words.say('guardDiscard')}
              </Button>
              <Button
                appearance="primary"
                isDisabled={hasProblem}
                isBusy={state.phase === 'saving'}
                onClick={() => void save().then((isSaved) => (isSaved ? onLeave() : onStay()))}
              >
                {words.say('guardSave')}
              </Button>
            </>
          }
        >
          <p>{words.say('guardText', { name: project.name })}</p>
        </Dialog>
      )}
    </div>
  );
}

function LoadFailure({
  problem,
  words,
  onRetry,
}: {
  readonly problem: CallProblem;
  readonly words: Words<typeof enSettingsPage>;
  onRetry(): void;
}) {
  const retry = <Button onClick={onRetry}>{words.say('retry')}</Button>;
  switch (problem.kind) {
    case 'signed-out':
      return (
        <Message tone="danger" title={words.say('signedOutTitle')} actions={retry}>
          {words.say('signedOutText')}
        </Message>
      );
    case 'no-answer':
      return (
        <Message tone="danger" title={words.say('failedTitle')} actions={retry}>
          {words.say('failedText')}
        </Message>
      );
    case 'refused':
    case 'bad-query':
      return (
        <Message tone="danger" title={words.say('forbiddenTitle')}>
          {words.say('forbiddenText')}
        </Message>
      );
  }
}
