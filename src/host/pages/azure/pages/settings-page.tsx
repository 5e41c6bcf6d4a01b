import type { ReactNode } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import { dayText } from '../../parts/formats';
import { Link } from '../../shell/link';
import { nameOf } from '../host/contributions';
import { hubsOf } from '../host/hubs';
import { MessageBar } from '../parts/message-bar';
import { TypeMark } from '../parts/type-mark';
import { projectPath } from '../shell/place';

/** A project's settings: its process, teams and iterations, and the hubs that extensions add. */
export function SettingsPage({ project }: { readonly project: ProjectData }) {
  const hubs = hubsOf('settings');
  return (
    <div className="page">
      <h1>Project settings</h1>
      {project.description && <p dir="auto">{project.description}</p>}
      {!project.mayAdminister && (
        <MessageBar tone="info">
          You can see these settings, not change them: that needs the permission “Edit project-level information”. An
          administrator of the project can give it to you.
        </MessageBar>
      )}
      <Group title="Extensions">
        {hubs.length === 0 && <p className="subtle">No installed extension has settings for a project.</p>}
        <ul>
          {hubs.map((hub) => (
            <li key={hub.id}>
              <Link href={`${projectPath(project.name)}/_settings/${encodeURIComponent(hub.id)}`}>{nameOf(hub)}</Link>
            </li>
          ))}
        </ul>
      </Group>
      <Group title={`Process: ${project.processName}`}>
        <Table label="Work item types" heads={['Work item type', 'States', 'Fields']}>
          {project.types.map(({ name, states, fields }) => (
            <tr key={name}>
              <th scope="row">
                <TypeMark name={name} types={project.types} /> {name}
              </th>
              <td>{states.map((state) => state.name).join(', ')}</td>
              <td className="table__number">{fields.length}</td>
            </tr>
          ))}
        </Table>
      </Group>
      <Group title="Teams">
        <Table label="Teams" heads={['Team', 'Areas', 'Members']}>
          {project.teams.map(({ id, name, isDefault, areaPaths, memberCount }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`${projectPath(project.name)}/_backlogs?team=${encodeURIComponent(name)}`} dir="auto">
                  {name}
                </Link>
                {isDefault && <small className="subtle"> default</small>}
              </th>
              <td dir="auto">{areaPaths.join(', ')}</td>
              <td className="table__number">{memberCount}</td>
            </tr>
          ))}
        </Table>
      </Group>
      <Group title={`Iterations (${project.iterations.length})`}>
        <Table label="Iterations" heads={['Iteration', 'Begins', 'Ends']} isTall={project.iterations.length > 12}>
          {project.iterations.map(({ id, path, start, finish }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {path}
              </th>
              <td>{start ? dayText(start.slice(0, 10)) : '–'}</td>
              <td>{finish ? dayText(finish.slice(0, 10)) : '–'}</td>
            </tr>
          ))}
        </Table>
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="group">
      <h2 className="group__title">{title}</h2>
      {children}
    </section>
  );
}

/** Columns of numbers. */
const counted = new Set(['Fields', 'Members']);

function Table({
  label,
  heads,
  isTall,
  children,
}: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly isTall?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`table table--plain${isTall ? ' table--tall' : ''}`} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={counted.has(head) ? 'table__number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
