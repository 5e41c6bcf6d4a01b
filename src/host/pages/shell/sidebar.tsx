import type { AppModule } from '../../bridge/modules';
import type { Page, Project } from '../api/jira';
import { read } from '../api/rest';
import { start } from '../api/start';
import { useResource } from '../api/use-resource';
import { modulePath } from '../forge/module-path';
import { modulesOfType } from '../forge/places';
import { useShown, useShownPages } from '../forge/shown-modules';
import { AppIcon, Glyph, type GlyphName } from '../parts/icon';
import { useAddress } from './address';
import { Link } from './link';
import { viewer } from './session';

const hostPages: readonly { readonly href: string; readonly glyph: GlyphName; readonly text: string }[] = [
  { href: '/host/calls', glyph: 'calls', text: 'Platform calls' },
  { href: '/host/usage', glyph: 'dashboard', text: 'Usage and bill' },
  { href: '/host/schedules', glyph: 'settings', text: 'Schedules' },
  { href: '/host/queue', glyph: 'list', text: 'Queue' },
  { href: '/host/logs', glyph: 'list', text: 'Function logs' },
];

/** Ways through the product: everywhere, the project at hand, the app's own pages. */
export function Sidebar({ projectKey, isOpen }: { readonly projectKey?: string; readonly isOpen: boolean }) {
  const { value } = useResource(viewer && 'projects', (signal) =>
    read<Page<Project>>('/rest/api/3/project/search?maxResults=50', signal),
  );
  const projects = value?.values ?? [];
  const shown = projectKey ?? (projects.length === 1 ? projects[0]?.key : undefined);
  const project = projects.find((candidate) => candidate.key === shown);
  const globalPages = useShown(modulesOfType('jira:globalPage', 'jira:fullPage', 'global:fullPage'), {});
  const adminPages = useShown(start.app.modules.filter(isAdminEntry), {});
  return (
    <nav id="sidebar" className="sidebar" aria-label="Jira" data-open={isOpen}>
      <ul>
        <Entry href="/jira" glyph="home" text="Start" />
        <Entry href="/jira/issues" glyph="search" text="All work" />
        <Entry href="/jira/dashboards" glyph="dashboard" text="Dashboards" />
      </ul>
      {projects.length > 0 && <h2>Spaces</h2>}
      <ul>
        {projects.map((candidate) => (
          <Entry
            key={candidate.key}
            href={`/jira/projects/${encodeURIComponent(candidate.key)}`}
            glyph="board"
            text={candidate.name}
          />
        ))}
      </ul>
      {shown !== undefined && <ProjectEntries projectKey={shown} name={project?.name ?? shown} />}
      <AppEntries title="Apps" modules={globalPages} />
      {viewer?.isAdmin && (
        <>
          <h2>Settings</h2>
          <ul>
            <Entry href="/jira/admin" glyph="settings" text="Jira settings" />
            {adminPages.map((module) => (
              <ModuleEntry key={module.key} module={module} />
            ))}
          </ul>
        </>
      )}
      <h2>Local host</h2>
      <ul>
        {hostPages.map(({ href, glyph, text }) => (
          <Entry key={href} href={href} glyph={glyph} text={text} />
        ))}
      </ul>
    </nav>
  );
}

/** Admin pages with `useAsConfig` or `useAsGetStarted` are reached from the list of apps instead. */
function isAdminEntry(module: AppModule): boolean {
  return (
    module.type === 'jira:adminPage' && module.raw['useAsConfig'] !== true && module.raw['useAsGetStarted'] !== true
  );
}

function ProjectEntries({ projectKey, name }: { readonly projectKey: string; readonly name: string }) {
  const base = `/jira/projects/${encodeURIComponent(projectKey)}`;
  const pages = useShown(modulesOfType('jira:projectPage'), { project: projectKey });
  return (
    <>
      <h2 dir="auto">{name}</h2>
      <ul>
        <Entry href={`${base}/issues`} glyph="list" text="List" />
        <Entry href={`${base}/backlog`} glyph="backlog" text="Backlog" />
        <Entry href={`${base}/board`} glyph="board" text="Board" />
        {pages.map((module) => (
          <ModuleEntry key={module.key} module={module} projectKey={projectKey} />
        ))}
        <Entry href={`${base}/settings`} glyph="settings" text="Space settings" />
      </ul>
    </>
  );
}

function AppEntries({ title, modules }: { readonly title: string; readonly modules: readonly AppModule[] }) {
  if (modules.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {modules.map((module) => (
          <ModuleEntry key={module.key} module={module} />
        ))}
      </ul>
    </>
  );
}

/** An app's page in the sidebar, with its own pages below it while it is open. */
export function ModuleEntry({ module, projectKey }: { readonly module: AppModule; readonly projectKey?: string }) {
  const { pathname } = useAddress();
  const path = modulePath(module, projectKey);
  const pages = useShownPages(module, projectKey === undefined ? {} : { project: projectKey });
  if (path === undefined) return null;
  const isHere = pathname === path || pathname.startsWith(`${path}/`);
  return (
    <li>
      <Link href={path} className="sidebar__link" aria-current={isHere && pages.length === 0 ? 'page' : undefined}>
        <AppIcon icon={module.icon} />
        <bdi>{module.title}</bdi>
      </Link>
      {isHere && pages.length > 0 && (
        <ul className="sidebar__pages">
          {pages.map((page, place) => (
            <li key={page.key}>
              {page.section !== undefined && page.section !== pages[place - 1]?.section && (
                <h3 dir="auto">{page.section}</h3>
              )}
              <Link
                className="sidebar__link"
                href={`${path}/${page.route.replace(/^\//, '')}`}
                aria-current={pathname === `${path}/${page.route.replace(/^\//, '')}` ? 'page' : undefined}
              >
                <bdi>{page.title}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Entry({ href, glyph, text }: { readonly href: string; readonly glyph: GlyphName; readonly text: string }) {
  const { pathname } = useAddress();
  return (
    <li>
      <Link className="sidebar__link" href={href} aria-current={pathname === href ? 'page' : undefined}>
        <Glyph name={glyph} />
        <bdi>{text}</bdi>
      </Link>
    </li>
  );
}
