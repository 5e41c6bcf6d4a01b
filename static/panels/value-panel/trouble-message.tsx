import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { PanelWords } from '../words/panel-words';
import type { Scene } from './scene';
import type { Reason, Task, Trouble } from './task';

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
  readonly words: PanelWords;
  readonly panel: Pick<Scene['panel'], 'retry'>;
  readonly isBusy: boolean;
}

/** What happened, what was kept, what to do. */
export function TroubleMessage({ trouble: { task, why }, words, panel, isBusy }: TroubleMessageProps) {
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
        {reasonText(why, words)} {hasTyped ? words.say('kept') : task.kind === 'load' ? '' : words.say('nothingLost')}
      </p>
    </Message>
  );
}

function canRetry({ kind }: Reason): boolean {
  return (
    kind === 'unreachable' ||
    kind === 'busy' ||
    kind === 'host-failed' ||
    kind === 'not-signed-in' ||
    kind === 'not-found'
  );
}

function reasonText(why: Reason, words: PanelWords): string {
  switch (why.kind) {
    case 'unreachable':
      return [words.say('whyUnreachable'), wait(why.retryAfterSeconds, words)].join(' ').trim();
    case 'busy':
      return [words.say('whyBusy'), wait(why.retryAfterSeconds, words)].join(' ').trim();
    case 'host-failed':
      return words.say('whyFailed', { message: why.message });
    case 'not-found':
      return words.say('whyNotFound');
    case 'not-signed-in':
      return words.say('whyNotSignedIn');
    case 'not-permitted':
      return words.say(
        ({ see: 'whyNeedSee', edit: 'whyNeedEdit', agree: 'whyNeedAgree', administer: 'whyNeedAdminister' } as const)[
          why.need
        ],
      );
    case 'invalid':
      return words.say('whyInvalid', { message: why.message });
    case 'unknown-factor':
      return words.say('whyUnknownFactor', { factor: why.factor });
    case 'out-of-scale':
      return why.scale.kind === 'steps'
        ? words.say('outOfSteps', {
            steps: words.formats.list(why.scale.steps.map(({ value }) => words.formats.number(value))),
          })
        : words.say('outOfRange', { min: why.scale.min, max: why.scale.max });
    case 'too-large':
      return words.say('whyTooLarge');
  }
}

function wait(seconds: number | undefined, words: PanelWords): string {
  return seconds === undefined ? '' : words.say('retryIn', { count: Math.max(1, Math.ceil(seconds)) });
}
