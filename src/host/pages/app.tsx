import { lazy, Suspense, type ReactNode } from 'react';
import { Problem } from './parts/problem';
import { RestProblem } from './api/rest';
import { Skeleton } from './parts/skeleton';
import { useAddress } from './shell/address';
import { Shell } from './shell/shell';
import { viewer } from './shell/session';

const StartPage = lazy(async () => ({ default: (await import('./pages/start-page')).StartPage }));
const IssuePage = lazy(async () => ({ default: (await import('./issue/issue-page')).IssuePage }));
const SearchPage = lazy(async () => ({ default: (await import('./search/search-page')).SearchPage }));
const BoardPage = lazy(async () => ({ default: (await import('./board/board-page')).BoardPage }));
const BacklogPage = lazy(async () => ({ default: (await import('./board/backlog-page')).BacklogPage }));
const ProjectPage = lazy(async () => ({ default: (await import('./pages/project-page')).ProjectPage }));
const ProjectSettingsPage = lazy(async () => ({
  default: (await import('./pages/project-settings-page')).ProjectSettingsPage,
}));
const AppPage = lazy(async () => ({ default: (await import('./forge/app-page')).AppPage }));
const AdminPage = lazy(async () => ({ default: (await import('./pages/admin-page')).AdminPage }));
const PersonPage = lazy(async () => ({ default: (await import('./pages/person-page')).PersonPage }));
const DashboardPage = lazy(async () => ({ default: (await import('./dashboard/dashboard-page')).DashboardPage }));

const types = {
  projectPage: ['jira:projectPage'],
  projectSettings: ['jira:projectSettingsPage'],
  globalPage: ['jira:globalPage', 'jira:fullPage', 'global:fullPage'],
  adminPage: ['jira:adminPage'],
  personal: ['jira:personalSettingsPage'],
} as const;

type Route = readonly [pattern: RegExp, draw: (parts: readonly string[]) => ReactNode];

const routes: readonly Route[] = [
  [/^\/(?:jira)?$/, () => <StartPage />],
  [/^(?:\/jira)?\/browse\/([^/]+)$/, ([key = '']) => <IssuePage key={key} issueKey={key} />],
  [/^\/jira\/issues$/, () => <SearchPage />],
  [/^\/jira\/projects\/([^/]+)$/, ([project = '']) => <ProjectPage key={project} projectKey={project} />],
  [/^\/jira\/projects\/([^/]+)\/issues$/, ([project = '']) => <SearchPage key={project} projectKey={project} />],
  [/^\/jira\/projects\/([^/]+)\/board$/, ([project = '']) => <BoardPage key={project} projectKey={project} />],
  [/^\/jira\/projects\/([^/]+)\/backlog$/, ([project = '']) => <BacklogPage key={project} projectKey={project} />],
  [
    /^\/jira\/projects\/([^/]+)\/apps\/([^/]+)(?:\/.*)?$/,
    ([project = '', module = '']) => (
      <AppPage key={`${project} ${module}`} moduleKey={module} types={types.projectPage} projectKey={project} />
    ),
  ],
  [
    /^\/jira\/projects\/([^/]+)\/settings\/apps\/([^/]+)(?:\/.*)?$/,
    ([project = '', module = '']) => (
      <AppPage key={`${project} ${module}`} moduleKey={module} types={types.projectSettings} projectKey={project} />
    ),
  ],
  [
    /^\/jira\/projects\/([^/]+)\/settings$/,
    ([project = '']) => <ProjectSettingsPage key={project} projectKey={project} />,
  ],
  [
    /^\/jira\/apps\/([^/]+)(?:\/.*)?$/,
    ([module = '']) => <AppPage key={module} moduleKey={module} types={types.globalPage} />,
  ],
  [/^\/jira\/admin$/, () => <AdminPage />],
  [
    /^\/jira\/admin\/apps\/([^/]+)(?:\/.*)?$/,
    ([module = '']) => <AppPage key={module} moduleKey={module} types={types.adminPage} needsAdmin />,
  ],
  [
    /^\/jira\/settings\/apps\/([^/]+)(?:\/.*)?$/,
    ([module = '']) => <AppPage key={module} moduleKey={module} types={types.personal} />,
  ],
  [/^\/jira\/people\/([^/]+)$/, ([accountId = '']) => <PersonPage key={accountId} accountId={accountId} />],
  [/^\/jira\/dashboards(?:\/([^/]+))?$/, ([id]) => <DashboardPage key={id ?? ''} dashboardId={id || undefined} />],
];

/** The product's pages by address. */
export function App() {
  const { pathname } = useAddress();
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  const project = /^\/jira\/projects\/([^/]+)/.exec(path)?.[1] ?? /\/browse\/([^/]+)-\d+$/.exec(path)?.[1];
  return (
    <Shell projectKey={project === undefined ? undefined : decodeURIComponent(project)}>
      <Suspense fallback={<Skeleton />}>
        {viewer === undefined ? <Problem problem={new RestProblem(401, [])} /> : pageAt(path)}
      </Suspense>
    </Shell>
  );
}

function pageAt(path: string): ReactNode {
  for (const [pattern, draw] of routes) {
    const match = pattern.exec(path);
    if (match) return draw(match.slice(1).map((part) => (part === undefined ? '' : decodeURIComponent(part))));
  }
  return <Problem problem={new RestProblem(404, [`There is no page ${path} in this local Jira.`])} />;
}
