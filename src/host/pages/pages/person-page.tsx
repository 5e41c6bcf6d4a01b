import { start } from '../api/start';
import type { Person } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';
import { modulePath } from '../forge/module-path';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { Avatar } from '../parts/avatar';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { Link } from '../shell/link';
import { viewer } from '../shell/session';

/** A person, and for oneself the app's personal settings. */
export function PersonPage({ accountId }: { readonly accountId: string }) {
  const { value, problem, reload } = useResource(accountId, (signal) =>
    read<Person & { readonly timeZone?: string; readonly emailAddress?: string }>(
      `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
      signal,
    ),
  );
  const settings = useShown(modulesOfType('jira:personalSettingsPage'), {});
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (!value) return <Skeleton />;
  return (
    <>
      <header className="page-head page-head--person">
        <Avatar name={value.displayName} size={64} />
        <div>
          <h1 dir="auto">{value.displayName}</h1>
          <p className="subtle">{start.people.find((person) => person.accountId === accountId)?.role}</p>
        </div>
      </header>
      <dl className="facts">
        <dt>Email</dt>
        <dd>{value.emailAddress ?? 'hidden'}</dd>
        <dt>Time zone</dt>
        <dd>{value.timeZone ?? '–'}</dd>
      </dl>
      {accountId === viewer?.accountId && settings.length > 0 && (
        <>
          <h2>Personal settings</h2>
          <ul className="plain-list">
            {settings.map((module) => (
              <li key={module.key}>
                <Link href={modulePath(module) ?? ''}>{module.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
