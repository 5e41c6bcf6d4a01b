import { useEffect, useRef } from 'react';
import { longestNote } from '#core/dependency/handshake';
import { Button } from '../../kit/button';
import { Field, TextArea } from '../../kit/field';
import { Message } from '../../kit/message';
import type { HandshakeDraft } from './handshake-draft';
import { problemText } from './problem-text';
import type { HandshakeParts } from './parts';

/** The form of one act: what it asks for differs, what was typed stays. */
export function HandshakeForm({ parts, draft }: { readonly parts: HandshakeParts; readonly draft: HandshakeDraft }) {
  const { words, book, ends, pair, onDone } = parts;
  const { action } = draft;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), [action]);
  return (
    <form
      ref={form}
      className="handshake__form"
      aria-label={words.say(`send-${action}`)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void book.say(ends).then((isSaid) => isSaid && onDone());
      }}
    >
      {pair.isRestored && <Message tone="info">{words.say('restored')}</Message>}
      {(action === 'proposed' || action === 'committed') && <IterationField parts={parts} draft={draft} />}
      {action === 'proposed' && <DayField parts={parts} draft={draft} />}
      <NoteField parts={parts} draft={draft} />
      <div className="handshake__acts">
        <Button type="submit" appearance="primary" isBusy={pair.isSending}>
          {words.say(`send-${action}`)}
        </Button>
        <Button
          appearance="subtle"
          isDisabled={pair.isSending}
          onClick={() => {
            book.discard(ends);
            onDone();
          }}
        >
          {words.say('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly parts: HandshakeParts;
  readonly draft: HandshakeDraft;
}

function IterationField({ parts, draft }: PartProps) {
  const { words, book, ends, iterations } = parts;
  const isWish = draft.action === 'proposed';
  if (iterations.length === 0 && isWish) return null;
  const isKnown = iterations.some(({ id }) => id === draft.iterationId);
  return (
    <Field
      label={words.say(isWish ? 'wantedIteration' : 'promisedIteration')}
      {...(iterations.length === 0 && { help: words.say('noIterations') })}
      error={errorOf(parts, isWish ? 'no-wish' : 'no-iteration')}
    >
      {(control) => (
        <select
          {...control}
          className="ui-input handshake__short"
          value={isKnown ? draft.iterationId : ''}
          onChange={(event) => book.type(ends, { ...draft, iterationId: event.target.value })}
        >
          <option value="">{words.say(isWish ? 'noIteration' : 'chooseIteration')}</option>
          {iterations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function DayField({ parts, draft }: PartProps) {
  const { words, book, ends, iterations } = parts;
  return (
    <Field
      label={words.say('wantedDay')}
      {...(iterations.length > 0 ? { hint: words.say('optional') } : { error: errorOf(parts, 'no-wish') })}
    >
      {(control) => (
        <input
          {...control}
          type="date"
          className="ui-input handshake__short"
          value={draft.day}
          onChange={(event) => book.type(ends, { ...draft, day: event.target.value })}
        />
      )}
    </Field>
  );
}

function NoteField({ parts, draft }: PartProps) {
  const { words, book, ends } = parts;
  const isReason = draft.action === 'rejected';
  return (
    <TextArea
      label={words.say(isReason ? 'reason' : 'note')}
      {...(isReason ? { help: words.say('reasonHelp') } : { hint: words.say('optional') })}
      error={errorOf(parts, 'no-reason')}
      value={draft.note}
      maxLength={longestNote}
      onChange={(note) => book.type(ends, { ...draft, note })}
    />
  );
}

function errorOf({ pair, giver, words }: HandshakeParts, kind: 'no-wish' | 'no-iteration' | 'no-reason') {
  return pair.problem?.kind === kind ? problemText(pair.problem, giver, words) : undefined;
}
