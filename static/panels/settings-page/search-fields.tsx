import { mirrorStatusCall, repairMirrorCall } from '#app/mirror/calls';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Saved } from '../../kit/saved';
import { ask } from '../base/ask';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { reasonText, type CallProblem } from './call-problem';

type Status =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly waiting: number; readonly oldest?: string }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** How many scores still wait to be written to the search fields, and a push to write them now. */
export function SearchFields({ host, words }: { readonly host: Host; readonly words: SettingsPageWords }) {
  const [status, setStatus] = useState<Status>({ kind: 'loading' });
  const [queued, setQueued] = useState<number>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async (): Promise<Status> => {
    const answer = await ask(host, mirrorStatusCall, {});
    return answer.kind === 'done' ? { kind: 'ready', ...answer.value } : { kind: 'failed', problem: answer };
  }, [host]);

  useEffect(() => {
    let isCurrent = true;
    void read().then((next) => isCurrent && setStatus(next));
    return () => {
      isCurrent = false;
    };
  }, [read]);

  async function repair() {
    setBusy(true);
    const answer = await ask(host, repairMirrorCall, {});
    if (answer.kind === 'done') setQueued(answer.value.queued);
    setStatus(answer.kind === 'done' ? await read() : { kind: 'failed', problem: answer });
    setBusy(false);
  }

  return (
    <section aria-labelledby="settings-mirrors">
      <h2 id="settings-mirrors">{words.say('mirrors')}</h2>
      <p className="settings-page__hint">{words.say('mirrorsHelp')}</p>
      {status.kind === 'ready' && (
        <p role="status">
          {status.waiting === 0 ? words.say('mirrorsFine') : words.say('mirrorsWaiting', { count: status.waiting })}{' '}
          {status.oldest !== undefined && words.say('mirrorsOldest', { date: words.formats.moment(status.oldest) })}
        </p>
      )}
      {status.kind === 'failed' && failure(status.problem)}
      <div className="settings-page__actions">
        {status.kind === 'ready' && (
          <Button isBusy={isBusy} onClick={() => void repair()}>
            {words.say('repair')}
          </Button>
        )}
        {queued !== undefined && <Saved>{words.say('repaired', { count: queued })}</Saved>}
      </div>
    </section>
  );

  function failure(problem: CallProblem) {
    const isHidden = problem.kind === 'refused' && problem.problem.kind === 'not-permitted';
    if (isHidden) return <p className="settings-page__hint">{words.say('mirrorsHidden')}</p>;
    return (
      <Message
        tone="warning"
        actions={<Button onClick={() => void read().then(setStatus)}>{words.say('retry')}</Button>}
      >
        {words.say('mirrorsFailed')}{' '}
        {problem.kind === 'signed-out' ? words.say('signedOutText') : reasonText(problem, words)}
      </Message>
    );
  }
}
