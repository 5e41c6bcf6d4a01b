import { useState } from 'react';
import type { Dashboard, Gadget as Entry } from '../../jira/dashboards';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { BackgroundScripts } from '../forge/background-scripts';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { Notice } from '../parts/notice';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { go } from '../shell/address';
import { showFlag } from '../shell/flag-store';
import { Link } from '../shell/link';
import { Gadget } from './gadget';

/** A dashboard with the app's gadgets; the first one when the address names none. */
export function DashboardPage({ dashboardId }: { readonly dashboardId?: string }) {
  const { value, problem, reload } = useResource('dashboards', (signal) =>
    read<{ dashboards: Dashboard[] }>('/host/dashboards', signal),
  );
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (!value) return <Skeleton />;
  const dashboard =
    dashboardId === undefined
      ? value.dashboards[0]
      : value.dashboards.find((candidate) => candidate.id === dashboardId);
  async function create() {
    try {
      const made = await rest<Dashboard>('POST', '/host/dashboards', {
        name: `Dashboard ${(value?.dashboards.length ?? 0) + 1}`,
      });
      reload();
      go(`/jira/dashboards/${encodeURIComponent(made.id)}`);
    } catch (error) {
      showFlag({
        id: 'dashboard',
        type: 'error',
        title: 'The dashboard was not made',
        description: (error as Error).message,
      });
    }
  }
  return (
    <>
      <header className="page-head page-head--row">
        <h1 dir="auto">{dashboard?.name ?? 'Dashboards'}</h1>
        <nav className="row" aria-label="Dashboards">
          {value.dashboards.map((other) => (
            <Link
              key={other.id}
              href={`/jira/dashboards/${encodeURIComponent(other.id)}`}
              aria-current={other === dashboard ? 'page' : undefined}
              dir="auto"
            >
              {other.name}
            </Link>
          ))}
        </nav>
        <button className="button" onClick={() => void create()}>
          New dashboard
        </button>
      </header>
      {dashboard ? (
        <Gadgets key={dashboard.id} dashboardId={dashboard.id} />
      ) : (
        <Notice tone="info" title={dashboardId ? 'We couldn’t find that dashboard' : 'No dashboards yet'}>
          Make one with “New dashboard”.
        </Notice>
      )}
    </>
  );
}

function Gadgets({ dashboardId }: { readonly dashboardId: string }) {
  const path = `/host/dashboards/${encodeURIComponent(dashboardId)}/gadgets`;
  const { value, problem, reload } = useResource(dashboardId, (signal) => read<{ gadgets: Entry[] }>(path, signal));
  const [failure, setFailure] = useState<Error>();
  const modules = useShown(modulesOfType('jira:dashboardGadget'), {});
  async function change(work: () => Promise<unknown>) {
    try {
      await work();
      setFailure(undefined);
    } catch (error) {
      setFailure(error as Error);
    }
    reload();
  }
  if (problem) return <Problem problem={problem} retry={reload} />;
  if (!value) return <Skeleton />;
  return (
    <>
      <div className="row">
        {modules.map((module) => (
          <button
            key={module.key}
            className="button"
            onClick={() => void change(() => rest('POST', path, { moduleKey: module.key }))}
          >
            Add {module.title}
          </button>
        ))}
      </div>
      {failure && <Problem problem={failure} />}
      {modules.length === 0 && (
        <Notice tone="info" title="No gadgets">
          The installed app brings no gadgets.
        </Notice>
      )}
      <BackgroundScripts type="jira:dashboardBackgroundScript" place={{ dashboard: dashboardId }} />
      <div className="gadgets">
        {value.gadgets.map((gadget) => (
          <Gadget
            key={gadget.id}
            gadget={gadget}
            reload={reload}
            remove={() => void change(() => rest('POST', `/host/dashboards/gadgets/${gadget.id}/remove`, {}))}
          />
        ))}
      </div>
    </>
  );
}
