import './handshake.css';
import { useEffect, useId, useRef } from 'react';
import { lastSaid, type Handshake as Agreed, type HandshakeAction, type Said } from '#core/dependency/handshake';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { Lozenge } from '../../kit/pill';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { DoubtMark, DoubtNotice } from '../signing/doubt-notice';
import { enHandshake } from '../words/en-handshake';
import { useWords } from '../words/use-words';
import { handshakesOn } from './handshake-book';
import { HandshakeForm } from './handshake-form';
import type { HandshakeParts } from './parts';
import { problemText } from './problem-text';
import { actionMarks, actionTones, actsOf, actText, saidText, type NamedItem, type NamedIteration } from './texts';

interface HandshakeProps {
  readonly host: Host;
  readonly giver: NamedItem;
  readonly needer: NamedItem;
  /** In which it can be wanted or promised, in their order; none: days can be wanted, nothing can be promised. */
  readonly iterations: readonly NamedIteration[];
}

/** How one dependency stands, and folded below it what was said and what the viewer can say. */
export function Handshake({ host, giver, needer, iterations }: HandshakeProps) {
  const words = useWords(enHandshake, host);
  const book = handshakesOn(host);
  const state = useStore(book.states);
  useEffect(() => book.want(giver.id), [book, giver.id]);
  const section = useRef<HTMLDivElement>(null);
  const ends = { giverId: giver.id, neederId: needer.id };
  const pair = book.pair(ends);
  const parts: HandshakeParts = {
    ...{ host, words, book, ends, giver, needer, iterations, pair },
    onDone: () => section.current?.focus({ preventScroll: true }),
  };
  const isKnown = pair.handshake !== undefined || state.read.has(giver.id) || pair.view !== undefined;
  return (
    <div
      className="handshake"
      ref={section}
      tabIndex={-1}
      role="group"
      aria-label={words.say('title', { giver: giver.key, needer: needer.key })}
    >
      <Disclosure
        summary={<Standing parts={parts} isKnown={isKnown} failed={state.failure !== undefined} />}
        onFirstOpen={() => void book.open(ends)}
      >
        <Talk parts={parts} />
      </Disclosure>
    </div>
  );
}

interface StandingProps {
  readonly parts: HandshakeParts;
  readonly isKnown: boolean;
  readonly failed: boolean;
}

/** In one line: the state, who brought it about and when. */
function Standing({ parts, isKnown, failed }: StandingProps) {
  const { words, pair } = parts;
  if (!isKnown) return <span className="handshake__subtle">{words.say(failed ? 'failedTitle' : 'loading')}</span>;
  if (!pair.handshake) return <span className="handshake__subtle">{words.say('nothing')}</span>;
  const last = lastSaid(pair.handshake);
  return (
    <span className="handshake__standing">
      <StatePill action={last.action} parts={parts} /> <span>{sentence(last, parts)}</span>
    </span>
  );
}

/** The state as a word with a shape of its own. */
function StatePill({ action, parts }: { readonly action: HandshakeAction; readonly parts: HandshakeParts }) {
  return (
    <Lozenge tone={actionTones[action]}>
      <span aria-hidden="true">{actionMarks[action]}</span> {parts.words.say(`state-${action}`)}
    </Lozenge>
  );
}

function sentence(said: Said, { words, book, iterations }: HandshakeParts): string {
  return saidText(said, iterations, book.states.get().people.get(said.by)?.name, words);
}

function Talk({ parts }: { readonly parts: HandshakeParts }) {
  const { host, words, book, ends, giver, pair } = parts;
  const { view, failure, draft } = pair;
  if (!view && failure)
    return (
      <Message
        tone="danger"
        title={words.say('failedTitle')}
        actions={<Button onClick={() => void book.open(ends)}>{words.say('retry')}</Button>}
      >
        {problemText(failure, giver, words)}
      </Message>
    );
  if (!view) return <Skeleton lines={[60, 90]} label={words.say('loading')} />;
  return (
    <div className="handshake__talk">
      {view.doubt && <DoubtNotice host={host} doubt={view.doubt} />}
      {view.handshake && <Reason handshake={view.handshake} />}
      <Trouble parts={parts} />
      {draft ? <HandshakeForm parts={parts} draft={draft} /> : <Acts parts={parts} />}
      <History parts={parts} />
    </div>
  );
}

/** What the last one to speak added in words. */
function Reason({ handshake }: { readonly handshake: Agreed }) {
  const { note } = lastSaid(handshake);
  return note === undefined ? null : (
    <p className="handshake__note" dir="auto">
      {note}
    </p>
  );
}

function Acts({ parts }: { readonly parts: HandshakeParts }) {
  const { words, book, ends, giver, pair } = parts;
  const { can } = pair.view!;
  const acts = actsOf(pair.view!);
  if (!can.ask && !can.give) return <p className="handshake__subtle">{words.say('readOnly')}</p>;
  if (acts.length === 0) return <p className="handshake__subtle">{words.say('nothingToDo')}</p>;
  return (
    <div className="handshake__acts">
      {acts.map((action) => (
        <Button key={action} isCompact onClick={() => book.begin(ends, action)}>
          {actText(action, pair.handshake, giver, words)}
        </Button>
      ))}
    </div>
  );
}

/** Why something was not said; what is missing in the form is said there. */
function Trouble({ parts: { words, pair, giver } }: { readonly parts: HandshakeParts }) {
  const { problem } = pair;
  if (!problem || ['no-wish', 'no-iteration', 'no-reason'].includes(problem.kind)) return null;
  return (
    <Message tone={problem.kind === 'overtaken' ? 'warning' : 'danger'} title={words.say('notSaid')}>
      {problemText(problem, giver, words)}
    </Message>
  );
}

function History({ parts }: { readonly parts: HandshakeParts }) {
  const { host, words, pair } = parts;
  const id = useId();
  const { history } = pair.view!;
  if (history.length === 0) return null;
  return (
    <div>
      <p id={id} className="handshake__heading">
        {words.say('history')}
      </p>
      <ol className="handshake__history" aria-labelledby={id}>
        {history.map((said, index) => (
          <li key={history.length - index}>
            {sentence(said, parts)}
            {said.doubt && <DoubtMark host={host} doubt={said.doubt} />}
            {said.note !== undefined && (
              <p className="handshake__note" dir="auto">
                {said.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
