import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import type { SettingsPageWords } from '../words/en-settings-page';
import { reasonText } from './call-problem';
import { leftText, skippedText } from './skipped-text';
import type { ImportEnd, ImportProgress } from './transfer';

interface ImportResultProps {
  readonly progress: ImportProgress;
  readonly end: ImportEnd['end'];
  readonly words: SettingsPageWords;
  onGoOn(): void;
}

const mostListed = 200;

/** How an import ended: what was written and stays, what was left out and why, and how to go on. */
export function ImportResult({ progress, end, words, onGoOn }: ImportResultProps) {
  const { done, total, written, skipped } = progress;
  const isDone = end.kind === 'done';
  return (
    <>
      <Message
        tone={isDone ? 'success' : end.kind === 'cancelled' ? 'warning' : 'danger'}
        actions={isDone ? undefined : <Button onClick={onGoOn}>{words.say('goOn')}</Button>}
      >
        {text()}
      </Message>
      {skipped.length > 0 && (
        <Disclosure summary={words.say('skipped', { count: skipped.length })}>
          <ul className="settings-page__skipped">
            {skipped.slice(0, mostListed).map((left, index) => (
              <li key={index}>
                <span>{skippedText(left, words)}</span>
                <span className="settings-page__hint">{leftText(left, words)}</span>
              </li>
            ))}
          </ul>
          {skipped.length > mostListed && (
            <p className="settings-page__hint">{words.say('skippedMore', { count: skipped.length - mostListed })}</p>
          )}
        </Disclosure>
      )}
    </>
  );

  function text(): string {
    switch (end.kind) {
      case 'done':
        return words.say('importDone', { count: written });
      case 'cancelled':
        return words.say('importStopped', { done, total, count: written });
      default:
        return words.say('importFailed', { done, total, count: written, why: reasonText(end, words) });
    }
  }
}
