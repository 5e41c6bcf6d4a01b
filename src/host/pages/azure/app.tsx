import { lazy, Suspense, type ReactNode } from 'react';
import type { ProjectData } from '../../azure/pages/page-data';
import { RestProblem } from '../api/rest';
import { Skeleton } from '../parts/skeleton';
import { useAddress } from '../shell/address';
import { viewer } from '../shell/session';
import { Problem } from './parts/problem';
import { ContributionPage } from './pages/contribution-page';
import { DashboardPage } from './pages/dashboard-page';
import { ExtensionsPage } from './pages/extensions-page';
import { HubPage } from './pages/hub-page';
import { ProjectsPage } from './pages/projects-page';
import { SettingsPage } from './pages/settings-page';
import { useProject } from './shell/project-data';
import { Shell } from './shell/shell';

const ItemPage = lazy(async () => ({ default: (await import('./item/item-page')).ItemPage }));
const QueryPage = lazy(async () => ({ default: (await import('./query/query-page')).QueryPage }));
const BacklogPage = lazy(async () => ({ default: (await import('./backlog/backlog-page')).BacklogPage }));

type Route = readonly [pattern: RegExp, draw: (parts: readonly string[]) => ReactNode];

const routes: readonly Route[] = [
  [/^\/azure$/, () => <ProjectsPage />],
  [/^\/azure\/_extensions$/, () => <ExtensionsPage />],
  [/^\/azure\/_extensions\/([^/]+)$/, ([id = '']) => <ContributionPage key={id} contributionId={id} />],
  [/^\/azure\/_settings\/([^/]+)$/, ([hub = '']) => <HubPage key={hub} hubId={hub} group="organization" />],
  [/^\/azure\/_workitems\/edit\/(\d+)$/, ([id = '']) => <ItemPage key={id} itemId={Number(id)} />],
  [
    /^\/azure\/([^/_][^/]*)\/_workitems\/edit\/(\d+)$/,
    ([project = '', id = '']) => <ItemPage key={id} projectName={project} itemId={Number(id)} />,
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_workitems\/create\/([^/]+)$/,
    ([project = '', type = '']) => <ItemPage key={type} projectName={project} typeName={type} />,
  ],
  [
    /^\/azure\/([^/_][^/]*)(?:\/_workitems(?:\/recentlyupdated)?)?$/,
    ([name = '']) => (
      <InProject key={name} name={name} draw={(project) => <QueryPage project={project} hasEditor={false} />} />
    ),
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_queries(?:\/.*)?$/,
    ([name = '']) => <InProject key={name} name={name} draw={(project) => <QueryPage project={project} hasEditor />} />,
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_backlogs(?:\/.*)?$/,
    ([name = '']) => <InProject key={name} name={name} draw={(project) => <BacklogPage project={project} />} />,
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_apps\/hub\/([^/]+)$/,
    ([name = '', hub = '']) => (
      <InProject
        key={`${name} ${hub}`}
        name={name}
        draw={(project) => <HubPage project={project} hubId={hub} group="boards" />}
      />
    ),
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_dashboards(?:\/.*)?$/,
    ([name = '']) => <InProject key={name} name={name} draw={(project) => <DashboardPage project={project} />} />,
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_settings$/,
    ([name = '']) => <InProject key={name} name={name} draw={(project) => <SettingsPage project={project} />} />,
  ],
  [
    /^\/azure\/([^/_][^/]*)\/_settings\/([^/]+)$/,
    ([name = '', hub = '']) => (
      <InProject
        key={`${name} ${hub}`}
        name={name}
        draw={(project) => <HubPage project={project} hubId={hub} group="settings" />}
      />
    ),
  ],
];

/** The product's pages by address. */
export function App() {
  const { pathname } = useAddress();
  const path = pathname.replace(/\/$/, '');
  const project = /^\/azure\/([^/_][^/]*)/.exec(path)?.[1];
  return (
    <Shell projectName={project === undefined ? undefined : decodeURIComponent(project)}>
      <Suspense fallback={<Skeleton />}>
        {viewer === undefined ? <Problem problem={new RestProblem(401, [])} /> : pageAt(path)}
      </Suspense>
    </Shell>
  );
}

function InProject({ name, draw }: { readonly name: string; draw(project: ProjectData): ReactNode }) {
  const { value, problem, reload } = useProject(name);
  if (problem) return <Problem problem={problem} retry={reload} />;
  return value ? draw(value) : <Skeleton lines={8} />;
}

function pageAt(path: string): ReactNode {
  for (const [pattern, draw] of routes) {
    const match = pattern.exec(path);
    if (match) return draw(match.slice(1).map((part) => (part === undefined ? '' : decodeURIComponent(part))));
  }
  return <Problem problem={new RestProblem(404, [`There is no page ${path} in this local Azure DevOps.`])} />;
}
