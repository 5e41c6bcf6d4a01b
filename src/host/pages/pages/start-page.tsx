import type { Page, Project } from '../api/jira';
import { read } from '../api/rest';
import { start } from '../api/start';
import { useResource } from '../api/use-resource';
import { modulePath } from '../forge/module-path';
import { isNative } from '../forge/obstacle';
import { supportOf } from '../../bridge/module-support';
import { Avatar } from '../parts/avatar';
import { AppIcon } from '../parts/icon';
import { Notice } from '../parts/notice';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { Link } from '../shell/link';
import { signIn, viewer } from '../shell/session';

/** Where a visit begins: projects, people to be, the installed app and where its modules are. */
export function StartPage() {
  const { value, problem, reload } = useResource('projects', (signal) =>
    read<Page<Project>>('/rest/api/3/project/search?maxResults=50', signal),
  );
  return (
    <div className="start">
      <h1 dir="auto">{start.site.name}</h1>
      <p className="subtle">A Jira on this machine, with {start.app.name} installed.</p>
      <section>
        <h2>Spaces</h2>
        {problem && <Problem problem={problem} retry={reload} />}
        {!value && !problem && <Skeleton />}
        {value?.values.length === 0 && (
          <Notice tone="info" title="No spaces">
            You cannot see any space here. Be somebody else, or start the host with data.
          </Notice>
        )}
        <ul className="cards">
          {value?.values.map((project) => (
            <li key={project.key} className="card">
              <Link href={`/jira/projects/${encodeURIComponent(project.key)}`} dir="auto">
                {project.name}
              </Link>
              <span className="subtle">{project.key}</span>
              <span className="card__links">
                <Link href={`/jira/projects/${encodeURIComponent(project.key)}/issues`}>List</Link>
                <Link href={`/jira/projects/${encodeURIComponent(project.key)}/backlog`}>Backlog</Link>
                <Link href={`/jira/projects/${encodeURIComponent(project.key)}/board`}>Board</Link>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>People</h2>
        <ul className="cards">
          {start.people.map((person) => (
            <li key={person.accountId} className="card card--person">
              <Avatar name={person.name} size={32} />
              <span>
                <bdi>{person.name}</bdi>
                <small className="subtle">{person.role}</small>
              </span>
              {person.accountId === viewer?.accountId ? (
                <strong>You</strong>
              ) : (
                <button
                  className="button"
                  onClick={() => void signIn(person.accountId)}
                  aria-label={`Be them, ${person.name}`}
                >
                  Be them
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <InstalledApp firstProject={value?.values[0]?.key} />
      <section>
        <h2>Local host</h2>
        <p>
          <a href="/azure">The local Azure DevOps</a> has the same backlog as work items.
        </p>
        <p>
          <a href="/host/calls">Platform calls</a> lists every call, its time, and in red what is not modelled;{' '}
          <a href="/host/usage">usage</a> what Forge would bill; <a href="/host/schedules">schedules</a>,{' '}
          <a href="/host/queue">queue</a> and <a href="/host/logs">logs</a> what runs without a person.
        </p>
      </section>
    </div>
  );
}

function InstalledApp({ firstProject }: { readonly firstProject?: string }) {
  const visible = start.app.modules.filter(({ type }) => supportOf(type).kind !== 'silent');
  const silent = start.app.modules.filter(({ type }) => supportOf(type).kind === 'silent');
  return (
    <section>
      <h2 dir="auto">
        {start.app.name} <small className="subtle">{start.app.version}</small>
      </h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Module</th>
            <th scope="col">Type</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {visible.map((module) => {
            const path = modulePath(module, firstProject);
            const support = supportOf(module.type);
            return (
              <tr key={`${module.type} ${module.key}`}>
                <td>
                  <AppIcon icon={module.icon} />{' '}
                  {path ? <Link href={path}>{module.title}</Link> : <bdi>{module.title}</bdi>}
                </td>
                <td>
                  <code>{module.type}</code>
                </td>
                <td>
                  {support.kind === 'shown' ? (
                    support.where
                  ) : (
                    <em>not shown here: {support.kind === 'absent' && support.reason}</em>
                  )}
                  {isNative(module) && <em> (made with UI Kit, which the local host does not run)</em>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {silent.length > 0 && (
        <p className="subtle">
          And without a page: {silent.map((module) => `${module.type} ${module.key}`).join(', ')}.
        </p>
      )}
    </section>
  );
}
