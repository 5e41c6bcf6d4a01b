import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { ValuePageWords } from '../words/en-value-page';
import type { Backlog } from './backlog';
import type { LoadProblem } from './load-problem';

interface LoadNoticeProps {
  readonly backlog: Backlog;
  readonly words: ValuePageWords;
  onRetry(): void;
}

/** Why loading stopped and what to do; nothing while it goes on and when all is here. */
export function LoadNotice({ backlog, words, onRetry }: LoadNoticeProps) {
  const { phase, issues, total, problem } = backlog;
  const loaded = issues.length;
  switch (phase) {
    case 'complete':
    case 'loading':
      return null;
    case 'cancelled':
      return (
        <Message tone="info" actions={<Button onClick={onRetry}>{words.say('loadRest')}</Button>}>
          {total === undefined ? words.say('cancelledUncounted') : words.say('cancelled', { loaded, total })}
        </Message>
      );
    case 'failed':
      return problem ? <ProblemMessage problem={problem} backlog={backlog} words={words} onRetry={onRetry} /> : null;
  }
}

function ProblemMessage({
  problem,
  backlog,
  words,
  onRetry,
}: { readonly problem: LoadProblem } & Pick<LoadNoticeProps, 'backlog' | 'words' | 'onRetry'>) {
  const retry = <Button onClick={onRetry}>{words.say('retry')}</Button>;
  const isPart = backlog.issues.length > 0;
  const part = isPart
    ? words.say('failedPartText', { loaded: backlog.issues.length, total: backlog.total ?? backlog.issues.length })
    : '';
  switch (problem.kind) {
    case 'bad-query':
      return (
        <Message tone="danger" title={words.say('badQueryTitle')} actions={retry}>
          <p className="value-page__quote" dir="auto">
            {problem.message}
          </p>
          <p>{words.say(backlog.setup?.can.administer ? 'badQueryAdmin' : 'badQueryOther')}</p>
        </Message>
      );
    case 'signed-out':
      return (
        <Message tone="danger" title={words.say('signedOutTitle')} actions={retry}>
          {words.say('signedOutText')} {part}
        </Message>
      );
    case 'no-answer':
      return (
        <Message tone="danger" title={words.say(isPart ? 'failedPartTitle' : 'failedTitle')} actions={retry}>
          {words.say('failedText')} {part}
        </Message>
      );
    case 'bug':
      return (
        <Message tone="danger" title={words.say(isPart ? 'failedPartTitle' : 'failedTitle')} actions={retry}>
          {words.say('bugText')} {part}
        </Message>
      );
    case 'refused':
      return problem.problem.kind === 'not-permitted' || problem.problem.kind === 'not-found' ? (
        <Message tone="danger" title={words.say('forbiddenTitle')}>
          {words.say('forbiddenText')}
        </Message>
      ) : (
        <Message tone="danger" title={words.say('failedTitle')} actions={retry}>
          {words.say('failedText')}
        </Message>
      );
  }
}

interface LoadProgressProps {
  readonly loaded: number;
  readonly total: number;
  readonly words: ValuePageWords;
  onCancel(): void;
}

/** How far loading is, with a way to stop it. */
export function LoadProgress({ loaded, total, words, onCancel }: LoadProgressProps) {
  const all = Math.max(total, loaded);
  return (
    <span className="value-page__progress" role="status">
      <progress aria-label={words.say('loading')} max={all} value={loaded} />
      <span className="ui-numeric">{words.say('loadingMore', { loaded, total: all })}</span>
      <Button isCompact onClick={onCancel}>
        {words.say('cancelLoading')}
      </Button>
    </span>
  );
}
