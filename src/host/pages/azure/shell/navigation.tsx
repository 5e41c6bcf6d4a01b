import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from '../../parts/icon';
import { useAddress } from '../../shell/address';
import { Link } from '../../shell/link';
import { nameOf } from '../host/contributions';
import { hubGroups, hubsOf } from '../host/hubs';
import { widgets } from '../host/widget';
import { projectPath } from './place';
import { useProjects } from './project-data';

/** Navigation at the side: the project's hubs, those of extensions among them. */
export function Navigation({ projectName, isOpen }: { readonly projectName?: string; readonly isOpen: boolean }) {
  const { value: projects } = useProjects();
  return (
    <nav id="navigation" className={`navigation${isOpen ? ' navigation--open' : ''}`} aria-label="Navigation">
      {projectName === undefined ? (
        <ul>
          {projects?.map(({ id, name }) => (
            <Entry key={id} href={projectPath(name)} glyph="board">
              <bdi>{name}</bdi>
            </Entry>
          ))}
        </ul>
      ) : (
        <ProjectHubs projectName={projectName} />
      )}
      {hubsOf('organization').length > 0 && (
        <>
          <h2 className="navigation__group">{hubGroups.organization.name}</h2>
          <ul>
            {hubsOf('organization').map((hub) => (
              <Entry key={hub.id} href={`/azure/_settings/${encodeURIComponent(hub.id)}`} glyph="app">
                {nameOf(hub)}
              </Entry>
            ))}
          </ul>
        </>
      )}
      <ul className="navigation__end">
        <Entry href="/azure/_extensions" glyph="app">
          Extensions
        </Entry>
        <Entry href="/host/calls" glyph="calls">
          Platform calls
        </Entry>
        <Entry href="/jira" glyph="home">
          Jira on this machine
        </Entry>
      </ul>
    </nav>
  );
}

function ProjectHubs({ projectName }: { readonly projectName: string }) {
  const base = projectPath(projectName);
  return (
    <>
      <h2 className="navigation__group">Boards</h2>
      <ul>
        <Entry href={`${base}/_workitems`} glyph="list">
          Work items
        </Entry>
        <Entry href={`${base}/_backlogs`} glyph="backlog">
          Backlogs
        </Entry>
        <Entry href={`${base}/_queries`} glyph="search">
          Queries
        </Entry>
        {widgets.length > 0 && (
          <Entry href={`${base}/_dashboards`} glyph="dashboard">
            Widgets
          </Entry>
        )}
        {hubsOf('boards').map((hub) => (
          <Entry key={hub.id} href={`${base}/_apps/hub/${encodeURIComponent(hub.id)}`} glyph="app">
            {nameOf(hub)}
          </Entry>
        ))}
      </ul>
      {hubsOf('other').length > 0 && (
        <>
          <h2 className="navigation__group">{hubGroups.other.name}</h2>
          <ul>
            {hubsOf('other').map((hub) => (
              <Entry key={hub.id} href={`${base}/_apps/hub/${encodeURIComponent(hub.id)}`} glyph="app">
                {nameOf(hub)}
              </Entry>
            ))}
          </ul>
        </>
      )}
      <h2 className="navigation__group">Project settings</h2>
      <ul>
        <Entry href={`${base}/_settings`} glyph="settings">
          Overview
        </Entry>
        {hubsOf('settings').map((hub) => (
          <Entry key={hub.id} href={`${base}/_settings/${encodeURIComponent(hub.id)}`} glyph="app">
            {nameOf(hub)}
          </Entry>
        ))}
      </ul>
    </>
  );
}

function Entry({
  href,
  glyph,
  children,
}: {
  readonly href: string;
  readonly glyph: GlyphName;
  readonly children: ReactNode;
}) {
  const { pathname } = useAddress();
  return (
    <li>
      <Link className="navigation__entry" href={href} aria-current={pathname === href ? 'page' : undefined}>
        <Glyph name={glyph} />
        <span>{children}</span>
      </Link>
    </li>
  );
}
