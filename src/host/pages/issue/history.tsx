import type { Page, Person } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';
import { PersonName } from '../parts/avatar';
import { Moment } from '../parts/moment';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';

interface Change {
  readonly id: string;
  readonly author?: Person;
  readonly created: string;
  readonly items: readonly {
    readonly field: string;
    readonly fromString?: string | null;
    readonly toString?: unknown;
  }[];
}

/** Who changed what, the newest first. */
export function History({ issueKey }: { readonly issueKey: string }) {
  const { value, problem, reload } = useResource(issueKey, (signal) =>
    read<Page<Change>>(`/rest/api/3/issue/${encodeURIComponent(issueKey)}/changelog?maxResults=100`, signal),
  );
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (!value) return <Skeleton />;
  if (value.values.length === 0) return <p className="subtle">No changes yet.</p>;
  return (
    <ul className="comments">
      {[...value.values].reverse().map((change) => (
        <li key={change.id}>
          <header className="row">
            <PersonName person={change.author ?? { displayName: 'Automation' }} /> <Moment at={change.created} />
          </header>
          <ul className="changes">
            {change.items.map((item, place) => (
              <li key={place} dir="auto">
                <strong>{item.field}</strong>: <bdi>{item.fromString || '–'}</bdi> →{' '}
                <bdi>{Object.hasOwn(item, 'toString') && item.toString ? String(item.toString) : '–'}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
