import { useEffect, useRef, type ReactNode } from 'react';
import type { DecisionRow, DecisionView } from '#app/decision/calls';
import type { DecisionId } from '#core/decision/decision';
import { Button } from '../../kit/button';
import { Field, TextArea } from '../../kit/field';
import { isFocusLost } from '../../kit/focus';
import { Message } from '../../kit/message';
import type { DecisionWords } from '../words/en-decision';
import type { DecisionBook, DecisionTyping } from './decision-book';
import type { DecisionDraft } from './decision-draft';
import { fieldErrors, problemText } from './problem-text';

interface DecisionFormProps {
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly typing: DecisionTyping;
  /** Decisions whose place this one may take. */
  readonly standing: readonly DecisionRow[];
}

/** A decision while it is typed. Ctrl+Enter saves. Mistakes are said at their fields, and the first one is focused. */
export function DecisionForm({ words, book, typing, standing }: DecisionFormProps) {
  const { draft, isRestored, isSaving, problem } = typing;
  const form = useRef<HTMLFormElement>(null);
  const errors = fieldErrors(problem, words);
  const edit = (change: Partial<DecisionDraft>): void => book.type({ ...draft, ...change });
  const save = async (): Promise<void> => {
    if (isSaving || (await book.save())) return;
    // Whoever types on meanwhile stays where they are.
    if (book.states.get().typing?.draft !== draft) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  };
  const parts = { words, draft, errors, onEdit: edit };
  return (
    <form
      ref={form}
      className="decision-form"
      aria-label={words.say(draft.version === 0 ? 'log' : 'formChange')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      {isRestored && <Message tone="info">{words.say('restored')}</Message>}
      <WhatAndWhy {...parts} />
      <DayAndDecider {...parts} />
      <TextField
        label={words.say('others')}
        help={words.say('othersHelp')}
        error={errors.others}
        words={words}
        value={draft.others}
        onChange={(others) => edit({ others })}
      />
      <TextField
        label={words.say('issueKeys')}
        help={words.say('issueKeysHelp')}
        error={errors.keys}
        words={words}
        value={draft.keys}
        onChange={(keys) => edit({ keys })}
      />
      <Predecessor {...parts} standing={standing} />
      {problem && Object.keys(errors).length === 0 && <Problem words={words} book={book} problem={problem} />}
      <div className="decision-form__actions">
        <Button type="submit" appearance="primary" isBusy={isSaving}>
          {words.say('save')}
        </Button>
        <Button appearance="subtle" isDisabled={isSaving} onClick={book.discard}>
          {words.say('discard')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly words: DecisionWords;
  readonly draft: DecisionDraft;
  readonly errors: ReturnType<typeof fieldErrors>;
  onEdit(change: Partial<DecisionDraft>): void;
}

function WhatAndWhy({ words, draft, errors, onEdit }: PartProps) {
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocusLost()) title.current?.focus();
  }, []);
  return (
    <>
      <Field label={words.say('what')} error={errors.title}>
        {(control) => (
          <input
            {...control}
            ref={title}
            className="ui-input"
            dir="auto"
            maxLength={300}
            value={draft.title}
            onChange={(event) => onEdit({ title: event.target.value })}
          />
        )}
      </Field>
      <TextArea
        label={words.say('reason')}
        hint={words.say('optional')}
        help={words.say('reasonHelp')}
        value={draft.why}
        maxLength={10_000}
        onChange={(why) => onEdit({ why })}
      />
    </>
  );
}

function DayAndDecider({ words, draft, errors, onEdit }: PartProps) {
  return (
    <div className="decision-form__row">
      <Field label={words.say('when')} error={errors.decidedOn}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="ui-input"
            value={draft.decidedOn}
            onChange={(event) => onEdit({ decidedOn: event.target.value })}
          />
        )}
      </Field>
      <label className="decision-form__check">
        <input type="checkbox" checked={draft.isMine} onChange={(event) => onEdit({ isMine: event.target.checked })} />
        {words.say('me')}
      </label>
    </div>
  );
}

interface TextFieldProps {
  readonly label: ReactNode;
  readonly help: ReactNode;
  readonly error: ReactNode;
  readonly words: DecisionWords;
  readonly value: string;
  onChange(value: string): void;
}

function TextField({ label, help, error, words, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={words.say('optional')} help={help} error={error}>
      {(control) => (
        <input
          {...control}
          className="ui-input"
          dir="auto"
          maxLength={2_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface PredecessorProps extends PartProps {
  readonly standing: readonly DecisionRow[];
}

function Predecessor({ words, draft, errors, standing, onEdit }: PredecessorProps) {
  const choices = standing.filter(({ id }) => id !== draft.id);
  if (choices.length === 0 && draft.supersedes === undefined) return null;
  const isKnown = choices.some(({ id }) => id === draft.supersedes);
  return (
    <Field label={words.say('takesPlaceOf')} error={errors.supersedes}>
      {(control) => (
        <select
          {...control}
          className="ui-input"
          value={draft.supersedes ?? ''}
          onChange={({ target: { value } }) => onEdit({ supersedes: value === '' ? undefined : (value as DecisionId) })}
        >
          <option value="">{words.say('nothing')}</option>
          {!isKnown && draft.supersedes !== undefined && (
            <option value={draft.supersedes}>{words.say('another')}</option>
          )}
          {choices.map(({ id, decision }) => (
            <option key={id} value={id}>
              {decision.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ProblemProps {
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly problem: NonNullable<DecisionTyping['problem']>;
}

function Problem({ words, book, problem }: ProblemProps) {
  if (problem.kind === 'clash') return <Clash words={words} book={book} theirs={problem.theirs} />;
  // These are said at their fields.
  if (problem.kind === 'lack' || problem.kind === 'unknown-issues') return null;
  const isSignedOut = problem.kind === 'signed-out';
  return (
    <Message tone="danger" title={words.say(isSignedOut ? 'signedOutTitle' : 'failedSave')}>
      {problemText(problem, words)} {!isSignedOut && words.say('kept')}
    </Message>
  );
}

interface ClashProps {
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly theirs: DecisionView;
}

function Clash({ words, book, theirs }: ClashProps) {
  return (
    <Message
      tone="warning"
      title={words.say('conflictTitle')}
      actions={
        <>
          <Button onClick={() => void book.settle('mine')}>{words.say('keepMine')}</Button>
          <Button appearance="subtle" onClick={() => void book.settle('theirs')}>
            {words.say('takeTheirs')}
          </Button>
        </>
      }
    >
      {words.say('conflictText', { title: theirs.decision.title })}
    </Message>
  );
}
