import { useEffect, useRef } from 'react';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { Message } from '../../kit/message';
import type { TrainObjectivesWords } from '../words/en-train-objectives';
import type { ObjectiveBook, ObjectiveTyping } from './objective-book';
import type { ObjectiveDraft } from './objective-draft';
import { problemText } from './problem-text';

interface ObjectiveFormProps {
  readonly words: TrainObjectivesWords;
  readonly book: ObjectiveBook;
  readonly typing: ObjectiveTyping;
}

/** An objective while it is typed. Ctrl+Enter saves. */
export function ObjectiveForm({ words, book, typing }: ObjectiveFormProps) {
  const { draft, isRestored, isSaving, problem } = typing;
  const edit = (part: Partial<ObjectiveDraft>): void => book.type({ ...draft, ...part });
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => title.current?.focus(), []);
  const titleError = problem?.kind === 'no-title' ? problemText(problem, words) : undefined;
  const keysError = problem?.kind === 'unknown-keys' ? problemText(problem, words) : undefined;
  return (
    <form
      className="objective-form"
      aria-label={words.say(draft.version === 0 ? 'formNew' : 'formChange')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void book.save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void book.save();
      }}
    >
      {isRestored && <Message tone="info">{words.say('restored')}</Message>}
      <Field label={words.say('what')} help={words.say('whatHelp')} error={titleError}>
        {(control) => (
          <input
            {...control}
            ref={title}
            className="ui-input"
            dir="auto"
            maxLength={300}
            value={draft.title}
            onChange={(event) => edit({ title: event.target.value })}
          />
        )}
      </Field>
      <Commitment words={words} draft={draft} onEdit={edit} />
      <Field label={words.say('keys')} hint={words.say('optional')} help={words.say('keysHelp')} error={keysError}>
        {(control) => (
          <input
            {...control}
            className="ui-input"
            value={draft.keys}
            onChange={(event) => edit({ keys: event.target.value })}
          />
        )}
      </Field>
      {problem && titleError === undefined && keysError === undefined && (
        <Problem words={words} book={book} problem={problem} />
      )}
      <div className="objective-form__actions">
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

function Commitment({
  words,
  draft,
  onEdit,
}: {
  readonly words: TrainObjectivesWords;
  readonly draft: ObjectiveDraft;
  onEdit(part: Partial<ObjectiveDraft>): void;
}) {
  return (
    <label className="objective-form__check">
      <input
        type="checkbox"
        checked={draft.isCommitted}
        onChange={(event) => onEdit({ isCommitted: event.target.checked })}
      />
      <span>
        {words.say('isCommitted')} <span className="objectives__subtle">{words.say('isCommittedHelp')}</span>
      </span>
    </label>
  );
}

function Problem({
  words,
  book,
  problem,
}: Pick<ObjectiveFormProps, 'words' | 'book'> & { readonly problem: NonNullable<ObjectiveTyping['problem']> }) {
  if (problem.kind !== 'clash')
    return (
      <Message tone="danger" title={words.say('notSaved')}>
        {problemText(problem, words)} {words.say('kept')}
      </Message>
    );
  return (
    <Message
      tone="warning"
      title={words.say('conflictTitle')}
      actions={
        <>
          <Button onClick={() => book.settle('mine')}>{words.say('keepMine')}</Button>
          <Button onClick={() => book.settle('theirs')}>{words.say('takeTheirs')}</Button>
        </>
      }
    >
      {words.say('conflictText', { title: problem.current.objective.title })}
    </Message>
  );
}
