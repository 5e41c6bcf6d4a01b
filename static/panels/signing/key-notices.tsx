import { useEffect, useState } from 'react';
import type { ChangedKey, KeyNews } from '#app/ports/key-news';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { Host } from '../host';
import { enSigning } from '../words/en-signing';
import { useWords } from '../words/use-words';

interface KeyNoticesProps {
  readonly host: Pick<Host, 'viewer' | 'drafts' | 'tracker' | 'report'>;
  readonly news: KeyNews;
  readonly changed: readonly ChangedKey[];
}

/** Whose key has changed, by name; each is gone once the viewer has said what to make of it. */
export function KeyNotices({ host, news, changed }: KeyNoticesProps) {
  const words = useWords(enSigning, host);
  const [left, setLeft] = useState(changed);
  const [names, setNames] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    const ids = changed.map(({ by }) => by);
    host.tracker.people.named(ids).then(
      (people) => setNames(new Map(people.map(({ id, name }) => [id, name]))),
      () => setNames(new Map()),
    );
  }, [host, changed]);
  if (!names) return null;

  const settle = (key: ChangedKey, isAccepted: boolean): void => {
    news.settle(key, isAccepted).then(
      () => setLeft((before) => before.filter((other) => other !== key)),
      (error: unknown) => host.report(error, 'keeping what was said of a key'),
    );
  };
  return left.map((key) => {
    const name = names.get(key.by) ?? words.say('someone');
    const actions = (
      <>
        <Button onClick={() => settle(key, false)}>{words.say('keyRefuse')}</Button>
        <Button onClick={() => settle(key, true)}>{words.say('keyAccept')}</Button>
      </>
    );
    return (
      <Message key={`${key.by} ${key.key}`} tone="warning" title={words.say('keyTitle', { name })} actions={actions}>
        {words.say('keyText', { name })}
      </Message>
    );
  });
}
