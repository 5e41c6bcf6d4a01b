import { Link } from '../../shell/link';
import { Skeleton } from '../../parts/skeleton';
import { start } from '../api/start';
import { ContributedTabs } from '../parts/contributed-tabs';
import { Problem } from '../parts/problem';
import { Zero } from '../parts/zero';
import { projectPath } from '../shell/place';
import { useProjects } from '../shell/project-data';

/** Where a visit begins: the organization's projects, and what is installed. */
export function ProjectsPage() {
  const { value: projects, problem, reload } = useProjects();
  return (
    <div className="page">
      <h1>Projects</h1>
      <p className="subtle">
        An Azure DevOps organization on this machine.{' '}
        <Link href="/azure/_extensions">{`${start.extensions.length} ${start.extensions.length === 1 ? 'extension is' : 'extensions are'} installed`}</Link>
        ; <a href="/jira">the local Jira</a> has the same backlog.
      </p>
      <ContributedTabs targets={['ms.vss-tfs-web.suite-home-pivots']} own="Projects" place={{}} context={{}}>
        {problem && <Problem problem={problem} retry={reload} />}
        {!projects && !problem && <Skeleton />}
        {projects?.length === 0 && (
          <Zero title="No projects">Start the host with data, or with --fresh for the seeded train.</Zero>
        )}
        <ul className="cards">
          {projects?.map(({ id, name, processName, teams, description }) => (
            <li key={id} className="card">
              <h2>
                <Link href={`${projectPath(name)}/_workitems`} dir="auto">
                  {name}
                </Link>
              </h2>
              <p className="subtle">{`${processName} · ${teams.length} ${teams.length === 1 ? 'team' : 'teams'}`}</p>
              {description && <p dir="auto">{description.slice(0, 300)}</p>}
              <p className="card__links">
                <Link href={`${projectPath(name)}/_backlogs`} aria-label={`Backlog of ${name}`}>
                  Backlog
                </Link>{' '}
                <Link href={`${projectPath(name)}/_queries`} aria-label={`Queries of ${name}`}>
                  Queries
                </Link>{' '}
                <Link href={`${projectPath(name)}/_settings`} aria-label={`Settings of ${name}`}>
                  Settings
                </Link>
              </p>
            </li>
          ))}
        </ul>
      </ContributedTabs>
    </div>
  );
}
