import { useEffect, useState } from 'react';
import { FieldError } from '../../kit/field';
import type { ProjectId } from '#core/issue';
import type { ProjectSettings } from '#core/value/settings';
import { reading } from '../base/ask';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { countCandidates } from './candidates';

type Count =
  | { readonly kind: 'counting' }
  | { readonly kind: 'counted'; readonly total: number }
  | { readonly kind: 'bad-query'; readonly message: string }
  | { readonly kind: 'no-answer' };

interface CandidateCountProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly settings: ProjectSettings;
  readonly words: SettingsPageWords;
  /** The tracker has refused this query already, and the field says why. */
  readonly isRefused: boolean;
}

const pauseMilliseconds = 500;

/** Tries the query a moment after the last letter: how many items it finds, or the tracker's own sentence. */
export function CandidateCount({ host, project, settings, words, isRefused }: CandidateCountProps) {
  const [count, setCount] = useState<Count>({ kind: 'counting' });
  const { candidates, fields } = settings;
  const { id, key } = project;

  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      setCount({ kind: 'counting' });
      const query = { fields, ...(candidates === undefined ? {} : { candidates }) };
      const count = () => countCandidates(host, { id, key }, query, controller);
      void reading(host, 'counting candidates', count, controller.signal).then((read) => {
        if (read.kind === 'done') setCount({ kind: 'counted', total: read.value });
        else if (read.kind !== 'stopped') setCount(read.kind === 'bad-query' ? read : { kind: 'no-answer' });
      });
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [host, id, key, candidates, fields]);

  if (isRefused) return undefined;
  switch (count.kind) {
    case 'counting':
      return (
        <p className="settings-page__hint" role="status">
          {words.say('counting')}
        </p>
      );
    case 'counted':
      return (
        <p className="settings-page__hint" role="status">
          {words.say('matches', { count: count.total })}
        </p>
      );
    case 'bad-query':
      return <FieldError id="settings-page-query">{words.say('badQuery', { message: count.message })}</FieldError>;
    case 'no-answer':
      return <FieldError id="settings-page-query">{words.say('cannotCount')}</FieldError>;
  }
}
