import type { ProjectData } from '../../../azure/pages/page-data';
import { widgets } from '../host/widget';
import { Zero } from '../parts/zero';
import { Widget } from './widget';

/** Every widget of every installed extension, as this browser has configured it. */
export function DashboardPage({ project }: { readonly project: ProjectData }) {
  return (
    <div className="page">
      <h1>Widgets</h1>
      <p className="subtle">
        Each widget of the installed extensions. What you choose for them is kept in this browser alone; dashboards of
        several people are not kept here.
      </p>
      {widgets.length === 0 && <Zero title="No widgets">No installed extension has a widget.</Zero>}
      <div className="dashboard">
        {widgets.map((widget) => (
          <Widget key={widget.id} widget={widget} project={project} />
        ))}
      </div>
    </div>
  );
}
