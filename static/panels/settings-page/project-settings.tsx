import { useEffect, useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Message } from '../../kit/message';
import { Saved } from '../../kit/saved';
import { Skeleton } from '../../kit/skeleton';
import type { ProjectId } from '#core/issue';
import { useStore } from '../base/store';
import { useLeaveWarning } from '../base/use-leave-warning';
import type { Host } from '../host';
import { DoubtNotice } from '../signing/doubt-notice';
import type { SettingsPageWords } from '../words/en-settings-page';
import { reasonText, type CallProblem } from './call-problem';
import { ConflictDialog } from './conflict-dialog';
import { differences, settingProblems } from './settings-draft';
import { SettingsForm } from './settings-form';
import { SettingsEditor, type LoadedSettings } from './settings-editor';

interface ProjectSettingsProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string; readonly name: string };
  readonly words: SettingsPageWords;
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
  const [editor] = useState(() => new SettingsEditor(host, project));
  const state = useStore(editor.states);
  useEffect(() => void editor.load(), [editor]);
  const isDirty = state.kind === 'loaded' && differences(state.draft, state.saved).length > 0;

  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  useLeaveWarning(isDirty);

  switch (state.kind) {
    case 'loading':
      return <Skeleton label={words.say('loading')} lines={[100, 90, 60, 100, 80]} />;
    case 'failed':
      return <LoadFailure problem={state.problem} words={words} onRetry={() => void editor.load()} />;
    case 'loaded':
      return <Loaded {...{ host, project, words, editor, state, isDirty, isLeaving, onStay, onLeave }} />;
  }
}

interface LoadedProps extends Omit<ProjectSettingsProps, 'onDirty'> {
  readonly editor: SettingsEditor;
  readonly state: LoadedSettings;
  readonly isDirty: boolean;
}

function Loaded(props: LoadedProps) {
  const { host, project, words, editor, state, isDirty, isLeaving } = props;
  return (
    <div className="settings-page__settings">
      {!state.canAdminister && (
        <Message tone="info" title={words.say('readOnlyTitle')}>
          {words.say('readOnlyText')}
        </Message>
      )}
      {state.doubt && <DoubtNotice host={host} doubt={state.doubt} />}
      {state.isRestored && isDirty && <Message tone="info">{words.say('draftKept')}</Message>}
      <SettingsForm
        host={host}
        project={project}
        words={words}
        models={state.models}
        settings={state.draft}
        isDisabled={!state.canAdminister}
        refusal={state.problem?.kind === 'bad-query' ? reasonText(state.problem, words) : undefined}
        onChange={editor.edit}
      />
      {state.problem && state.problem.kind !== 'bad-query' && (
        <Message tone="danger">{words.say('saveFailed', { why: reasonText(state.problem, words) })}</Message>
      )}
      {state.canAdminister && <Actions {...props} />}
      {state.conflict && (
        <ConflictDialog
          mine={state.draft}
          theirs={state.conflict}
          models={state.models}
          words={words}
          onSettle={(choice) => void editor.settle(choice)}
        />
      )}
      {isLeaving && !state.conflict && <LeaveDialog {...props} />}
    </div>
  );
}

/** Saves and takes back. */
function Actions({ words, editor, state, isDirty }: LoadedProps) {
  return (
    <div className="settings-page__actions">
      <Button
        appearance="primary"
        isBusy={state.phase === 'saving'}
        isDisabled={(!isDirty && !state.doubt) || hasProblem(state)}
        onClick={() => void editor.save()}
      >
        {words.say('save')}
      </Button>
      {isDirty && <Button onClick={editor.discard}>{words.say('discard')}</Button>}
      {isDirty && <span className="settings-page__hint">{words.say('unsaved')}</span>}
      {!isDirty && state.phase === 'saved' && (
        <Saved undo={{ label: words.say('undo'), onUndo: () => void editor.undo() }}>{words.say('saved')}</Saved>
      )}
      {!isDirty && state.phase === 'undone' && <Saved>{words.say('undone')}</Saved>}
    </div>
  );
}

/** Asks what becomes of changes before another project is shown. */
function LeaveDialog({ project, words, editor, state, onStay, onLeave }: LoadedProps) {
  const dropAndLeave = () => {
    editor.discard();
    onLeave();
  };
  return (
    <Dialog
      title={words.say('guardTitle')}
      closeLabel={words.say('guardStay')}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>{words.say('guardStay')}</Button>
          <Button onClick={dropAndLeave}>{words.say('guardDiscard')}</Button>
          <Button
            appearance="primary"
            isDisabled={hasProblem(state)}
            isBusy={state.phase === 'saving'}
            onClick={() => void editor.save().then((isSaved) => (isSaved ? onLeave() : onStay()))}
          >
            {words.say('guardSave')}
          </Button>
        </>
      }
    >
      <p>{words.say('guardText', { name: project.name })}</p>
    </Dialog>
  );
}

function hasProblem({ draft }: LoadedSettings): boolean {
  return settingProblems(draft).length > 0;
}

function LoadFailure({
  problem,
  words,
  onRetry,
}: {
  readonly problem: CallProblem;
  readonly words: SettingsPageWords;
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
    case 'bug':
      return (
        <Message tone="danger" title={words.say('failedTitle')} actions={retry}>
          {words.say(problem.kind === 'bug' ? 'bugText' : 'failedText')}
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
