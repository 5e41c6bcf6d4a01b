import { start } from '../api/start';
import { modulePath } from '../forge/module-path';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { Notice } from '../parts/notice';
import { Link } from '../shell/link';
import { viewer } from '../shell/session';

/** Installed apps, with the ways into their settings. */
export function AdminPage() {
  const pages = useShown(modulesOfType('jira:adminPage'), {});
  if (!viewer?.isAdmin) {
    return (
      <>
        <h1>Jira settings</h1>
        <Notice tone="error" title="You don’t have permission to see this">
          Only Jira administrators may open the settings. Ask one of them.
        </Notice>
      </>
    );
  }
  return (
    <>
      <header className="page-head">
        <h1>Jira settings</h1>
      </header>
      <h2>Installed apps</h2>
      <ul className="cards">
        <li className="card">
          <strong dir="auto">{start.app.name}</strong>
          <span className="subtle">{start.app.version}</span>
          <span className="card__links">
            {pages.map((module) => (
              <Link key={module.key} href={modulePath(module) ?? ''}>
                {module.raw['useAsConfig'] === true
                  ? 'Configure'
                  : module.raw['useAsGetStarted'] === true
                    ? 'Get started'
                    : module.title}
              </Link>
            ))}
          </span>
        </li>
      </ul>
    </>
  );
}
