import { useEffect, useState } from 'react';
import { FieldError } from '../../kit/field';
import { BadQuery } from '#app/ports';
import type { ProjectId } from '#core/issue';
import type { ProjectSettings } from '#core/settings';
import type { Host } from '../host';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';

type Count = { readonly kind: 'counting' } | { readonly kind: 'counted'; readonly total: number } | { readonly kind: 'bad-query'; readonly message: string } | { readonly kind: 'no-answer' };

interface CandidateCountProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly settings: ProjectSettings;
  readonly words: Words<typeof enSettingsPage>;
}

const pauseMilliseconds = 500;

/** Tries the query a moment after the last letter: how many items it finds, or the tracker's own sentence. */
export function CandidateCount({ host, project, settings, words }: CandidateCountProps) {
  const [count, setCount] = useState<Count>({ kind: 'counting' });
  const { candidates, fields } = settings;
  const { id, key } = project;

  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      setCount({ kind: 'counting' });
      countCandidates(host, { projectId: id, projectKey: key, withDone: false, fields, ...(candidates === undefined ? {} : { query: candidates }) }, controller).then(
        (total) => setCount({ kind: 'counted', total }),
        (error: unknown) => {
          if (!controller.signal.aborted) setCount(error instanceof BadQuery ? { kind: 'bad-query', message: error.message } : { kind: 'no-answer' });
        },
      );
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [host, id, key, candidates, fields]);

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

/** Resolves with the total as soon as the first page tells it, and stops the rest. */
function countCandidates({ tracker }: Host, query: Parameters<Host['tracker']['candidates']>[0], controller: AbortController): Promise<number> {
  return new Promise((resolve, reject) => {
    tracker
      .candidates(
        query,
        (_, total) => {
          resolve(total);
          controller.abort();
        },
        controller.signal,
      )
      .then((all) => resolve(all.length), reject);
  });
}
