import type { ProjectData } from '../../../azure/pages/page-data';
import { Link } from '../../shell/link';
import { nameOf } from '../host/contributions';
import { hubsOf } from '../host/hubs';
import { projectPath } from '../shell/place';

/** A project's settings: its process and teams, and the hubs that extensions add. */
export function SettingsPage({ project }: { readonly project: ProjectData }) {
  return (
    <div className="page">
      <h1>Project settings</h1>
      <p dir="auto">{project.description}</p>
      <section className="group">
        <h2 className="group__title">Extensions</h2>
        {hubsOf('settings').length === 0 && <p className="subtle">No installed extension has settings for a project.</p>}
        <ul>
          {hubsOf('settings').map((hub) => (
            <li key={hub.id}>
              <Link href={`${projectPath(project.name)}/_settings/${encodeURIComponent(hub.id)}`}>{nameOf(hub)}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="group">
        <h2 className="group__title">{`Process: ${project.processName}`}</h2>
        <ul>
          {project.types.map(({ name, fields }) => (
            <li key={name}>{`${name} (${fields.length} fields)`}</li>
          ))}
        </ul>
      </section>
      <section className="group">
        <h2 className="group__title">Teams</h2>
        <ul>
          {project.teams.map(({ id, name }) => (
            <li key={id} dir="auto">
              {name}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
