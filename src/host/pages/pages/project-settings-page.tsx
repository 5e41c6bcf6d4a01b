import type { Project } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';
import { modulePath } from '../forge/module-path';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { PersonName } from '../parts/avatar';
import { Breadcrumbs } from '../parts/breadcrumbs';
import { AppIcon } from '../parts/icon';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { Link } from '../shell/link';

/** What a project is, and the app's pages in its settings. */
export function ProjectSettingsPage({ projectKey }: { readonly projectKey: string }) {
  const { value, problem, reload } = useResource(projectKey, (signal) =>
    read<Project>(`/rest/api/3/project/${encodeURIComponent(projectKey)}`, signal),
  );
  const pages = useShown(modulesOfType('jira:projectSettingsPage'), { project: projectKey });
  return (
    <>
      <header className="page-head">
        <Breadcrumbs projectKey={projectKey} />
        <h1>Space settings</h1>
      </header>
      {problem && <Problem problem={problem} retry={reload} />}
      {!value && !problem && <Skeleton />}
      {value && (
        <dl className="facts">
          <dt>Name</dt>
          <dd dir="auto">{value.name}</dd>
          <dt>Key</dt>
          <dd>{value.key}</dd>
          <dt>Type</dt>
          <dd>{value.projectTypeKey}</dd>
          <dt>Lead</dt>
          <dd>
            <PersonName person={value.lead} />
          </dd>
        </dl>
      )}
      {pages.length > 0 && (
        <>
          <h2>Apps</h2>
          <ul className="plain-list">
            {pages.map((module) => (
              <li key={module.key}>
                <AppIcon icon={module.icon} /> <Link href={modulePath(module, projectKey) ?? ''}>{module.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
