import { useState } from 'react';
import type { Person } from '../api/jira';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { PersonName } from '../parts/avatar';
import { Document } from '../parts/document';
import { documentOf } from '../parts/document-text';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { Moment } from '../parts/moment';

interface Comment {
  readonly id: string;
  readonly author?: Person;
  readonly body: unknown;
  readonly created: string;
}

/** What people wrote, the newest first, and a field for more. What is typed stays until it is saved. */
export function Comments({ issueKey }: { readonly issueKey: string }) {
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/comment`;
  const { value, problem, reload } = useResource(issueKey, (signal) =>
    read<{ comments: Comment[] }>(`${path}?orderBy=-created&maxResults=100`, signal),
  );
  const [draft, setDraft] = useState('');
  const [failure, setFailure] = useState<Error>();
  async function send(): Promise<void> {
    try {
      await rest('POST', path, { body: documentOf(draft) });
      setDraft('');
      setFailure(undefined);
      reload();
    } catch (error) {
      setFailure(error as Error);
    }
  }
  return (
    <>
      <form
        className="comment-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <textarea
          className="field"
          aria-label="Add a comment"
          placeholder="Add a comment…"
          dir="auto"
          rows={draft === '' ? 1 : 4}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
        {draft.trim() !== '' && <button className="button button--primary">Save</button>}
      </form>
      {failure && <Problem problem={failure} />}
      {problem && <Problem problem={problem} retry={reload} />}
      {!value && !problem && <Skeleton />}
      {value?.comments.length === 0 && <p className="subtle">No comments yet.</p>}
      <ul className="comments">
        {value?.comments.map((comment) => (
          <li key={comment.id}>
            <header className="row">
              <PersonName person={comment.author ?? { displayName: 'Former user' }} /> <Moment at={comment.created} />
            </header>
            <Document value={comment.body} />
          </li>
        ))}
      </ul>
    </>
  );
}
