import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { ScoringModel } from '#core/value/model';
import type { Failure, NoAnswer, Refusal } from '../base/ask';
import type { ValuePanelWords } from '../words/en-value-panel';
import { scaleText } from './scale-text';
import type { ValuePanelContext } from './panel-context';
import type { Task, Trouble } from './task';

const titles = {
  load: 'failedLoad',
  submit: 'failedSubmit',
  withdraw: 'failedWithdraw',
  reveal: 'failedReveal',
  agree: 'failedAgree',
  restart: 'failedRestart',
  reopen: 'failedReopen',
  edit: 'failedEdit',
} as const satisfies Record<Task['kind'], string>;

interface TroubleMessageProps {
  readonly trouble: Trouble;
  /** Absent until the score was read. */
  readonly model: ScoringModel | undefined;
  readonly words: ValuePanelWords;
  readonly panel: Pick<ValuePanelContext['panel'], 'retry'>;
  readonly isBusy: boolean;
}

/** What happened, what was kept, what to do. */
export function TroubleMessage({ trouble: { task, why }, model, words, panel, isBusy }: TroubleMessageProps) {
  const hasTyped = task.kind === 'submit' || task.kind === 'agree';
  return (
    <Message
      tone="danger"
      title={words.say(titles[task.kind])}
      actions={
        canRetry(why) && (
          <Button isBusy={isBusy} onClick={() => void panel.retry()}>
            {words.say('retry')}
          </Button>
        )
      }
    >
      <p>
        {reasonText(why, model, words)}{' '}
        {hasTyped ? words.say('kept') : task.kind === 'load' ? '' : words.say('nothingLost')}
      </p>
    </Message>
  );
}

function canRetry(why: Failure): boolean {
  return why.kind !== 'refused' || why.problem.kind === 'not-found';
}

function reasonText(why: Failure, model: ScoringModel | undefined, words: ValuePanelWords): string {
  switch (why.kind) {
    case 'no-answer':
      return [silenceText(why, words), wait(why.retryAfterSeconds, words)].join(' ').trim();
    case 'signed-out':
      return words.say('whyNotSignedIn');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return refusalText(why.problem, model, words);
  }
}

function silenceText({ why, message = '' }: NoAnswer, words: ValuePanelWords): string {
  if (why === 'failed') return words.say('whyFailed', { message });
  return words.say(why === 'busy' ? 'whyBusy' : 'whyUnreachable');
}

const needs: Readonly<Record<string, 'whyNeedSee' | 'whyNeedEdit' | 'whyNeedAgree'>> = {
  see: 'whyNeedSee',
  edit: 'whyNeedEdit',
  'agree-scores': 'whyNeedAgree',
};

function refusalText(problem: Refusal, model: ScoringModel | undefined, words: ValuePanelWords): string {
  switch (problem.kind) {
    case 'not-found':
      return words.say('whyNotFound');
    case 'not-permitted':
      return words.say(needs[problem.need] ?? 'whyNeedAdminister');
    case 'invalid':
      return invalidText(problem, model, words);
    case 'too-large':
      return words.say('whyTooLarge');
    case 'unreadable':
      return words.say('whyUnreadable');
  }
}

type Invalid = Extract<Refusal, { readonly kind: 'invalid' }>;

function invalidText({ why, field = '' }: Invalid, model: ScoringModel | undefined, words: ValuePanelWords): string {
  const factor = model?.factors.find(({ id }) => id === field);
  const name = factor?.name ?? field;
  switch (why) {
    case 'no-ballots':
      return words.say('whyNoBallots');
    case 'no-answer':
      return words.say('whyNoAnswer');
    case 'unanswered-factor':
      return words.say('whyUnanswered', { factor: name });
    case 'insecure-page':
      return words.say('whyInsecure');
    case 'no-size':
      return words.say('whyNoSize');
    case 'no-score':
      return words.say('whyNoScore');
    case 'unknown-factor':
      return words.say('whyUnknownFactor', { factor: name });
    case 'out-of-scale':
      return factor ? scaleText(factor.scale, words) : words.say('whyInvalid', { code: why });
    default:
      return words.say('whyInvalid', { code: field || why });
  }
}

function wait(seconds: number | undefined, words: ValuePanelWords): string {
  return seconds === undefined ? '' : words.say('retryIn', { count: Math.max(1, Math.ceil(seconds)) });
}
