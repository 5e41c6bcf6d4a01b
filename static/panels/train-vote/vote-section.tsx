import './vote.css';
import { useEffect, useRef, useState, type FocusEvent } from 'react';
import type { VoteView } from '#app/vote/calls';
import { Button } from '../../kit/button';
import { isFocusLost } from '../../kit/focus';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { DoubtNotice } from '../signing/doubt-notice';
import type { BoardSession } from '../train/board-session';
import { browser } from '../train/environment';
import { Watch } from '../train/plan-watch';
import { enTrainVote } from '../words/en-train-vote';
import { useWords } from '../words/use-words';
import { OpenVote } from './open-vote';
import { problemText } from './problem-text';
import { RevealedVote } from './revealed-vote';
import { VoteBook, type VoteAct } from './vote-book';
import type { VoteContext } from './vote-context';

/** Between two looks while the page is in sight: people vote within a minute or two. */
const pauseMilliseconds = 5_000;

interface VoteSectionProps {
  readonly host: Host;
  readonly session: BoardSession;
}

/** The confidence vote of the PI: blind and a number of people at first, then what they think, and whom to talk with. */
export function VoteSection({ host, session }: VoteSectionProps) {
  const words = useWords(enTrainVote, host);
  const [book] = useState(() => {
    const { row, pi } = session.states.get();
    return new VoteBook(host, { projectId: row.projectId, trainId: row.id, piId: pi.id });
  });
  useEffect(() => {
    const watch = new Watch(browser, book.load, pauseMilliseconds);
    void watch.now();
    return () => watch.close();
  }, [book]);
  const state = useStore(book.states);
  const { vote } = state;
  const keeper = useFocusKeeper(vote.kind === 'here' ? vote.view : undefined, state.draft === undefined);
  return (
    <section className="train-vote" aria-label={words.say('title')} {...keeper.section}>
      <header className="train-vote__head">
        <h2 ref={keeper.heading} tabIndex={-1}>
          {words.say('title')}
        </h2>
        {vote.kind === 'here' && vote.view.round > 1 && (
          <span className="train-vote__subtle">{words.say('round', { round: vote.view.round })}</span>
        )}
      </header>
      {vote.kind === 'loading' && <Skeleton lines={[60, 100]} label={words.say('loading')} />}
      {vote.kind === 'failed' && (
        <Message
          tone="danger"
          title={words.say('failedTitle')}
          actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
        >
          {problemText(vote.failure, words)}
        </Message>
      )}
      {vote.kind === 'here' && <Here context={{ host, words, book, state, session, view: vote.view }} />}
    </section>
  );
}

/** What somebody has pressed may leave with the form or the round that it was part of: then the heading takes the focus. */
function useFocusKeeper(view: VoteView | undefined, isChosen: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isInside = useRef(false);
  useEffect(() => {
    if (isInside.current && isFocusLost()) heading.current?.focus({ preventScroll: true });
  }, [view?.phase, view?.round, view?.mine, isChosen]);
  return {
    heading,
    section: {
      onFocus: () => void (isInside.current = true),
      onBlur: ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
        // Nothing follows where the focused control was taken off the page.
        if (relatedTarget) isInside.current = currentTarget.contains(relatedTarget);
      },
    },
  };
}

function Here({ context }: { readonly context: VoteContext }) {
  const { host, words, state, view } = context;
  return (
    <>
      {view.doubt && <DoubtNotice host={host} doubt={view.doubt} />}
      {state.isStale && <p className="train-vote__subtle">{words.say('stale')}</p>}
      {view.phase === 'open' ? <OpenVote context={context} /> : <RevealedVote context={context} />}
      <Trouble context={context} />
    </>
  );
}

const titles = { cast: 'failedCast', reveal: 'failedReveal', restart: 'failedRestart' } as const satisfies Record<
  VoteAct,
  string
>;

/** Why an act did not come about; what is missing in the form is said there. */
function Trouble({ context: { words, state } }: { readonly context: VoteContext }) {
  const { trouble } = state;
  if (!trouble || trouble.problem.kind === 'needs-team' || trouble.problem.kind === 'needs-confidence') return null;
  const tone = trouble.problem.kind === 'overtaken' ? 'warning' : 'danger';
  return (
    <Message tone={tone} title={words.say(titles[trouble.act])}>
      {problemText(trouble.problem, words, trouble.act)}{' '}
      {trouble.act === 'cast' && trouble.problem.kind !== 'overtaken' && words.say('kept')}
    </Message>
  );
}
