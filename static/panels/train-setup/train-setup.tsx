import './train-setup.css';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { Message } from '../../kit/message';
import { Saved } from '../../kit/saved';
import type { TrainRow } from '#app/train/calls';
import type { ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { enTrainSetup } from '../words/en-train-setup';
import { useWords } from '../words/use-words';
import { ClashDialog } from './clash-dialog';
import { CommitSection } from './commit-section';
import { FoundSummary } from './found-summary';
import { ItemsSection } from './items-section';
import { LinksSection } from './links-section';
import { PiSection } from './pi-section';
import { RemoveTrain } from './remove-train';
import { RulesSection } from './rules-section';
import { SetupBook } from './setup-book';
import { failureText, type SetupContext } from './setup-context';
import { isSameDraft, lacksOf } from './setup-draft';
import { SharesSection } from './shares-section';
import { TeamsSection } from './teams-section';
import { zoneOf } from './zoned-days';

interface TrainSetupProps {
  readonly host: Host;
  /** Absent: a new train. */
  readonly row?: TrainRow | undefined;
  /** Offered first for a new one. */
  readonly projectIds: readonly ProjectId[];
  onSaved(row: TrainRow): void;
  onCancel?(): void;
  /** The train was removed. */
  onRemoved?(row: TrainRow): void;
}

/** Sets a train up: everything is found first, and can be corrected. What is typed survives faults and reloads. */
export function TrainSetup(props: TrainSetupProps) {
  const { host, row, projectIds } = props;
  const words = useWords(enTrainSetup, host);
  const [now] = useState(() => new Date().toISOString() as IsoDateTime);
  const [book] = useState(() => new SetupBook(host, row, projectIds, () => new Date().toISOString() as IsoDateTime));
  const state = useStore(book.states);
  useEffect(() => {
    void book.load();
    return book.close;
  }, [book]);
  const { draft, base, saved, canSetUpIn, isTried } = state;
  const isDirty = !isSameDraft(draft, base);
  const canSetUp = saved ? saved.can.setUp : canSetUpIn === undefined || canSetUpIn.size > 0;
  const iterations = state.places.value?.iterations;
  const context = useMemo(
    (): SetupContext => ({
      ...{ host, words, book, state, canSetUp, now },
      // A page that has only just been opened does not begin with reproaches.
      lacks: isTried || isDirty ? lacksOf(draft) : [],
      zone: zoneOf(iterations ?? [], host.viewer.timeZone),
    }),
    [host, words, book, state, canSetUp, now, isTried, isDirty, draft, iterations],
  );
  return (
    <section className="train-setup" aria-labelledby="train-setup-title">
      <Bar context={context} isDirty={isDirty} {...props} />
      <Notices context={context} isDirty={isDirty} />
      <FoundSummary context={context} />
      <Basics context={context} />
      <TeamsSection context={context} />
      <PiSection context={context} />
      <ItemsSection context={context} />
      <LinksSection context={context} />
      <RulesSection context={context} />
      <SharesSection context={context} />
      <CommitSection context={context} />
      <div className="train-setup__line">
        <Actions context={context} isDirty={isDirty} {...props} />
      </div>
      {saved && canSetUp && (
        <RemoveTrain context={context} onRemoved={() => (props.onRemoved ?? props.onCancel)?.(saved)} />
      )}
      {state.clash && (
        <ClashDialog
          context={context}
          theirs={state.clash}
          onSettle={(how) => void book.settle(how).then((stored) => stored && props.onSaved(stored))}
        />
      )}
    </section>
  );
}

interface BarProps extends Pick<TrainSetupProps, 'onSaved' | 'onCancel'> {
  readonly context: SetupContext;
  readonly isDirty: boolean;
}

/** What the page is about and its one main button, which stay in sight. */
function Bar({ context, isDirty, onSaved, onCancel }: BarProps) {
  const { words, state, lacks } = context;
  const { saved, phase } = state;
  return (
    <header className="train-setup__bar">
      <h2 id="train-setup-title">{saved ? words.say('title', { train: saved.train.name }) : words.say('titleNew')}</h2>
      {isDirty && saved && <span className="train-setup__hint">{words.say('unsaved')}</span>}
      {!isDirty && phase === 'saved' && <Saved>{words.say('saved')}</Saved>}
      {state.isTried && lacks.length > 0 && (
        <span className="train-setup__lacks" role="alert">
          {words.say('lacks', { count: lacks.length })}
        </span>
      )}
      <span className="train-setup__gap" />
      <Actions {...{ context, isDirty, onSaved, onCancel }} />
    </header>
  );
}

const problemTitles = { save: 'saveFailed', remove: 'removeFailed', rights: 'rightsFailed' } as const;

/** Saves, or goes back; at both ends of the page, which is as long as its host lets it be. */
function Actions({ context, isDirty, onSaved, onCancel }: BarProps) {
  const { words, book, state, canSetUp } = context;
  const { saved, phase, draft, places, backlog } = state;
  const isNew = saved === undefined;
  const canSave = canSetUp && (isDirty || (isNew && draft.train.teams.length > 0));
  return (
    <>
      {canSetUp && isDirty && (
        <Button appearance="subtle" onClick={book.discard}>
          {words.say('discard')}
        </Button>
      )}
      {onCancel && <Button onClick={onCancel}>{words.say('cancel')}</Button>}
      {canSetUp && (
        <Button
          appearance="primary"
          isBusy={phase === 'saving'}
          isDisabled={!canSave || (isNew && (places.isReading || backlog.isReading))}
          onClick={() => void book.save().then((stored) => stored && onSaved(stored))}
        >
          {words.say(isNew && !isDirty ? 'setUpFound' : 'save')}
        </Button>
      )}
    </>
  );
}

/** What a person may not do, what was kept, what went wrong. */
function Notices({ context, isDirty }: { readonly context: SetupContext; readonly isDirty: boolean }) {
  const { words, state, book, canSetUp } = context;
  const { saved, projects, problem } = state;
  const readOnly = {
    editors: 'readOnlyEditors',
    permission: 'readOnlyPermission',
    administrators: 'readOnlyAdministrators',
  } as const;
  return (
    <>
      {!canSetUp && (
        <Message tone="info" title={words.say('readOnlyTitle')}>
          {words.say(saved ? readOnly[saved.train.plannedBy] : 'readOnlyNew')}
        </Message>
      )}
      {state.isRestored && isDirty && <Message tone="info">{words.say('draftKept')}</Message>}
      {projects.problem && (
        <Message tone="danger" actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}>
          {words.say('readFailed', { what: words.say('whatProjects'), why: failureText(projects.problem, words) })}
        </Message>
      )}
      {problem && (
        <Message
          tone="danger"
          title={words.say(problemTitles[problem.doing])}
          actions={problem.doing === 'rights' && <Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
        >
          {words.say('saveFailedText', { why: failureText(problem.failure, words) })}
        </Message>
      )}
    </>
  );
}

/** The train's name, and where it is kept. */
function Basics({ context }: { readonly context: SetupContext }) {
  const { words, book, state, canSetUp, lacks } = context;
  const { draft, saved, projects, canSetUpIn } = state;
  const isLacking = (what: string) => lacks.some((lack) => lack.what === what);
  const homes = [...(canSetUpIn ?? [])];
  const nameOf = (id: ProjectId) => projects.value?.find((project) => project.id === id)?.name ?? id;
  return (
    <div className="train-setup__pairs">
      <Field label={words.say('name')} error={isLacking('name') ? words.say('needName') : undefined}>
        {(control) => (
          <input
            {...control}
            className="ui-input"
            dir="auto"
            maxLength={200}
            disabled={!canSetUp}
            value={draft.train.name}
            onChange={(event) => book.editTrain(() => ({ name: event.target.value }))}
          />
        )}
      </Field>
      <Field
        label={words.say('home')}
        help={words.say('homeHelp')}
        error={isLacking('home') ? words.say('needHome') : undefined}
      >
        {(control) => (
          <select
            {...control}
            className="ui-input"
            // A record does not move: everything that is planned on it is kept there, too.
            disabled={!canSetUp || saved !== undefined}
            value={draft.projectId ?? ''}
            onChange={(event) =>
              book.edit((before) => ({
                ...before,
                projectId: (event.target.value || undefined) as ProjectId | undefined,
              }))
            }
          >
            {draft.projectId === undefined && <option value="" />}
            {draft.projectId !== undefined && !homes.includes(draft.projectId) && (
              <option value={draft.projectId}>{nameOf(draft.projectId)}</option>
            )}
            {homes.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
